namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>The transaction of the command that is being carried out, as the repositories see it.</summary>
internal interface IWriteTransaction
{
    /// <summary>Starts the transaction, unless it has started. Repositories call it before they use the database.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">No command is being carried out.</exception>
    Task BeginAsync(CancellationToken cancellationToken);
}
