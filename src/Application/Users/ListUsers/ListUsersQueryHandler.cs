using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ListUsers;

internal sealed class ListUsersQueryHandler(IUserQueries users) : IRequestHandler<ListUsersQuery, Result<IAsyncEnumerable<UserView>>>
{
    public Task<Result<IAsyncEnumerable<UserView>>> Handle(ListUsersQuery request, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IAsyncEnumerable<UserView>>.Success(users.List()));
}
