namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A stored organization.</summary>
internal sealed class OrganizationRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Template { get; init; }

    public List<string> Areas { get; set; } = [];

    public bool RequiresPasswordChange { get; set; }

    /// <summary>Updated to lock the row by transactions that may remove an administrator, so that they run one after another.</summary>
    public long AdministratorsTouched { get; init; }

    public bool IsActive { get; set; } = true;

    public List<LocalRow> Locals { get; init; } = [];

    public List<RoleRow> Roles { get; init; } = [];
}
