using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations;

/// <summary>What the migration SessionsPermission does to the rows it finds, alike in both databases.</summary>
internal static class SessionsPermissionData
{
    public static void BringUpToDate(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql(
            """
            UPDATE Roles
            SET Permissions = REPLACE(Permissions, ']', ',"sessions:read"]')
            WHERE IsAdministrator = 1 AND Permissions LIKE '%"users:read"%' AND Permissions NOT LIKE '%"sessions:read"%';
            """);
    }
}
