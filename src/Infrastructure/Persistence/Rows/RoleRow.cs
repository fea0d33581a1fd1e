namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A stored role definition of an organization.</summary>
internal sealed class RoleRow
{
    public required string OrganizationId { get; init; }

    public required int Number { get; init; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public List<string> Permissions { get; set; } = [];

    public bool NeedsArea { get; set; }

    public bool IsAdministrator { get; set; }
}
