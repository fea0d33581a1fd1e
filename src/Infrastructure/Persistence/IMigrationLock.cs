namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Ensures that only one instance at a time migrates the database.</summary>
internal interface IMigrationLock
{
    /// <summary>Waits for the lock.</summary>
    /// <returns>An object that releases the lock when it is disposed; null when EF Core's own lock is enough.</returns>
    Task<IAsyncDisposable?> AcquireAsync(DirectoryContext context, CancellationToken cancellationToken);
}
