using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// Notices at every opening of a connection that the database's file, which was there, is gone. SQLite would go on with the deleted
/// file, or begin an empty one, and lose what is written from then on.
/// </summary>
/// <param name="path">Where the file is.</param>
internal sealed class SqliteFile(string path) : DbConnectionInterceptor
{
    private const int CannotOpen = 14;

    private volatile bool wasThere;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (wasThere && !File.Exists(path))
        {
            SqliteConnection.ClearPool((SqliteConnection)connection);
            throw new SqliteException($"The database file '{path}' is gone.", CannotOpen);
        }

        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default) => new(ConnectionOpening(connection, eventData, result));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => wasThere = true;

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        wasThere = true;
        return Task.CompletedTask;
    }
}
