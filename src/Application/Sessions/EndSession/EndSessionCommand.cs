using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.EndSession;

/// <summary>
/// Ends one session of a user: its refresh token is revoked, and its access token stays valid until it expires.
/// Refused with <see cref="ErrorCodes.UserNotFound"/> or <see cref="ErrorCodes.SessionNotFound"/>.
/// </summary>
[RequiresPermission(Permissions.UsersEdit, AuditName = "EndSession")]
public sealed record EndSessionCommand(Guid UserId, Guid SessionId) : ICommand<Result>;
