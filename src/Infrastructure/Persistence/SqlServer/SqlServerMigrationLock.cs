namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>Does nothing: EF Core's own lock is enough, because it belongs to the connection and ends with it.</summary>
internal sealed class SqlServerMigrationLock : IMigrationLock
{
    public Task<IAsyncDisposable?> AcquireAsync(DirectoryContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);
}
