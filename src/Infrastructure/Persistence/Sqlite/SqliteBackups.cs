using System.Globalization;
using HelpDesk.Users.Application.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>Backs up and restores the database with SQLite's online backup. Checks each copy before it is used.</summary>
/// <param name="context">Lists the migrations that this version knows.</param>
/// <param name="clock">The time in the name of a replaced database file.</param>
internal sealed class SqliteBackups(SqliteConnectionStringBuilder database, DirectoryContext context, TimeProvider clock) : IBackups
{
    /// <summary>Tokens of the backup must not become valid again: users sign in again, and new signing keys are created.</summary>
    private const string DeleteTokens = "DELETE FROM RefreshTokens; DELETE FROM SigningKeys;";

    public async Task BackUpAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(database.DataSource))
        {
            throw new InvalidConfigurationException($"There is no directory to back up: the file '{database.DataSource}' does not exist.");
        }

        if (File.Exists(file))
        {
            throw new InvalidConfigurationException($"The file '{file}' is there already, and is not overwritten.");
        }

        await UseFilesAsync(file, async () =>
        {
            await CopyAsync(database.DataSource, file + ".partial", statements: null, cancellationToken);
            File.Move(file + ".partial", file);
        });
    }

    public async Task<string?> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new InvalidConfigurationException($"The file '{file}' does not exist.");
        }

        string? replacedFile = null;
        await UseFilesAsync(file, async () =>
        {
            var restored = database.DataSource + ".partial";
            await CopyAsync(file, restored, DeleteTokens, cancellationToken);
            if (File.Exists(database.DataSource))
            {
                await EnsureNotInUseAsync(cancellationToken);
                replacedFile = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{database.DataSource}.{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
                File.Move(database.DataSource, replacedFile);
            }

            File.Move(restored, database.DataSource);
        });
        return replacedFile;
    }

    private static async Task UseFilesAsync(string file, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The file '{file}' cannot be used: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    /// <summary>Copies a database into a new file and checks the copy. Deletes the new file if that fails.</summary>
    private async Task CopyAsync(string from, string to, string? statements, CancellationToken cancellationToken)
    {
        File.Delete(to);
        try
        {
            await using var source = await OpenAsync(from, SqliteOpenMode.ReadOnly, cancellationToken);
            PrivateFiles.CreateMissing(to);
            await using var copy = await OpenAsync(to, SqliteOpenMode.ReadWriteCreate, cancellationToken);
            source.BackupDatabase(copy);
            await ExecuteAsync(copy, "PRAGMA journal_mode = DELETE", cancellationToken);
            await CheckAsync(copy, from, cancellationToken);
            if (statements is not null)
            {
                await ExecuteAsync(copy, statements, cancellationToken);
            }
        }
        catch
        {
            File.Delete(to);
            throw;
        }
    }

    private async Task CheckAsync(SqliteConnection copy, string from, CancellationToken cancellationToken)
    {
        if (await ReadAsync(copy, "PRAGMA integrity_check", cancellationToken) is not ["ok"]
            || await ReadAsync(copy, "PRAGMA foreign_key_check", cancellationToken) is not [])
        {
            throw new InvalidConfigurationException($"The file '{from}' is damaged, and no copy of it was made.");
        }

        if (await ReadAsync(copy, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'", cancellationToken) is [])
        {
            throw new InvalidConfigurationException($"The file '{from}' is no directory of this service.");
        }

        var applied = await ReadAsync(copy, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId", cancellationToken);
        if (applied.Except(context.Database.GetMigrations()).LastOrDefault() is { } unknown)
        {
            throw new InvalidConfigurationException(
                $"The file '{from}' is of a newer version of the service (of {unknown}): use that version.");
        }
    }

    /// <summary>Checks that no other process uses the database: only the last connection can turn off SQLite's write-ahead log.</summary>
    private async Task EnsureNotInUseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(database.DataSource, SqliteOpenMode.ReadWrite, cancellationToken);
        connection.DefaultTimeout = 1;
        try
        {
            await ExecuteAsync(connection, "PRAGMA journal_mode = DELETE", cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw new InvalidConfigurationException($"The directory '{database.DataSource}' is in use: stop the service first.", exception);
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(connectionString.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string statements, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
