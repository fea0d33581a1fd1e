using Microsoft.EntityFrameworkCore.Migrations;

namespace HelpDesk.Users.Infrastructure.Persistence.Migrations;

/// <summary>
/// What the migration SearchWords does to the rows it finds, alike in both databases: the next start computes the forms of names and
/// addresses again, as SQL can't.
/// </summary>
internal static class SearchWordsData
{
    public static void BringUpToDate(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql("UPDATE Users SET FoldedName = '' WHERE FoldedName <> '';");
    }
}
