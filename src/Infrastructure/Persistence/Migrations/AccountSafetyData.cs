using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations;

/// <summary>What the migration AccountSafety does to the rows it finds, alike in both databases.</summary>
internal static class AccountSafetyData
{
    public static void BringUpToDate(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql($"INSERT INTO AuditHead (Id, Sequence, Hash) VALUES ({AuditHeadRow.OnlyId}, CAST(0 AS bigint), '{AuditHeadRow.HashOfNone}');");
        migration.Sql("UPDATE SigningKeys SET SignsFrom = CreatedAt;");
        migration.Sql(
            """
            UPDATE Roles
            SET Permissions = '["users:read","users:create","users:edit","users:delete","service-accounts:manage","audit:read"]'
            WHERE IsAdministrator = 1 AND Permissions = '["users:read","users:create","users:edit","users:delete"]';
            """);
    }
}
