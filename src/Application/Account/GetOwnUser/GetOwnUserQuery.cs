using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Account.GetOwnUser;

/// <summary>Reads the caller's own user, also for callers who must change their password first.</summary>
[RequiresSignIn(AuditName = "GetOwnUser")]
public sealed record GetOwnUserQuery : IQuery<Result<UserView>>;
