using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyKeyRow>
{
    private const int Sha256HexLength = 64;

    public void Configure(EntityTypeBuilder<IdempotencyKeyRow> builder)
    {
        builder.ToTable("IdempotencyKeys");
        builder.HasKey(row => new { row.OrganizationId, row.CallerId, row.KeyHash });
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.CallerId).HasMaxLength(64);
        builder.Property(row => row.KeyHash).HasMaxLength(Sha256HexLength);
        builder.Property(row => row.Fingerprint).HasMaxLength(Sha256HexLength);
        builder.HasIndex(row => row.CreatedAt);
    }
}
