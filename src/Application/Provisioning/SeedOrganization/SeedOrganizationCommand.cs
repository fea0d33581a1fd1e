using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning.SeedOrganization;

/// <summary>
/// Makes the caller's organization be there as configured and, when it has no users yet, creates its first administrator.
/// Of one that is there, the name, the policy and the locals that are configured are brought up to date; its other locals, its roles
/// and whether it is active stay. Running it again changes nothing. Refused with <see cref="ErrorKind.Validation"/> when the
/// configuration is wrong.
/// </summary>
[SystemOnly(AuditName = "SeedOrganization")]
public sealed record SeedOrganizationCommand : ICommand<Result<FirstAdministrator?>>, INewOrganization
{
    /// <inheritdoc/>
    public required Input<string> Name { get; init; }

    /// <inheritdoc/>
    public required Input<string> Template { get; init; }

    /// <inheritdoc/>
    public Input<IReadOnlyList<Local>> Locals { get; init; }

    /// <inheritdoc/>
    public Input<IReadOnlyList<Area>> Areas { get; init; }

    /// <inheritdoc/>
    public Input<bool> RequiresPasswordChange { get; init; }

    /// <inheritdoc/>
    public required Input<EmailAddress> AdminEmail { get; init; }

    /// <inheritdoc/>
    public Input<Password> AdminPassword { get; init; }
}
