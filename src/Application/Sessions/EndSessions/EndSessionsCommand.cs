using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.EndSessions;

/// <summary>
/// Signs a user out everywhere: all its tokens end with the next request. Refused with <see cref="ErrorCodes.UserNotFound"/>.
/// </summary>
/// <param name="UserId">The user.</param>
[RequiresPermission(Permissions.UsersEdit, AuditName = "EndSessions")]
public sealed record EndSessionsCommand(Guid UserId) : ICommand<Result>;
