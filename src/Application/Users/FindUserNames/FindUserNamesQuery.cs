using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.FindUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.FindUserNames;

/// <summary>
/// Reads the names of those of some users who exist, in no particular order. Refused with <see cref="ErrorKind.Validation"/>.
/// </summary>
/// <param name="Ids">At most <see cref="FindUsersQuery.MaxUsers"/> ids.</param>
[RequiresAnyPermission(Permissions.UsersNames, Permissions.UsersRead, AuditName = "FindUsers")]
public sealed record FindUserNamesQuery(Input<IReadOnlyList<Guid>> Ids) : ParsedRequest, IQuery<Result<IReadOnlyList<UserName>>>;
