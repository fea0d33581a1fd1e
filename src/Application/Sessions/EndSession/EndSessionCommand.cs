using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.EndSession;

/// <summary>
/// Ends one sign-in of a user: it cannot be refreshed any more, and its access token runs out.
/// Refused with <see cref="ErrorCodes.UserNotFound"/> or <see cref="ErrorCodes.SessionNotFound"/>.
/// </summary>
/// <param name="UserId">The user.</param>
/// <param name="SessionId">The sign-in.</param>
[RequiresPermission(Permissions.UsersEdit, AuditName = "EndSession")]
public sealed record EndSessionCommand(Guid UserId, Guid SessionId) : ICommand<Result>;
