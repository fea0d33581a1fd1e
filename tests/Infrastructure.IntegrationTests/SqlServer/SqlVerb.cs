namespace HelpDesk.Users.Infrastructure.IntegrationTests.SqlServer;

/// <summary>What a statement does to a table.</summary>
internal enum SqlVerb
{
    Select,
    Insert,
    Update,
    Delete,
}
