using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.UnlockUser;

/// <summary>
/// Forgets a user's failed sign-ins, so that a locked user can sign in at once with the current password. Succeeds also for a user who
/// isn't locked. Refused with <see cref="ErrorCodes.UserNotFound"/>.
/// </summary>
[RequiresPermission(Permissions.UsersEdit, AuditName = "UnlockUser")]
public sealed record UnlockUserCommand(UserReference User) : ICommand<Result>;
