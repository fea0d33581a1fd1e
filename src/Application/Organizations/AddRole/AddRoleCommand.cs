using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.AddRole;

/// <summary>
/// Adds a role to an organization. Refused with <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.OrganizationNotFound"/>,
/// or as <see cref="Organization.AddRole"/> refuses it.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Key">The role's key.</param>
/// <param name="RoleName">Its name.</param>
[RequiresPermission(Domain.Organizations.Permissions.OrganizationsManage, AuditName = "AddRole")]
public sealed record AddRoleCommand(string OrganizationId, Input<string> Key, Input<string> RoleName) : ParsedRequest, ICommand<Result<RoleDefinition>>
{
    /// <summary>Its number; left out for the first that is free.</summary>
    public Input<int> Number { get; init; }

    /// <summary>What it is for; null for nothing.</summary>
    public Input<string?> Description { get; init; }

    /// <summary>What it allows.</summary>
    public Input<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether who holds it must work for an area.</summary>
    public Input<bool> NeedsArea { get; init; }
}
