using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Makes contexts use connections that stay open while their file exists. These connections don't have the functions that EF Core registers
/// whenever it opens one (decimal arithmetic, regular expressions), because no query uses them.
/// </summary>
#pragma warning disable EF1001 // There is no public API for this. Without this class, EF Core uses its own connections.
internal sealed class SqliteDirectoryConnection(
    RelationalConnectionDependencies dependencies,
    IRawSqlCommandBuilder rawSqlCommandBuilder,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, rawSqlCommandBuilder, logger)
{
    private readonly SqliteConnections connections = dependencies.CurrentContext.Context.GetService<SqliteConnections>();

    private PersistentSqliteConnection? persistent;

    public static void AddTo(DbContextOptionsBuilder options) =>
        options.ReplaceService<ISqliteRelationalConnection, SqliteDirectoryConnection>();

    public override bool Open(bool errorsExpected = false)
    {
        CloseIfStale();
        return base.Open(errorsExpected);
    }

    public override Task<bool> OpenAsync(CancellationToken cancellationToken, bool errorsExpected = false)
    {
        CloseIfStale();
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
            connections.HandleFailure(exception);
            throw;
        }
    }

    public override async Task<IDbContextTransaction> BeginTransactionAsync(
        IsolationLevel isolationLevel,
        CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.BeginTransactionAsync(isolationLevel, cancellationToken);
        }
        catch (Exception exception)
        {
            connections.HandleFailure(exception);
            throw;
        }
    }

    protected override DbConnection CreateDbConnection() => persistent = new(GetValidatedConnectionString());

    protected override void ResetState(bool disposeDbConnection)
    {
        base.ResetState(disposeDbConnection);
        CloseUnlessReusable();
    }

    protected override async ValueTask ResetStateAsync(bool disposeDbConnection)
    {
        await base.ResetStateAsync(disposeDbConnection);
        CloseUnlessReusable();
    }

    /// <summary>
    /// Closes a connection with an open statement or transaction before the next scope uses it: that scope would read an old snapshot of
    /// the data, in which a revoked token may still be valid.
    /// </summary>
    private void CloseUnlessReusable()
    {
        if (persistent is { IsInUse: true } or { MustReopen: true })
        {
            persistent.ForceClose();
        }
    }

    /// <summary>
    /// Closes a connection that must be reopened or whose file was deleted, because writes to a deleted file are lost. Opening it again
    /// detects the missing file. In a transaction there is nothing to do: this was checked when it began.
    /// </summary>
    private void CloseIfStale()
    {
        var connection = (PersistentSqliteConnection)DbConnection;
        if (CurrentTransaction is null
            && connection.State == ConnectionState.Open
            && (connection.MustReopen || !File.Exists(connection.DataSource)))
        {
            connection.ForceClose();
        }
    }
}
#pragma warning restore EF1001
