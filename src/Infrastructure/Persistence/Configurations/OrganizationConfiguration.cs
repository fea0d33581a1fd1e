using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class OrganizationConfiguration :
    IEntityTypeConfiguration<OrganizationRow>,
    IEntityTypeConfiguration<RoleRow>,
    IEntityTypeConfiguration<UserRoleRow>,
    IEntityTypeConfiguration<LocalRow>,
    IEntityTypeConfiguration<UserLocalRow>,
    IEntityTypeConfiguration<UserStatRow>
{
    public void Configure(EntityTypeBuilder<OrganizationRow> builder)
    {
        builder.ToTable("Organizations");
        builder.Property(row => row.Id).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.Name).HasMaxLength(Organization.MaxNameLength);
        builder.Property(row => row.Template).HasMaxLength(Organization.MaxIdLength);
        builder.HasMany(row => row.Locals).WithOne().HasForeignKey(local => local.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Roles).WithOne().HasForeignKey(role => role.OrganizationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RoleRow> builder)
    {
        builder.ToTable("Roles");
        builder.HasKey(row => new { row.OrganizationId, row.Number });
        builder.HasIndex(row => new { row.OrganizationId, row.Key }).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.Name }).IsUnique();
        builder.Property(row => row.Description).HasMaxLength(RoleDefinition.MaxDescriptionLength);
        builder.Property(row => row.Key).HasMaxLength(RoleDefinition.MaxLength);
        builder.Property(row => row.Name).HasMaxLength(RoleDefinition.MaxLength);
    }

    public void Configure(EntityTypeBuilder<UserRoleRow> builder)
    {
        builder.ToTable("UserRoles");
        builder.HasKey(row => new { row.UserNumber, row.RoleNumber });
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.HasOne(row => row.Role).WithMany()
            .HasForeignKey(row => new { row.OrganizationId, row.RoleNumber }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LocalRow> builder)
    {
        builder.ToTable("Locals");
        builder.HasKey(row => new { row.OrganizationId, row.Id });
        builder.Property(row => row.Id).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.Name).HasMaxLength(Local.MaxNameLength * 2);
    }

    public void Configure(EntityTypeBuilder<UserLocalRow> builder)
    {
        builder.ToTable("UserLocals");
        builder.HasKey(row => new { row.UserNumber, row.LocalId });
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.LocalId).HasMaxLength(Organization.MaxIdLength);
        builder.HasOne(row => row.Local).WithMany()
            .HasForeignKey(row => new { row.OrganizationId, row.LocalId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UserStatRow> builder)
    {
        builder.ToTable("UserStats");
        builder.HasKey(row => new { row.UserNumber, row.Name });
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.Name).HasMaxLength(64);
    }
}
