using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.EndSessions;

/// <summary>
/// Ends all sessions of a user: all the user's tokens are refused from the next request on. Refused with
/// <see cref="ErrorCodes.UserNotFound"/>.
/// </summary>
[RequiresPermission(Permissions.UsersEdit, AuditName = "EndSessions")]
public sealed record EndSessionsCommand(Guid UserId) : ICommand<Result>;
