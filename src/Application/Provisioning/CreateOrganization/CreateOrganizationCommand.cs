using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Provisioning.CreateOrganization;

/// <summary>
/// Creates an organization from a template, with its first administrator. Refused with <see cref="ErrorKind.Validation"/>
/// or <see cref="ErrorCodes.OrganizationIdTaken"/>.
/// </summary>
/// <param name="OrganizationId">Its id.</param>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "CreateOrganization")]
public sealed record CreateOrganizationCommand(string? OrganizationId) : ICommand<Result<CreatedOrganization>>, INewOrganization, IInputErrors
{
    /// <inheritdoc/>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public string? Template { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<(string? Id, string? Name)> Locals { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <inheritdoc/>
    public bool RequiresPasswordChange { get; init; } = true;

    /// <inheritdoc/>
    public string? AdminEmail { get; init; }

    /// <inheritdoc/>
    public Secret? AdminPassword { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
