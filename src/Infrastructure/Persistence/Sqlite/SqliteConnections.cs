using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Looks after the connections to the database's file: has what is asked answered by prepared statements, and notices at every opening
/// that the file, which was there, is gone. SQLite would go on with the deleted file, or begin an empty one, and lose what is written from
/// then on.
/// </summary>
/// <param name="path">Where the file is.</param>
internal sealed class SqliteConnections(string path) : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor, IDisposable
{
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

    private readonly HashSet<KeptSqliteConnection> open = [];
    private volatile bool wasThere;
    private volatile bool isReadOnly;

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        wasThere && !File.Exists(path) ? throw new SqliteException($"The database file '{path}' is gone.", CannotOpen) : result;

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default) => new(ConnectionOpening(connection, eventData, result));

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        wasThere = true;
        if (connection is KeptSqliteConnection kept)
        {
            Add(kept);
            kept.IsDoubtful |= isReadOnly;
        }
    }

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result.Connection is KeptSqliteConnection connection ? connection.Prepared(result) : result;

    /// <summary>
    /// A connection to a file that could only be read when it was opened never writes to it, even when it may be written to again: until
    /// something has been written, none is used twice.
    /// </summary>
    public void NoteFailure(Exception failure)
    {
        if (failure is SqliteException { SqliteErrorCode: ReadOnly })
        {
            isReadOnly = true;
            foreach (var connection in Opened())
            {
                connection.IsDoubtful = true;
            }
        }
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => NoteFailure(eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => isReadOnly = false;

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    /// <summary>What could not be committed or rolled back may still be there, and keep all others from writing.</summary>
    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData)
    {
        if (eventData.Context?.Database.GetDbConnection() is KeptSqliteConnection connection)
        {
            connection.IsDoubtful = true;
        }
    }

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionFailed(transaction, eventData);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Closes what is still open, as EF Core never disposes of contexts that are back in its pool. Whoever closes last puts all that was
    /// written into the one file.
    /// </summary>
    public void Dispose()
    {
        foreach (var connection in Opened())
        {
            connection.CloseForGood();
        }
    }

    private void Add(KeptSqliteConnection connection)
    {
        lock (open)
        {
            if (open.Add(connection))
            {
                connection.Disposed += (_, _) => Remove(connection);
            }
        }
    }

    private void Remove(KeptSqliteConnection connection)
    {
        lock (open)
        {
            open.Remove(connection);
        }
    }

    private List<KeptSqliteConnection> Opened()
    {
        lock (open)
        {
            return [.. open];
        }
    }
}
