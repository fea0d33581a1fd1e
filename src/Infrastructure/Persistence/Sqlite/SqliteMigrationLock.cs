using HelpDesk.Users.Application.Operations;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Locks a file next to the database. If the process crashes, the operating system releases the lock. EF Core's own lock is a row, which
/// stays after a crash and would block all migrations. The owner of the file lock deletes such a row.
/// </summary>
internal sealed class SqliteMigrationLock(string databasePath) : IMigrationLock
{
    /// <summary>The errors of a file that another process has opened: of Linux, macOS and Windows.</summary>
    private static readonly int[] InUseErrors = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    public async Task<IAsyncDisposable?> AcquireAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        var lockFile = await LockAsync(cancellationToken);
        try
        {
            if (File.Exists(databasePath))
            {
                await DeleteAbandonedLockAsync(context, cancellationToken);
            }
            else
            {
                PrivateFiles.CreateMissing(databasePath);
            }

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
            catch (UnauthorizedAccessException exception)
            {
                throw new InvalidConfigurationException($"The folder of '{databasePath}' can't be written to.", exception);
            }
            catch (IOException exception) when (!InUseErrors.Contains(exception.HResult))
            {
                throw new InvalidConfigurationException(
                    $"The folder of '{databasePath}' can't be used: {exception.Message.TrimEnd('.')}.",
                    exception);
            }
            catch (IOException)
            {
                // Another instance has the lock.
                await Task.Delay(RetryDelay, cancellationToken);
            }
        }
    }

    private static async Task DeleteAbandonedLockAsync(DirectoryContext context, CancellationToken cancellationToken)
    {
        var tables = await context.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }
}
