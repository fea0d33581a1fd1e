namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The end of the audit's chain, in one row: who appends holds it, so that nobody else does at the same time.</summary>
internal sealed class AuditHeadRow
{
    public const int OnlyId = 1;

    /// <summary>The hash of the last record when there is none: what the first record has as its predecessor's.</summary>
    public static readonly string HashOfNone = new('0', 64);

    public int Id { get; init; } = OnlyId;

    /// <summary>The place of the last record; 0 when there is none.</summary>
    public long Sequence { get; set; }

    /// <summary>The hash of the last record.</summary>
    public required string Hash { get; set; }
}
