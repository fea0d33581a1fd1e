namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>EF Core's own lock does: it belongs to the connection, and ends with it.</summary>
internal sealed class SqlServerMigrationTurn : IMigrationTurn
{
    public Task<IAsyncDisposable?> TakeAsync(DirectoryContext context, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(null);
}
