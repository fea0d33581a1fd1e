using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.UpdateOrganization;

/// <summary>
/// Changes the members of an organization that were sent, all or none. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.OrganizationNotFound"/> or <see cref="ErrorCodes.HelpDeskNeeded"/>.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "UpdateOrganization")]
public sealed record UpdateOrganizationCommand(string OrganizationId) : ParsedRequest, ICommand<Result<Organization>>
{
    /// <summary>A new name.</summary>
    public Input<string> Name { get; init; }

    /// <summary>False locks all its users and services out and ends their tokens; true lets them in again, with new tokens.</summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>A new catalogue of areas, empty for none. Users keep the area that they have.</summary>
    public Input<IReadOnlyList<Area>> Areas { get; init; }

    /// <summary>
    /// Whether a password set by an administrator must be changed from now on. When it must, the tokens of those who have not changed
    /// theirs end.
    /// </summary>
    public Input<bool> RequiresPasswordChange { get; init; }
}
