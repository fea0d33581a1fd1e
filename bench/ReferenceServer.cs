using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.Bench;

/// <summary>
/// What the service is compared with: minimal endpoints that read and write the same rows with plain ADO.NET, and write the same
/// JSON. They authenticate, validate and map nothing.
/// </summary>
internal static class ReferenceServer
{
    private const string Columns = """
        SELECT u."Id", u."Email", u."Name", r."Name", u."Area", u."Telefono", u."Status", u."Number"
        FROM "Users" u
        JOIN "UserRoles" h ON h."UserNumber" = u."Number"
        JOIN "Roles" r ON r."OrganizationId" = h."OrganizationId" AND r."Number" = h."RoleNumber"
        """;

    private const string Organization = "helpdesk";
    private const int FlushedBytes = 16 * 1024;
    private const int QueryPlannerStabilityGuarantee = 1007;

    private static readonly SemaphoreSlim Turn = new(1, 1);

    public static async Task<int> RunAsync(string file, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        var reading = new SqliteConnectionStringBuilder { DataSource = file }.ToString();
        await using var writer = new SqliteConnection(reading);
        await writer.OpenAsync();
        await ExecuteAsync(writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");

        app.MapGet("/api/auth/users/{id:guid}", (Guid id, HttpContext context) => FindAsync(reading, id, context));
        app.MapGet("/api/auth/users", (HttpContext context, int? limit, string? area, long? after) => ListAsync(reading, limit, area, after ?? 0, context));
        app.MapPatch("/api/auth/users/{id:guid}", (Guid id, HttpContext context) => RenameAsync(writer, id, context));
        await app.RunAsync();
        return 0;
    }

    private static async Task FindAsync(string database, Guid id, HttpContext context)
    {
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Columns + """ WHERE u."OrganizationId" = $organization AND u."Id" = $id""";
        command.Parameters.AddWithValue("$organization", Organization);
        command.Parameters.AddWithValue("$id", Text(id));
        await AnswerAsync(command, context);
    }

    private static async Task AnswerAsync(SqliteCommand command, HttpContext context)
    {
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        var body = new ArrayBufferWriter<byte>(512);
        await using (var json = new Utf8JsonWriter(body))
        {
            Write(json, row);
        }

        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory);
    }

    private static async Task ListAsync(string database, int? limit, string? area, long after, HttpContext context)
    {
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync();
        // As in the service: else SQLite plans each page anew for its LIMIT.
        SQLitePCL.raw.sqlite3_db_config(connection.Handle, QueryPlannerStabilityGuarantee, 1, out _);
        await using var command = connection.CreateCommand();
        command.CommandText = Columns
            + """ WHERE u."OrganizationId" = $organization AND u."Number" > $after"""
            + (area is null ? "" : """ AND u."Area" = $area""")
            + """ ORDER BY u."Number" """
            + (limit is null ? "" : "LIMIT $limit");
        command.Parameters.AddWithValue("$organization", Organization);
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$area", (object?)area ?? DBNull.Value);
        command.Parameters.AddWithValue("$limit", (object?)limit ?? DBNull.Value);
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var row = await command.ExecuteReaderAsync();
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartArray();
        while (await row.ReadAsync())
        {
            Write(json, row);
            if (json.BytesPending > FlushedBytes)
            {
                await json.FlushAsync();
                await context.Response.BodyWriter.FlushAsync();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>The name, the audit record with its place in the chain, and the answer, in one transaction.</summary>
    private static async Task RenameAsync(SqliteConnection connection, Guid id, HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var name = body.RootElement.GetProperty("nombre").GetString()!;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount64).ToString("O", CultureInfo.InvariantCulture);
        await Turn.WaitAsync();
        try
        {
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """
                UPDATE "Users" SET "Name" = $name, "FoldedName" = lower($name), "UpdatedAt" = $now, "Version" = "Version" + 1 WHERE "Id" = $id;
                SELECT "Sequence", "Hash" FROM "AuditHead"
                """;
            command.Parameters.AddWithValue("$name", name);
            command.Parameters.AddWithValue("$now", now);
            command.Parameters.AddWithValue("$id", Text(id));
            long sequence;
            string hash;
            await using (var head = await command.ExecuteReaderAsync())
            {
                await head.ReadAsync();
                (sequence, hash) = (head.GetInt64(0) + 1, head.GetString(1));
            }

            var changes = JsonSerializer.Serialize(new[] { new { Field = "name", Old = "", New = name } });
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hash} {sequence} {now} {id} {changes}")));
            command.CommandText = """
                INSERT INTO "AuditRecords" ("Sequence", "At", "OrganizationId", "Action", "Outcome", "ActorKind", "ActorId", "SubjectId", "Changes", "Hash")
                VALUES ($sequence, $now, $organization, 'user_updated', 'done', 'user', $id, $id, $changes, $hash);
                UPDATE "AuditHead" SET "Sequence" = $sequence, "Hash" = $hash
                """;
            command.Parameters.AddWithValue("$organization", Organization);
            command.Parameters.AddWithValue("$sequence", sequence);
            command.Parameters.AddWithValue("$changes", changes);
            command.Parameters.AddWithValue("$hash", hash);
            await command.ExecuteNonQueryAsync();
            command.CommandText = Columns + """ WHERE u."Id" = $id""";
            await transaction.CommitAsync();
            command.Transaction = null;
            await AnswerAsync(command, context);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static void Write(Utf8JsonWriter json, SqliteDataReader row)
    {
        json.WriteStartObject();
        json.WriteString("id", Guid.Parse(row.GetString(0)));
        json.WriteString("email", row.GetString(1));
        json.WriteString("nombre", row.GetString(2));
        json.WriteString("rol", row.GetString(3));
        WriteText(json, "area", row, 4);
        WriteText(json, "telefono", row, 5);
        json.WriteBoolean("is_active", row.GetInt32(6) == 0);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, SqliteDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, row.GetString(column));
        }
    }

    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
