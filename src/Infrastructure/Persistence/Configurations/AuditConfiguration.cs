using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelpDesk.Users.Infrastructure.Persistence.Configurations;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRecordRow>, IEntityTypeConfiguration<AuditHeadRow>
{
    private const int Sha256HexLength = 64;

    public void Configure(EntityTypeBuilder<AuditRecordRow> builder)
    {
        builder.ToTable("AuditRecords");
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
        builder.Property(row => row.OrganizationId).HasMaxLength(Organization.MaxIdLength);
        builder.Property(row => row.Action).HasMaxLength(64);
        builder.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.Reason).HasMaxLength(64);
        builder.Property(row => row.ActorKind).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.ActorId).HasMaxLength(64);
        builder.Property(row => row.ActorName).HasMaxLength(AuditRecordRow.MaxNameLength);
        builder.Property(row => row.SubjectId).HasMaxLength(64);
        builder.Property(row => row.SubjectName).HasMaxLength(AuditRecordRow.MaxNameLength);
        builder.Property(row => row.CorrelationId).HasMaxLength(64);
        builder.Property(row => row.Address).HasMaxLength(64);
        builder.Property(row => row.Hash).HasMaxLength(Sha256HexLength);

        // In the order in which the audit is read. The action at the end lets records of other actions be passed over without reading them.
        builder.HasIndex(row => new { row.OrganizationId, row.Outcome, row.At, row.Sequence });
        builder.HasIndex(row => new { row.OrganizationId, row.Action, row.Outcome, row.At, row.Sequence });
        builder.HasIndex(row => new { row.OrganizationId, row.SubjectId, row.Outcome, row.At, row.Sequence, row.Action });
        builder.HasIndex(row => new { row.OrganizationId, row.ActorId, row.Outcome, row.At, row.Sequence });
        builder.HasIndex(row => new { row.OrganizationId, row.ActorId, row.Action, row.Outcome, row.At, row.Sequence });
    }

    public void Configure(EntityTypeBuilder<AuditHeadRow> builder)
    {
        builder.ToTable("AuditHead");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Sequence).IsConcurrencyToken();
        builder.Property(row => row.Hash).HasMaxLength(Sha256HexLength);
    }
}
