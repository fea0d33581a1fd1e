using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ReactivateUser;

/// <summary>Lets a user in again; tokens that ended stay ended. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
/// <param name="UserId">The user.</param>
/// <param name="ExpectedVersion">The version it must have, else <see cref="ErrorCodes.VersionMismatch"/>; null for any.</param>
[RequiresPermission(Permissions.UsersEdit)]
public sealed record ReactivateUserCommand(Guid UserId, long? ExpectedVersion = null) : ICommand<Result<UserView>>;
