using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.FindUsers;

/// <summary>
/// Reads those of some users who exist, in no particular order. Refused with <see cref="ErrorKind.Validation"/>.
/// </summary>
/// <param name="Users">At most <see cref="MaxUsers"/> users, all identified in the same way.</param>
[RequiresPermission(Permissions.UsersRead, AuditName = "FindUsers")]
public sealed record FindUsersQuery(Input<IReadOnlyList<UserReference>> Users) : ParsedRequest, IQuery<Result<IReadOnlyList<UserView>>>
{
    /// <summary>The maximum number of users.</summary>
    public const int MaxUsers = 500;
}
