namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>A column of a table: the first value that it gives itself, if it does, and its collation, if that is not the server's.</summary>
internal sealed record SqlColumn(string Table, string Name, object? FirstIdentity, string? Collation);
