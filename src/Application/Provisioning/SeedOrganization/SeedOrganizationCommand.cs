using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning.SeedOrganization;

/// <summary>
/// Creates the caller's organization from the configuration, or updates it; creates the first administrator when it has no users. An
/// update changes the name, the policy and the configured locals; other locals, the roles and whether the organization is active
/// stay. The command is idempotent. Refused with <see cref="ErrorKind.Validation"/> when the configuration is invalid.
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
