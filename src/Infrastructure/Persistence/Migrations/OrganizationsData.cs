using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations;

/// <summary>What the migration Organizations does to the rows it finds, alike in both databases.</summary>
internal static class OrganizationsData
{
    public static void BringUpToDate(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql("UPDATE Organizations SET IsActive = 1;");
        migration.Sql(
            """
            UPDATE Roles
            SET Permissions = '["users:read","users:create","users:edit","users:delete","service-accounts:manage","audit:read","organizations:manage"]'
            WHERE OrganizationId = 'helpdesk' AND IsAdministrator = 1
                AND Permissions = '["users:read","users:create","users:edit","users:delete","service-accounts:manage","audit:read"]';
            """);
    }
}
