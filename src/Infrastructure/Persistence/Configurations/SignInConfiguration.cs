using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class SignInConfiguration :
    IEntityTypeConfiguration<RefreshTokenRow>,
    IEntityTypeConfiguration<SignInAttemptsRow>,
    IEntityTypeConfiguration<SigningKeyRow>,
    IEntityTypeConfiguration<DataProtectionKey>
{
    private const int Sha256HexLength = 64;
    private const int MaxProtectedTokenLength = 500;

    public void Configure(EntityTypeBuilder<RefreshTokenRow> builder)
    {
        builder.ToTable("RefreshTokens");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasMaxLength(Sha256HexLength);
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.Address).HasMaxLength(RefreshTokenRow.MaxAddressLength);
        builder.Property(row => row.UserAgent).HasMaxLength(RefreshTokenRow.MaxUserAgentLength);
        builder.Property(row => row.ProtectedSuccessor).HasMaxLength(MaxProtectedTokenLength);
        builder.HasIndex(row => row.Family);
        builder.HasIndex(row => row.UsedAt).HasFilter($"{nameof(RefreshTokenRow.ProtectedSuccessor)} IS NOT NULL");
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<ApplicationUser>().WithMany()
            .HasForeignKey(row => row.UserId).HasPrincipalKey(user => user.Id).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SignInAttemptsRow> builder)
    {
        builder.ToTable("SignInAttempts");
        builder.HasKey(row => new { row.OrganizationId, row.EmailHash });
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.EmailHash).HasMaxLength(Sha256HexLength);
        builder.Property(row => row.Email).HasMaxLength(ApplicationUserConfiguration.MaxNormalizedEmailLength);
        builder.HasIndex(row => new { row.OrganizationId, row.Email });
        builder.HasIndex(row => row.LastFailureAt);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SigningKeyRow> builder)
    {
        builder.ToTable("SigningKeys");
        builder.HasKey(row => row.Generation);
        builder.Property(row => row.Generation).ValueGeneratedNever();
        builder.Property(row => row.KeyId).HasMaxLength(Sha256HexLength);
        builder.Property(row => row.ProtectedPrivateKey).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("DataProtectionKeys");
        builder.Property(row => row.FriendlyName).HasMaxLength(200).IsRequired();
        builder.Property(row => row.Xml).IsRequired();
    }
}
