using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class FormerPasswordConfiguration : IEntityTypeConfiguration<FormerPasswordRow>
{
    public void Configure(EntityTypeBuilder<FormerPasswordRow> builder)
    {
        builder.ToTable("FormerPasswords");
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.PasswordHash).HasMaxLength(ApplicationUserConfiguration.MaxPasswordHashLength);
        builder.HasIndex(row => new { row.UserNumber, row.Id });
        builder.HasOne<ApplicationUser>().WithMany().HasForeignKey(row => row.UserNumber).OnDelete(DeleteBehavior.Cascade);
    }
}
