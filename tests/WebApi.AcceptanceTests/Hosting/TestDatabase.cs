using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A database of a fixture's own: a SQLite file always, and SQL Server when HELPDESK_TEST_SQLSERVER says where one is.</summary>
public sealed class TestDatabase : IDisposable
{
    public const string SqlServerVariable = "HELPDESK_TEST_SQLSERVER";

    private readonly string folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

    public TestDatabase(string provider, string options = "")
    {
        Provider = provider;
        if (provider == "Sqlite")
        {
            File = Path.Combine(folder, "users.db");
            ConnectionString = new SqliteConnectionStringBuilder(options) { DataSource = File }.ToString();
        }
        else
        {
            ConnectionString = new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable(SqlServerVariable))
            {
                InitialCatalog = $"HelpDeskUsers{Guid.CreateVersion7():N}",
            }.ToString();
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

    public void Dispose()
    {
        if (Provider == "Sqlite")
        {
            SqliteConnection.ClearAllPools();
        }
        else
        {
            var builder = new SqlConnectionStringBuilder(ConnectionString);
            var name = builder.InitialCatalog;
            builder.InitialCatalog = "master";
            using var connection = new SqlConnection(builder.ToString());
            connection.Open();
            using var drop = connection.CreateCommand();
            drop.CommandText = $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}] END";
            drop.ExecuteNonQuery();
        }

        Directory.Delete(folder, recursive: true);
    }
}
