namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Lets one instance at a time migrate a database.</summary>
internal interface IMigrationTurn
{
    /// <summary>Waits for a turn, which ends when the returned object is disposed of.</summary>
    Task<IAsyncDisposable?> TakeAsync(DirectoryContext context, CancellationToken cancellationToken);
}
