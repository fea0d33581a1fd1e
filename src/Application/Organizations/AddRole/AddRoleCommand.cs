using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.AddRole;

/// <summary>
/// Adds a role to an organization. Refused with <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.OrganizationNotFound"/>,
/// or an error of <see cref="Organization.AddRole"/>.
/// </summary>
[RequiresPermission(Domain.Organizations.Permissions.OrganizationsManage, AuditName = "AddRole")]
public sealed record AddRoleCommand(string OrganizationId, Input<string> Key, Input<string> RoleName)
    : ParsedRequest, ICommand<Result<RoleDefinition>>
{
    /// <summary>The role's number; the first free one when omitted.</summary>
    public Input<int> Number { get; init; }

    /// <summary>The role's description; null for none.</summary>
    public Input<string?> Description { get; init; }

    /// <summary>The codes of the permissions that the role gives; none when omitted.</summary>
    public Input<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether users with this role must have an area; false when omitted.</summary>
    public Input<bool> NeedsArea { get; init; }
}
