using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.FindUsers;

internal sealed class FindUsersQueryHandler(IUserQueries users) : IRequestHandler<FindUsersQuery, Result<IReadOnlyList<UserView>>>
{
    public async Task<Result<IReadOnlyList<UserView>>> Handle(FindUsersQuery request, CancellationToken cancellationToken)
    {
        var filter = UserFilter.None with { Users = request.Users.Value };
        var found = await users.ListAsync(filter, after: null, offset: 0, FindUsersQuery.MaxUsers, cancellationToken);
        return Result<IReadOnlyList<UserView>>.Success([.. found.Select(entry => entry.User)]);
    }
}
