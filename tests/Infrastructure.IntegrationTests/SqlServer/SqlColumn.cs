namespace HelpDesk.Users.Infrastructure.IntegrationTests.SqlServer;

/// <summary>A column of a table, and the first value that it gives itself, if it does.</summary>
internal sealed record SqlColumn(string Table, string Name, object? FirstIdentity);
