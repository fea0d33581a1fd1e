using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ReactivateUser;

/// <summary>Lets a user in again; tokens that ended stay ended. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
/// <param name="UserId">The user.</param>
[RequiresPermission(Permissions.UsersEdit)]
public sealed record ReactivateUserCommand(Guid UserId) : ICommand<Result<UserView>>;
