using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations;

/// <summary>What the migration NamesPermission does to the rows it finds, alike in both databases.</summary>
internal static class NamesPermissionData
{
    public static void BringUpToDate(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql(
            """
            UPDATE Roles
            SET Permissions = REPLACE(Permissions, ']', ',"users:names"]')
            WHERE IsAdministrator = 1 AND Permissions LIKE '%"users:read"%' AND Permissions NOT LIKE '%"users:names"%';
            """);
    }
}
