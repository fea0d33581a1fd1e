using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Manages the connections to the database file. Makes commands use prepared statements, and refuses to open a connection when the file
/// existed before and is now missing: SQLite would write to the deleted file or create an empty one, and the data would be lost.
/// </summary>
internal sealed class SqliteConnections(string path)
    : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor, IDisposable
{
    private const int ReadOnlyError = 8;
    private const int CannotOpenError = 14;

    private readonly HashSet<PersistentSqliteConnection> openConnections = [];
    private volatile bool hasExisted;
    private volatile bool isReadOnly;

    /// <summary>The path of the database file.</summary>
    public string Path => path;

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        hasExisted && !File.Exists(path)
            ? throw new SqliteException($"The database file '{path}' is missing.", CannotOpenError)
            : result;

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default) => new(ConnectionOpening(connection, eventData, result));

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        hasExisted = true;
        if (connection is PersistentSqliteConnection persistent)
        {
            Add(persistent);
            persistent.MustReopen |= isReadOnly;
        }
    }

    public Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result.Connection is PersistentSqliteConnection connection ? connection.ReplaceWithPrepared(result) : result;

    /// <summary>
    /// A connection that was opened while the file was read-only stays read-only, even when the file is writable again. After such a
    /// failure, each connection is reopened before it is used again, until a transaction is committed.
    /// </summary>
    public void HandleFailure(Exception failure)
    {
        if (failure is SqliteException { SqliteErrorCode: ReadOnlyError })
        {
            isReadOnly = true;
            foreach (var connection in ListOpen())
            {
                connection.MustReopen = true;
            }
        }
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => HandleFailure(eventData.Exception);

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => isReadOnly = false;

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    /// <summary>A transaction whose commit or rollback failed may still be open, and block all other writers.</summary>
    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData)
    {
        if (eventData.Context?.Database.GetDbConnection() is PersistentSqliteConnection connection)
        {
            connection.MustReopen = true;
        }
    }

    public Task TransactionFailedAsync(
        DbTransaction transaction,
        TransactionErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        TransactionFailed(transaction, eventData);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Closes all open connections, because EF Core doesn't dispose pooled contexts. When the last connection closes, SQLite moves the
    /// write-ahead log into the database file.
    /// </summary>
    public void Dispose()
    {
        foreach (var connection in ListOpen())
        {
            connection.ForceClose();
        }
    }

    private void Add(PersistentSqliteConnection connection)
    {
        lock (openConnections)
        {
            if (openConnections.Add(connection))
            {
                connection.Disposed += (_, _) => Remove(connection);
            }
        }
    }

    private void Remove(PersistentSqliteConnection connection)
    {
        lock (openConnections)
        {
            openConnections.Remove(connection);
        }
    }

    private List<PersistentSqliteConnection> ListOpen()
    {
        lock (openConnections)
        {
            return [.. openConnections];
        }
    }
}
