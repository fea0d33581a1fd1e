using System.Data.Common;
using System.Net.Sockets;
using HelpDesk.Users.Application.Operations;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.SqlServer.Storage.Internal;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>Recognizes the failures of a database that is locked, full, read-only, missing or unreachable.</summary>
internal sealed class DatabaseOutages : IOutages
{
    /// <summary>SQLite's result codes BUSY, LOCKED, READONLY, IOERR, FULL and CANTOPEN.</summary>
    private static readonly HashSet<int> SqliteCodes = [5, 6, 8, 10, 13, 14];

    /// <summary>
    /// Error numbers that EF Core does not retry, because the failure may last: no connection; a database that is full, has a full log, or
    /// is read-only, offline or in recovery; and logins that fail during that time.
    /// </summary>
    private static readonly HashSet<int> SqlServerNumbers = [-2, -1, 2, 53, 924, 926, 927, 942, 945, 1105, 3906, 9002, 18456];

    public bool Include(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is TimeoutException or SocketException || (cause is DbException && IsOutage(cause)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOutage(Exception failure) => failure switch
    {
        SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteErrorCode),
#pragma warning disable EF1001 // EF Core has no public API for its list of transient error numbers.
        SqlException server => SqlServerTransientExceptionDetector.ShouldRetryOn(server)
#pragma warning restore EF1001
            || server.Errors.Cast<SqlError>().Any(error => SqlServerNumbers.Contains(error.Number)),
        _ => false,
    };
}
