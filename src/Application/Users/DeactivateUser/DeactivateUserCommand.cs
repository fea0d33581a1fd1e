using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.DeactivateUser;

/// <summary>
/// Deactivates a user and revokes the user's tokens. Refused with <see cref="ErrorCodes.UserNotFound"/> or
/// <see cref="ErrorCodes.LastAdministrator"/>.
/// </summary>
/// <param name="ExpectedVersions">The versions that are accepted, otherwise <see cref="ErrorCodes.VersionMismatch"/>; null for any.</param>
[RequiresPermission(Permissions.UsersEdit, AuditName = "DeactivateUser")]
public sealed record DeactivateUserCommand(UserReference User, IReadOnlyList<long>? ExpectedVersions = null) : ICommand<Result<UserView>>
{
    /// <summary>Whether the result includes the user's counters.</summary>
    public bool WithStats { get; init; }
}
