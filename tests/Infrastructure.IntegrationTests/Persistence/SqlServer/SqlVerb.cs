namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>What a statement does to a table.</summary>
internal enum SqlVerb
{
    Select,
    Insert,
    Update,
    Delete,
}
