using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Respawn;

namespace HelpDesk.Users.WebApi.AcceptanceTests;

/// <summary>
/// The databases of a run on SQL Server. The first service on one migrates it; Respawn empties it before the next one has it. There are as
/// many as are used at the same time: about as many as fixtures run side by side.
/// </summary>
[SetUpFixture]
public sealed class SqlServerDatabases
{
    /// <summary>The end of the audit's chain, whose one row a migration makes.</summary>
    private const string AuditHead = "AuditHead";

    private static readonly RespawnerOptions Reset = new()
    {
        DbAdapter = DbAdapter.SqlServer,
        TablesToIgnore = ["__EFMigrationsHistory", AuditHead],
    };

    private static readonly ConcurrentBag<string> Made = [];
    private static readonly ConcurrentBag<string> Free = [];

    /// <summary>The connection string of a database that is empty, or not there yet.</summary>
    public static string Take(string server)
    {
        if (!Free.TryTake(out var connectionString))
        {
            connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = $"HelpDeskUsers{Guid.CreateVersion7():N}" }.ToString();
            Made.Add(connectionString);
        }

        return connectionString;
    }

    /// <summary>Empties a database for the next one who takes it.</summary>
    public static async Task GiveBackAsync(string connectionString)
    {
        if (await ExistsAsync(connectionString))
        {
            await using var connection = new SqlConnection(connectionString);
            await connection.OpenAsync();
            try
            {
                var respawner = await Respawner.CreateAsync(connection, Reset);
                await respawner.ResetAsync(connection);
            }
            catch (InvalidOperationException)
            {
                // It has no tables: its migration failed. Nobody else gets it.
                return;
            }

            await using var begin = connection.CreateCommand();
            begin.CommandText = $"UPDATE {AuditHead} SET Sequence = 0, Hash = REPLICATE('0', 64)";
            await begin.ExecuteNonQueryAsync();
            SqlConnection.ClearPool(connection);
        }

        Free.Add(connectionString);
    }

    [OneTimeTearDown]
    public async Task DropAll()
    {
        SqlConnection.ClearAllPools();
        foreach (var connectionString in Made)
        {
            var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
            await using var master = await OpenMasterAsync(connectionString);
            await using var drop = master.CreateCommand();
            drop.CommandText = $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}] END";
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task<bool> ExistsAsync(string connectionString)
    {
        await using var master = await OpenMasterAsync(connectionString);
        await using var find = master.CreateCommand();
        find.CommandText = "SELECT DB_ID(@name)";
        find.Parameters.AddWithValue("@name", new SqlConnectionStringBuilder(connectionString).InitialCatalog);
        return await find.ExecuteScalarAsync() is not (null or DBNull);
    }

    private static async Task<SqlConnection> OpenMasterAsync(string connectionString)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { InitialCatalog = "master" }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
