using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A connection that stays open from one question to the next and keeps its statements prepared: to open, to parse and to plan takes
/// SQLite longer than to answer most of them. It is as good as new for whoever comes next: a statement holds nothing once it is read.
/// </summary>
/// <param name="connectionString">The database.</param>
internal sealed class KeptSqliteConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int GenericError = 1;
    private const int QueryPlannerStabilityGuarantee = 1007;
    private const int MostStatements = 64;
    private const int LongestStatement = 8 * 1024;

    /// <summary>A directory of a thousand users fits; what larger ones read again, the operating system has at hand for all connections.</summary>
    private const int CacheKilobytes = 1024;

    private readonly Dictionary<string, KeptCommand> statements = [];
    private bool isDoubtful;

    /// <summary>
    /// Whether it had better be opened anew before it is used again outside of a transaction: so it was decided, or one could not be rolled
    /// back.
    /// </summary>
    public bool IsDoubtful
    {
        get => isDoubtful || Transaction is not null;
        set => isDoubtful = value;
    }

    /// <summary>Whether somebody still reads, or should have said that it has ended.</summary>
    public bool IsInUse => statements.Values.Any(statement => statement.IsInUse);

    /// <summary>A command that asks the same as another one, with its statement prepared if it has been asked before.</summary>
    /// <param name="command">Is disposed of when another one takes its place.</param>
    public DbCommand Prepared(DbCommand command)
    {
        if (FindStatement(command.CommandText) is not { IsInUse: false } kept)
        {
            return command;
        }

        kept.IsInUse = true;
        kept.Transaction = (SqliteTransaction?)command.Transaction;
        kept.CommandTimeout = command.CommandTimeout;
        foreach (SqliteParameter parameter in command.Parameters)
        {
            kept.Parameters.Add(parameter);
        }

        command.Dispose();
        return kept;
    }

    /// <summary>
    /// Opens the connection and tells it that a commit is on the disk before it is acknowledged, that foreign keys hold, for how long to
    /// wait for another process that has locked the file, and how much of the file to keep in memory.
    /// </summary>
    public override void Open()
    {
        base.Open();
        try
        {
            // Else SQLite looks at the LIMIT of each page to plan anew, and throws the prepared statement away.
            raw.sqlite3_db_config(Handle, QueryPlannerStabilityGuarantee, 1, out _);
            using var command = CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                PRAGMA busy_timeout = {DefaultTimeout * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                PRAGMA cache_size = -{CacheKilobytes};
                """);
            command.ExecuteNonQuery();
        }
        catch
        {
            CloseForGood();
            throw;
        }
    }

    /// <summary>Begins a transaction, even where one was left that could not be rolled back: closing the connection ends it.</summary>
    public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
    {
        try
        {
            return base.BeginTransaction(isolationLevel, deferred);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == GenericError)
        {
            CloseForGood();
            Open();
            return base.BeginTransaction(isolationLevel, deferred);
        }
    }

    /// <summary>Does nothing; <see cref="CloseForGood"/> does.</summary>
    public override void Close()
    {
    }

    /// <summary>Closes the connection, which can be opened again.</summary>
    public void CloseForGood()
    {
        foreach (var statement in statements.Values)
        {
            statement.IsInUse = false;
        }

        statements.Clear();
        IsDoubtful = false;
        base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseForGood();
        }

        base.Dispose(disposing);
    }

    private KeptCommand? FindStatement(string text)
    {
        if (!statements.TryGetValue(text, out var kept) && text.Length <= LongestStatement)
        {
            if (statements.Count == MostStatements)
            {
                ForgetStatements();
            }

            statements[text] = kept = new(text, this);
        }

        return kept;
    }

    private void ForgetStatements()
    {
        foreach (var (text, _) in statements.Where(statement => !statement.Value.IsInUse).ToList())
        {
            statements.Remove(text, out var forgotten);
            forgotten!.Dispose();
        }
    }

    /// <summary>Disposing of it while it is used only gives it back.</summary>
    private sealed class KeptCommand(string text, SqliteConnection connection) : SqliteCommand(text, connection)
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
