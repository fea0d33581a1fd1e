using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.Bench;

/// <summary>A directory of any size, made by the service itself and then filled with copies of one user.</summary>
internal static class DirectoryFile
{
    private static readonly string[] Areas = ["SISTEMAS", "REDES", "SOPORTE", "INFRAESTRUCTURA", "COMPRAS", "VENTAS", "PERSONAL", "FINANZAS", "JURIDICO", "ALMACEN"];

    /// <summary>The id of a user by its place, from 1.</summary>
    public static Guid IdOf(int place) => new($"00000000-0000-7000-8000-{place:x12}");

    public static string EmailOf(int place) => string.Create(CultureInfo.InvariantCulture, $"user{place}@example.com");

    public static string AreaOf(int place) => Areas[place % Areas.Length];

    /// <summary>A file of so many users of role AREA, beside the first ADMIN, all with the same password.</summary>
    public static async Task<string> CreateAsync(Service service, string folder, int users)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{users}.db"));
        await using (await service.StartAsync(file))
        {
            // It migrates, and makes the ADMIN.
        }

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA synchronous = OFF;
            BEGIN;
            WITH RECURSIVE places(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM places WHERE n < {users})
            INSERT INTO "Users" ("OrganizationId", "Name", "FoldedName", "Area", "Status", "MustChangePassword", "CreatedAt", "UpdatedAt", "Version",
                "AccessVersion", "Id", "Email", "NormalizedEmail", "PasswordHash", "SecurityStamp", "Telefono", "Username", "CanonicalUsername")
            SELECT "OrganizationId", 'María Núñez ' || n, 'MARIA NUNEZ ' || n, {AreaCase()}, 0, 0, "CreatedAt", "UpdatedAt", 1,
                "AccessVersion", printf('00000000-0000-7000-8000-%012X', n), 'user' || n || '@example.com', 'USER' || n || '@EXAMPLE.COM',
                "PasswordHash", "SecurityStamp", '+52 999 123 4567', 'user' || n, 'USER' || n
            FROM "Users", places;
            INSERT INTO "UserRoles" ("UserNumber", "RoleNumber", "OrganizationId")
            SELECT u."Number", r."Number", u."OrganizationId"
            FROM "Users" u JOIN "Roles" r ON r."OrganizationId" = u."OrganizationId" AND r."Name" = 'AREA'
            WHERE u."Email" LIKE 'user%';
            COMMIT;
            PRAGMA wal_checkpoint(TRUNCATE);
            """;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
        return file;
    }

    private static string AreaCase() =>
        $"CASE n % {Areas.Length} {string.Join(' ', Areas.Select((area, index) => $"WHEN {index} THEN '{area}'"))} END";
}
