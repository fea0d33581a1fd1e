using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Locks a file next to the database. If the process crashes, the operating system releases the lock. EF Core's own lock is a row, which
/// stays after a crash and would block all migrations. The owner of the file lock deletes such a row.
/// </summary>
internal sealed class SqliteMigrationLock(string databasePath) : IMigrationLock
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    public async Task<IAsyncDisposable?> AcquireAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        var lockFile = await LockAsync(cancellationToken);
        try
        {
            await DeleteAbandonedLockAsync(context, cancellationToken);
            return lockFile;
        }
        catch
        {
            await lockFile.DisposeAsync();
            throw;
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new(
                    databasePath + ".migrating",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                // Another instance has the lock.
                await Task.Delay(RetryDelay, cancellationToken);
            }
        }
    }

    private async Task DeleteAbandonedLockAsync(DirectoryContext context, CancellationToken cancellationToken)
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
