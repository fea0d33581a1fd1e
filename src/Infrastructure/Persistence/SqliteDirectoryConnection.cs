using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// Connections without the dozen functions that EF Core gives to SQLite each time that it opens one (decimal arithmetic, regular
/// expressions): no query of the directory calls them, and they took longer than most of what was asked.
/// </summary>
#pragma warning disable EF1001 // The one place to leave them out. Deleting this class gives them back.
internal sealed class SqliteDirectoryConnection(
    RelationalConnectionDependencies dependencies,
    IRawSqlCommandBuilder rawSqlCommandBuilder,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, rawSqlCommandBuilder, logger)
{
    /// <summary>Makes contexts use such connections.</summary>
    public static void AddTo(DbContextOptionsBuilder options) => options.ReplaceService<ISqliteRelationalConnection, SqliteDirectoryConnection>();

    protected override DbConnection CreateDbConnection() => new SqliteConnection(GetValidatedConnectionString());
}
#pragma warning restore EF1001
