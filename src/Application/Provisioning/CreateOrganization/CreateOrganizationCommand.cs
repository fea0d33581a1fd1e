using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning.CreateOrganization;

/// <summary>
/// Creates an organization from a template, with its first administrator. Refused with <see cref="ErrorKind.Validation"/>
/// or <see cref="ErrorCodes.OrganizationIdTaken"/>.
/// </summary>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "CreateOrganization")]
public sealed record CreateOrganizationCommand(Input<string> OrganizationId)
    : ParsedRequest, ICommand<Result<CreatedOrganization>>, INewOrganization
{
    /// <inheritdoc/>
    public Input<string> Name { get; init; }

    /// <inheritdoc/>
    public Input<string> Template { get; init; }

    /// <inheritdoc/>
    public Input<IReadOnlyList<Local>> Locals { get; init; }

    /// <inheritdoc/>
    public Input<IReadOnlyList<Area>> Areas { get; init; }

    /// <inheritdoc/>
    public Input<bool> RequiresPasswordChange { get; init; }

    /// <inheritdoc/>
    public Input<EmailAddress> AdminEmail { get; init; }

    /// <inheritdoc/>
    public Input<Password> AdminPassword { get; init; }
}
