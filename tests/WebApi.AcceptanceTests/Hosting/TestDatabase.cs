using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A database of a fixture's own: a SQLite file with empty tables always, and SQL Server when HELPDESK_TEST_SQLSERVER says where one is.</summary>
public sealed class TestDatabase : IDisposable
{
    public const string SqlServerVariable = "HELPDESK_TEST_SQLSERVER";

    private readonly string folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
    private bool isBroken;

    public TestDatabase(string provider, string options = "")
    {
        Provider = provider;
        if (provider == "Sqlite")
        {
            File = Path.Combine(folder, "users.db");
            ConnectionString = new SqliteConnectionStringBuilder(options) { DataSource = File }.ToString();
            MigratedFile.CopyTo(File);
        }
        else
        {
            ConnectionString = SqlServerDatabases.Take(Environment.GetEnvironmentVariable(SqlServerVariable)!);
        }
    }

    public string Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The SQLite file; empty on SQL Server.</summary>
    public string File { get; } = "";

    /// <summary>The databases that every fixture runs on.</summary>
    public static IEnumerable<string> Providers() =>
        Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } ? ["Sqlite", "SqlServer"] : ["Sqlite"];

    public DbConnection CreateConnection() => Provider == "Sqlite" ? new SqliteConnection(ConnectionString) : new SqlConnection(ConnectionString);

    /// <summary>Breaks the schema: whatever needs the table fails. Nobody else gets this database.</summary>
    public async Task HideTableAsync(string table)
    {
        isBroken = true;
        await using var connection = CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Provider == "Sqlite" ? $"ALTER TABLE {table} RENAME TO Hidden{table}" : $"EXEC sp_rename '{table}', 'Hidden{table}'";
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        if (Provider == "Sqlite")
        {
            using var own = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(own);
        }
        else if (!isBroken)
        {
            SqlServerDatabases.GiveBackAsync(ConnectionString).GetAwaiter().GetResult();
        }

        Directory.Delete(folder, recursive: true);
    }
}
