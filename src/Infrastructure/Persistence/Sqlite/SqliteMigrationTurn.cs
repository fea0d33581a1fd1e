using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Locks a file beside the database, which the operating system unlocks when its owner dies. EF Core's own lock is a row, which
/// stays when its owner dies and would keep everybody waiting for ever: whoever has the turn takes such a row away.
/// </summary>
/// <param name="databasePath">The database's file.</param>
internal sealed class SqliteMigrationTurn(string databasePath) : IMigrationTurn
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    public async Task<IAsyncDisposable?> TakeAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        var turn = await LockAsync(cancellationToken);
        try
        {
            await RemoveDeadLockAsync(context, cancellationToken);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new(databasePath + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                // Another instance has it.
                await Task.Delay(BetweenAttempts, cancellationToken);
            }
        }
    }

    private async Task RemoveDeadLockAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        if (!File.Exists(databasePath))
        {
            return;
        }

        var tables = await context.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }
}
