using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations;

/// <summary>What the migration LastSeen does to the rows it finds, alike in both databases: users were last seen when they signed in.</summary>
internal static class LastSeenData
{
    public static void BringUpToDate(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql("UPDATE Users SET LastSeen = LastLogin WHERE LastLogin IS NOT NULL;");
    }
}
