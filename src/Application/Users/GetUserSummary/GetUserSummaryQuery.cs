using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.GetUserSummary;

/// <summary>Reads the summary of a user of the caller's organization. Refused with <see cref="ErrorCodes.UserNotFound"/>.</summary>
[RequiresPermission(Permissions.UsersRead, AuditName = "GetUser")]
public sealed record GetUserSummaryQuery(Guid UserId) : IQuery<Result<UserSummary>>;
