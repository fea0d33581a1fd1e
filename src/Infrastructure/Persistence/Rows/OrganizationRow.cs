namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>An organization as stored.</summary>
internal sealed class OrganizationRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Template { get; init; }

    public List<string> Areas { get; set; } = [];

    public bool RequiresPasswordChange { get; set; }

    /// <summary>Written by whoever is about to take an administrator away, so that two who do wait for one another.</summary>
    public long AdministratorsTouched { get; init; }

    public bool IsActive { get; set; } = true;

    public List<LocalRow> Locals { get; init; } = [];

    public List<RoleRow> Roles { get; init; } = [];
}
