using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// What SQLite must be told on every connection: a commit is on the disk before it is acknowledged, foreign keys hold, and who
/// finds the file locked by another process waits. A connection that comes back from the driver's pool has been told.
/// </summary>
/// <param name="busyTimeout">For how long.</param>
internal sealed class SqlitePragmas(TimeSpan busyTimeout) : DbConnectionInterceptor
{
    /// <summary>
    /// What stays the same while a connection is in the pool. Named by its text, because the compiler refuses the version of SQLitePCLRaw
    /// that its type is of; see <see cref="SqliteLoader"/>.
    /// </summary>
    private static readonly Func<SqliteConnection, object?> HandleOf =
        typeof(SqliteConnection).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteConnection, object?>>();

    private readonly ConditionalWeakTable<object, SqlitePragmas> told = [];

    private readonly string pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {busyTimeout.TotalMilliseconds:0}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = HandleOf((SqliteConnection)connection)!;
        if (told.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        told.AddOrUpdate(handle, this);
    }

    /// <summary>SQLite answers at once; there is nothing to wait for.</summary>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
