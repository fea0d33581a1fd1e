using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.UpdateRole;

/// <summary>
/// Changes the members of a role that were sent, all or none; its key and number stay. A name, permission or need of an area that
/// changes ends the tokens of who holds the role. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.OrganizationNotFound"/>, <see cref="ErrorCodes.RoleNotFound"/>, <see cref="ErrorCodes.HoldersWithoutArea"/>,
/// or as <see cref="Organization.ChangeRole"/> refuses it.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Key">The role's key.</param>
[RequiresPermission(Domain.Organizations.Permissions.OrganizationsManage, AuditName = "UpdateRole")]
public sealed record UpdateRoleCommand(string OrganizationId, string Key) : ParsedRequest, ICommand<Result<RoleDefinition>>
{
    /// <summary>A new name.</summary>
    public Input<string> RoleName { get; init; }

    /// <summary>A new description; null for none.</summary>
    public Input<string?> Description { get; init; }

    /// <summary>What it allows from now on, instead of all before.</summary>
    public Input<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether who holds it must work for an area from now on.</summary>
    public Input<bool> NeedsArea { get; init; }
}
