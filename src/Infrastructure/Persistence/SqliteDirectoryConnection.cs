using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// Connections that are kept open as long as their file is there, and without the dozen functions that EF Core gives to SQLite each time
/// that it opens one (decimal arithmetic, regular expressions), which no query of the directory calls. Transactions are run on the
/// connection that was written to last, whichever context begins one: what one connection has written, SQLite reads from the file anew on
/// every other one.
/// </summary>
#pragma warning disable EF1001 // The one place to say so. Deleting this class brings EF Core's own connections back.
internal sealed class SqliteDirectoryConnection(
    RelationalConnectionDependencies dependencies,
    IRawSqlCommandBuilder rawSqlCommandBuilder,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, rawSqlCommandBuilder, logger)
{
    private readonly SqliteConnections connections = dependencies.CurrentContext.Context.GetService<SqliteConnections>();

    private KeptSqliteConnection? kept;
    private KeptSqliteConnection? writer;
    private int timesOpened;

    /// <summary>The one that was written to last while a transaction is under way, else the context's own.</summary>
    public override DbConnection DbConnection => writer ?? base.DbConnection;

    /// <summary>Makes contexts use such connections.</summary>
    public static void AddTo(DbContextOptionsBuilder options) => options.ReplaceService<ISqliteRelationalConnection, SqliteDirectoryConnection>();

    public override bool Open(bool errorsExpected = false)
    {
        CloseWhatIsDoubtful();
        var isNew = base.Open(errorsExpected);
        timesOpened++;
        return isNew;
    }

    public override async Task<bool> OpenAsync(CancellationToken cancellationToken, bool errorsExpected = false)
    {
        CloseWhatIsDoubtful();
        var isNew = await base.OpenAsync(cancellationToken, errorsExpected);
        timesOpened++;
        return isNew;
    }

    public override bool Close()
    {
        var isClosed = base.Close();
        NoteClosed();
        return isClosed;
    }

    public override async Task<bool> CloseAsync()
    {
        var isClosed = await base.CloseAsync();
        NoteClosed();
        return isClosed;
    }

    public override IDbContextTransaction BeginTransaction(IsolationLevel isolationLevel)
    {
        var before = timesOpened;
        TakeWriter();
        try
        {
            return base.BeginTransaction(isolationLevel);
        }
        catch (Exception exception)
        {
            connections.NoteFailure(exception);
            if (timesOpened > before)
            {
                Close();
            }

            throw;
        }
        finally
        {
            GiveWriterBack();
        }
    }

    public override async Task<IDbContextTransaction> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken = default)
    {
        var before = timesOpened;
        TakeWriter();
        try
        {
            return await base.BeginTransactionAsync(isolationLevel, cancellationToken);
        }
        catch (Exception exception)
        {
            connections.NoteFailure(exception);
            if (timesOpened > before)
            {
                await CloseAsync();
            }

            throw;
        }
        finally
        {
            GiveWriterBack();
        }
    }

    protected override DbConnection CreateDbConnection() => kept = new(GetValidatedConnectionString());

    protected override void ResetState(bool disposeDbConnection)
    {
        NoteAllClosed();
        base.ResetState(disposeDbConnection);
        CloseWhatIsLeft();
    }

    protected override async ValueTask ResetStateAsync(bool disposeDbConnection)
    {
        NoteAllClosed();
        await base.ResetStateAsync(disposeDbConnection);
        CloseWhatIsLeft();
    }

    /// <summary>Whoever comes next must not read what was true for whoever left something open: a token may have ended since.</summary>
    private static void CloseIfInUse(KeptSqliteConnection? connection)
    {
        if (connection is { IsInUse: true } or { IsDoubtful: true })
        {
            connection.CloseForGood();
        }
    }

    private void CloseWhatIsLeft()
    {
        NoteAllClosed();
        CloseIfInUse(kept);
    }

    private void NoteAllClosed()
    {
        timesOpened = 0;
        GiveWriterBack();
    }

    private void NoteClosed()
    {
        timesOpened = Math.Max(0, timesOpened - 1);
        GiveWriterBack();
    }

    /// <summary>Who still reads goes on with the connection that it reads from.</summary>
    private void TakeWriter()
    {
        if (timesOpened == 0)
        {
            writer ??= connections.TakeWriter() ?? new(GetValidatedConnectionString());
        }
    }

    private void GiveWriterBack()
    {
        if (timesOpened == 0 && CurrentTransaction is null && writer is { } taken)
        {
            writer = null;
            CloseIfInUse(taken);
            connections.GiveWriterBack(taken);
        }
    }

    /// <summary>What is written to a file that was deleted is lost. Opening anew finds out. A transaction has looked when it began.</summary>
    private void CloseWhatIsDoubtful()
    {
        var connection = (KeptSqliteConnection)DbConnection;
        if (CurrentTransaction is null && connection.State == ConnectionState.Open && (connection.IsDoubtful || !File.Exists(connection.DataSource)))
        {
            connection.CloseForGood();
        }
    }
}
#pragma warning restore EF1001
