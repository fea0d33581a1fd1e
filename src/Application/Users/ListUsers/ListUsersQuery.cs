using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Reads users of the caller's organization. Refused with <see cref="ErrorKind.Validation"/>.</summary>
[RequiresPermission(Permissions.UsersRead, AuditName = "ListUsers")]
public sealed record ListUsersQuery : UserSearch, IQuery<Result<UserPage<UserView>>>
{
    /// <summary>Whether the result includes the users' counters.</summary>
    public bool WithStats { get; init; }
}
