using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.UpdateRole;

/// <summary>
/// Changes the fields of a role that were sent, all or none; the key and the number stay. A change of the name, the permissions or
/// <see cref="NeedsArea"/> revokes the tokens of the users with the role. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.OrganizationNotFound"/>, <see cref="ErrorCodes.RoleNotFound"/>, <see cref="ErrorCodes.HoldersWithoutArea"/>,
/// or an error of <see cref="Organization.ChangeRole"/>.
/// </summary>
[RequiresPermission(Domain.Organizations.Permissions.OrganizationsManage, AuditName = "UpdateRole")]
public sealed record UpdateRoleCommand(string OrganizationId, string Key) : ParsedRequest, ICommand<Result<RoleDefinition>>
{
    /// <summary>The new name.</summary>
    public Input<string> RoleName { get; init; }

    /// <summary>The new description; null for none.</summary>
    public Input<string?> Description { get; init; }

    /// <summary>The codes of the permissions, which replace all the previous ones.</summary>
    public Input<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether users with this role must have an area.</summary>
    public Input<bool> NeedsArea { get; init; }
}
