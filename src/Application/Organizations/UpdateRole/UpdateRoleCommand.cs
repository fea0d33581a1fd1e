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
public sealed record UpdateRoleCommand(string OrganizationId, string Key) : ICommand<Result<RoleDefinition>>, IInputErrors
{
    /// <summary>A new name.</summary>
    public Optional<string?> RoleName { get; init; }

    /// <summary>A new description; null or blank for none.</summary>
    public Optional<string?> Description { get; init; }

    /// <summary>What it allows from now on, instead of all before.</summary>
    public Optional<IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>Whether who holds it must work for an area from now on.</summary>
    public Optional<bool> NeedsArea { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
