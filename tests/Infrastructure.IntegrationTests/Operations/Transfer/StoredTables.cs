using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Operations.Transfer;

/// <summary>What a SQLite file holds, table by table, with the schema's version and the last generated numbers.</summary>
internal static class StoredTables
{
    public static SortedDictionary<string, List<string>> Read(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in ReadRows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            tables[table] = [.. ReadRows(connection, $"SELECT * FROM \"{table}\"").Order(StringComparer.Ordinal)];
        }

        return tables;
    }

    public static int Count(string file, string table)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return int.Parse(ReadRows(connection, $"SELECT COUNT(*) FROM \"{table}\"").Single(), CultureInfo.InvariantCulture);
    }

    public static void Execute(string file, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    private static List<string> ReadRows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(value => $"{value}")));
        }

        return rows;
    }
}
