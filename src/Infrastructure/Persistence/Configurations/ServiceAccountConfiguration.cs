using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class ServiceAccountConfiguration : IEntityTypeConfiguration<ServiceAccountRow>
{
    private const int Sha256HexLength = 64;

    public void Configure(EntityTypeBuilder<ServiceAccountRow> builder)
    {
        builder.ToTable("ServiceAccounts");
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.Name).HasMaxLength(ServiceAccountName.MaxLength);
        builder.Property(row => row.SecretHash).HasMaxLength(Sha256HexLength);
        builder.Property(row => row.PreviousSecretHash).HasMaxLength(Sha256HexLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.OrganizationId, row.Name }).IsUnique();
        builder.HasOne<OrganizationRow>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
