namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>An element of the Data Protection key ring.</summary>
internal sealed class DataProtectionKeyRow
{
    public int Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}
