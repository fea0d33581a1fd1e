namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The end of the audit chain, in a single row. Transactions that append records lock it and so run one after another.</summary>
internal sealed class AuditHeadRow
{
    public const int OnlyId = 1;

    /// <summary>The hash of an empty chain. The first record uses it as the hash of its predecessor.</summary>
    public static readonly string HashOfNone = new('0', 64);

    public int Id { get; init; } = OnlyId;

    /// <summary>The sequence number of the last record; 0 when there is none.</summary>
    public long Sequence { get; set; }

    /// <summary>The hash of the last record.</summary>
    public required string Hash { get; set; }
}
