using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.UpdateOrganization;

/// <summary>
/// Changes the fields of an organization that were sent, all or none. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.OrganizationNotFound"/> or <see cref="ErrorCodes.HelpDeskNeeded"/>.
/// </summary>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "UpdateOrganization")]
public sealed record UpdateOrganizationCommand(string OrganizationId) : ParsedRequest, ICommand<Result<Organization>>
{
    /// <summary>The new name.</summary>
    public Input<string> Name { get; init; }

    /// <summary>
    /// False locks out all users and services of the organization and revokes their tokens. True lets them sign in again, with new tokens.
    /// </summary>
    public Input<bool> IsActive { get; init; }

    /// <summary>The new catalogue of areas; empty for none. Users keep their areas.</summary>
    public Input<IReadOnlyList<Area>> Areas { get; init; }

    /// <summary>
    /// Whether users must change a password that an administrator set. True revokes the tokens of users who haven't changed it yet.
    /// </summary>
    public Input<bool> RequiresPasswordChange { get; init; }
}
