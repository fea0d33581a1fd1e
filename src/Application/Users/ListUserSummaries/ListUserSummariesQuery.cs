using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUserSummaries;

/// <summary>
/// Reads summaries of the users of the caller's organization, which is cheaper than reading all their data. Refused with
/// <see cref="ErrorKind.Validation"/>.
/// </summary>
[RequiresPermission(Permissions.UsersRead, AuditName = "ListUsers")]
public sealed record ListUserSummariesQuery : UserSearch, IQuery<Result<UserPage<UserSummary>>>;
