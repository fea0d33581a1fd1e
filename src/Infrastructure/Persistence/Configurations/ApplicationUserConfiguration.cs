using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class ApplicationUserConfiguration : IEntityTypeConfiguration<ApplicationUser>
{
    public const int MaxPasswordHashLength = 256;

    /// <summary>
    /// Unicode compatibility normalization may lengthen an email address. An index key of SQL Server has at most 1,700 bytes.
    /// </summary>
    public const int MaxNormalizedEmailLength = EmailAddress.MaxLength * UnitsPerCharacter;

    /// <summary>The domain counts code points, and columns count UTF-16 code units, of which a code point has up to two.</summary>
    private const int UnitsPerCharacter = 2;

    public void Configure(EntityTypeBuilder<ApplicationUser> builder)
    {
        builder.ToTable("Users");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedOnAdd();
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasAlternateKey(row => row.Id);
        builder.HasIndex(row => new { row.OrganizationId, row.NormalizedEmail }).IsUnique().HasDatabaseName(UniqueIndexes.Email);
        builder.HasIndex(row => new { row.OrganizationId, row.CanonicalUsername }).IsUnique().HasDatabaseName(UniqueIndexes.Username);
        builder.HasIndex(row => new { row.OrganizationId, row.Number });
        builder.HasOne<OrganizationRow>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Roles).WithOne().HasForeignKey(role => role.UserNumber).OnDelete(DeleteBehavior.Cascade);

        builder.HasMany(row => row.Stats).WithOne().HasForeignKey(stat => stat.UserNumber).OnDelete(DeleteBehavior.Cascade);
        builder.Property(row => row.Avatar).HasMaxLength(Avatar.MaxLength);
        builder.HasMany(row => row.Locals).WithOne().HasForeignKey(local => local.UserNumber).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.OrganizationId, row.FoldedName, row.Number });
        builder.HasIndex(row => new { row.OrganizationId, row.UpdatedAt, row.Number });
        builder.Property(row => row.FoldedName).HasMaxLength(PersonName.MaxFoldedLength);
        builder.Property(row => row.GivenFirst).HasMaxLength(PersonName.MaxLength * UnitsPerCharacter);
        builder.Property(row => row.Username).HasMaxLength(Username.MaxLength * UnitsPerCharacter);
        builder.Property(row => row.CanonicalUsername).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(row => row.Email).IsRequired().HasMaxLength(EmailAddress.MaxLength * UnitsPerCharacter);
        builder.Property(row => row.NormalizedEmail).IsRequired().HasMaxLength(MaxNormalizedEmailLength);
        builder.Property(row => row.Name).HasMaxLength(PersonName.MaxLength * UnitsPerCharacter);
        builder.Property(row => row.Area).HasMaxLength(Area.MaxLength * UnitsPerCharacter);
        builder.Property(row => row.PhoneNumber).HasColumnName("Telefono").HasMaxLength(Telefono.MaxLength * UnitsPerCharacter);
        builder.Property(row => row.PasswordHash).HasMaxLength(MaxPasswordHashLength);
        builder.Property(row => row.SecurityStamp).HasMaxLength(64);
        builder.Property(row => row.Version).IsConcurrencyToken();

        builder.Ignore(row => row.UserName);
        builder.Ignore(row => row.NormalizedUserName);
        builder.Ignore(row => row.EmailConfirmed);
        builder.Ignore(row => row.PhoneNumberConfirmed);
        builder.Ignore(row => row.TwoFactorEnabled);
        builder.Ignore(row => row.ConcurrencyStamp);
        builder.Ignore(row => row.LockoutEnd);
        builder.Ignore(row => row.LockoutEnabled);
        builder.Ignore(row => row.AccessFailedCount);
    }
}
