namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The transaction of the running command.</summary>
internal interface IWriteTransaction
{
    /// <summary>Starts the transaction unless it has started. Stores call it before they read rows to change, or write.</summary>
    /// <exception cref="InvalidOperationException">No command is running.</exception>
    Task BeginAsync(CancellationToken cancellationToken);
}
