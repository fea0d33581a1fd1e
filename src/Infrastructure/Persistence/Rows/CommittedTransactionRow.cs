namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The mark of a transaction: it is there when the transaction was committed, whatever the database's answer was.</summary>
internal sealed class CommittedTransactionRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }
}
