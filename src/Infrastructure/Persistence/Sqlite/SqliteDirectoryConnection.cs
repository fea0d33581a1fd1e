using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Connections that are kept open as long as their file is there, and without the dozen functions that EF Core gives to SQLite each time
/// that it opens one (decimal arithmetic, regular expressions), which no query of the directory calls.
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

    /// <summary>Makes contexts use such connections.</summary>
    public static void AddTo(DbContextOptionsBuilder options) => options.ReplaceService<ISqliteRelationalConnection, SqliteDirectoryConnection>();

    public override bool Open(bool errorsExpected = false)
    {
        CloseWhatIsDoubtful();
        return base.Open(errorsExpected);
    }

    public override Task<bool> OpenAsync(CancellationToken cancellationToken, bool errorsExpected = false)
    {
        CloseWhatIsDoubtful();
        return base.OpenAsync(cancellationToken, errorsExpected);
    }

    public override IDbContextTransaction BeginTransaction(IsolationLevel isolationLevel)
    {
        try
        {
            return base.BeginTransaction(isolationLevel);
        }
        catch (Exception exception)
        {
            connections.NoteFailure(exception);
            throw;
        }
    }

    public override async Task<IDbContextTransaction> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.BeginTransactionAsync(isolationLevel, cancellationToken);
        }
        catch (Exception exception)
        {
            connections.NoteFailure(exception);
            throw;
        }
    }

    protected override DbConnection CreateDbConnection() => kept = new(GetValidatedConnectionString());

    protected override void ResetState(bool disposeDbConnection)
    {
        base.ResetState(disposeDbConnection);
        CloseWhatIsLeft();
    }

    protected override async ValueTask ResetStateAsync(bool disposeDbConnection)
    {
        await base.ResetStateAsync(disposeDbConnection);
        CloseWhatIsLeft();
    }

    /// <summary>The next scope must not read what was true when something was left open: a token may have ended since.</summary>
    private void CloseWhatIsLeft()
    {
        if (kept is { IsInUse: true } or { IsDoubtful: true })
        {
            kept.CloseForGood();
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
