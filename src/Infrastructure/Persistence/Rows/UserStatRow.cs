namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A counter that another service stores for a user.</summary>
internal sealed class UserStatRow
{
    public long UserNumber { get; init; }

    public required string OrganizationId { get; init; }

    public required string Name { get; init; }

    public required long Value { get; set; }
}
