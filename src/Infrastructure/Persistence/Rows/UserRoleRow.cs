namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A role that a user holds.</summary>
internal sealed class UserRoleRow
{
    public long UserNumber { get; init; }

    public required string OrganizationId { get; init; }

    public required int RoleNumber { get; init; }

    public RoleRow? Role { get; init; }
}
