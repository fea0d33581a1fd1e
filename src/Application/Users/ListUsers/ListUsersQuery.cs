using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Reads all users of the caller's organization in order of creation, as they are consumed.</summary>
[RequiresPermission(Permissions.UsersRead)]
public sealed record ListUsersQuery : IQuery<Result<IAsyncEnumerable<UserView>>>;
