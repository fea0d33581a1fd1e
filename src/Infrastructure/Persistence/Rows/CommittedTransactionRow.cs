namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>Marks a transaction as committed, in case the response of the database to the commit is lost.</summary>
internal sealed class CommittedTransactionRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }
}
