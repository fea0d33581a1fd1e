using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.EndSession;

/// <summary>
/// Ends one session of a user: its tokens are refused from the next request on. Refused with
/// <see cref="ErrorCodes.UserNotFound"/> or <see cref="ErrorCodes.SessionNotFound"/>.
/// </summary>
[RequiresPermission(Permissions.UsersEdit, AuditName = "EndSession")]
public sealed record EndSessionCommand(Guid UserId, Guid SessionId) : ICommand<Result>;
