using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A connection that stays open between commands and keeps its statements prepared: for most queries, SQLite spends more time opening the
/// connection, parsing and planning than executing. The next user of the connection starts clean, because a statement keeps no lock or
/// snapshot after its results are read.
/// </summary>
internal sealed class PersistentSqliteConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int GenericError = 1;
    private const int QueryPlannerStabilityGuarantee = 1007;
    private const int MaxStatements = 64;
    private const int MaxStatementLength = 8 * 1024;

    /// <summary>Enough for 1,000 users. For more, the connections share the file cache of the operating system.</summary>
    private const int CacheKilobytes = 1024;

    private readonly Dictionary<string, PreparedCommand> statements = [];
    private bool mustReopen;

    /// <summary>
    /// Whether the connection must be reopened before it is used again outside of a transaction: because it was set, or because a
    /// transaction could not be rolled back.
    /// </summary>
    public bool MustReopen
    {
        get => mustReopen || Transaction is not null;
        set => mustReopen = value;
    }

    /// <summary>Whether a command is still in use, or was not disposed.</summary>
    public bool IsInUse => statements.Values.Any(statement => statement.IsInUse);

    /// <summary>
    /// Returns a reusable command with the same text and parameters, whose statement is already prepared if it has run before.
    /// </summary>
    /// <param name="command">The command to replace, which is disposed. If the reusable command is in use, this one is returned.</param>
    public DbCommand ReplaceWithPrepared(DbCommand command)
    {
        if (FindStatement(command.CommandText) is not { IsInUse: false } prepared)
        {
            return command;
        }

        prepared.IsInUse = true;
        prepared.Transaction = (SqliteTransaction?)command.Transaction;
        prepared.CommandTimeout = command.CommandTimeout;
        foreach (SqliteParameter parameter in command.Parameters)
        {
            prepared.Parameters.Add(parameter);
        }

        command.Dispose();
        return prepared;
    }

    /// <summary>
    /// Opens the connection and configures it: commits are written to the disk before they are acknowledged, foreign keys are enforced, and
    /// the wait for locks of other processes and the page cache are limited.
    /// </summary>
    public override void Open()
    {
        base.Open();
        try
        {
            // Without this, SQLite plans a query again for each value of its LIMIT, and discards the prepared statement.
            raw.sqlite3_db_config(Handle, QueryPlannerStabilityGuarantee, 1, out _);
            using var command = CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                PRAGMA busy_timeout = {DefaultTimeout * 1000}; PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                PRAGMA cache_size = -{CacheKilobytes};
                """);
            command.ExecuteNonQuery();
        }
        catch
        {
            ForceClose();
            throw;
        }
    }

    /// <summary>Begins a transaction. If one that could not be rolled back is still open, reopens the connection to end it.</summary>
    public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
    {
        try
        {
            return base.BeginTransaction(isolationLevel, deferred);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == GenericError)
        {
            ForceClose();
            Open();
            return base.BeginTransaction(isolationLevel, deferred);
        }
    }

    /// <summary>Does nothing, so that the connection stays open. <see cref="ForceClose"/> closes it.</summary>
    public override void Close()
    {
    }

    /// <summary>Closes the connection and discards its prepared statements. It can be opened again.</summary>
    public void ForceClose()
    {
        foreach (var statement in statements.Values)
        {
            statement.IsInUse = false;
        }

        statements.Clear();
        MustReopen = false;
        base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ForceClose();
        }

        base.Dispose(disposing);
    }

    private PreparedCommand? FindStatement(string text)
    {
        if (!statements.TryGetValue(text, out var prepared) && text.Length <= MaxStatementLength)
        {
            if (statements.Count == MaxStatements)
            {
                RemoveUnusedStatements();
            }

            statements[text] = prepared = new(text, this);
        }

        return prepared;
    }

    private void RemoveUnusedStatements()
    {
        foreach (var (text, _) in statements.Where(statement => !statement.Value.IsInUse).ToList())
        {
            statements.Remove(text, out var removed);
            removed!.Dispose();
        }
    }

    /// <summary>A command that stays prepared: disposing it while it is in use only makes it available again.</summary>
    private sealed class PreparedCommand(string text, SqliteConnection connection) : SqliteCommand(text, connection)
    {
        public bool IsInUse { get; set; }

        protected override void Dispose(bool disposing)
        {
            if (!IsInUse)
            {
                base.Dispose(disposing);
                return;
            }

            Parameters.Clear();
            IsInUse = false;
        }
    }
}
