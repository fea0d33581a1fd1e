using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ReactivateUser;

/// <summary>
/// Reactivates a user. Revoked tokens don't become valid again. Refused with <see cref="ErrorCodes.UserNotFound"/>.
/// </summary>
/// <param name="ExpectedVersions">The versions that are accepted, otherwise <see cref="ErrorCodes.VersionMismatch"/>; null for any.</param>
[RequiresPermission(Permissions.UsersEdit, AuditName = "ReactivateUser")]
public sealed record ReactivateUserCommand(UserReference User, IReadOnlyList<long>? ExpectedVersions = null) : ICommand<Result<UserView>>
{
    /// <summary>Whether the result includes the user's counters.</summary>
    public bool WithStats { get; init; }
}
