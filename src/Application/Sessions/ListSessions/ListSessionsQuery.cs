using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.ListSessions;

/// <summary>Reads where a user is signed in. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
/// <param name="UserId">The user.</param>
[RequiresPermission(Permissions.UsersRead, AuditName = "ListSessions")]
public sealed record ListSessionsQuery(Guid UserId) : IQuery<Result<IReadOnlyList<SessionView>>>;
