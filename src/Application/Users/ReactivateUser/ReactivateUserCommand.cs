using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ReactivateUser;

/// <summary>Lets a user in again; tokens that ended stay ended. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
/// <param name="User">The user.</param>
/// <param name="ExpectedVersions">The versions of which it must have one, else <see cref="ErrorCodes.VersionMismatch"/>; null for any.</param>
[RequiresPermission(Permissions.UsersEdit, AuditName = "ReactivateUser")]
public sealed record ReactivateUserCommand(UserReference User, IReadOnlyList<long>? ExpectedVersions = null) : ICommand<Result<UserView>>
{
    /// <summary>Whether its counters are wanted in the answer.</summary>
    public bool WithStats { get; init; }
}
