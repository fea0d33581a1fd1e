using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.ListSessions;

/// <summary>Reads the sessions of a user. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
[RequiresPermission(Permissions.SessionsRead, AuditName = "ListSessions")]
public sealed record ListSessionsQuery(Guid UserId) : ParsedRequest, IQuery<Result<IReadOnlyList<SessionView>>>;
