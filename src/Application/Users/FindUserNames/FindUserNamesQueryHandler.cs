using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.FindUserNames;

internal sealed class FindUserNamesQueryHandler(IUserQueries users) : IRequestHandler<FindUserNamesQuery, Result<IReadOnlyList<UserName>>>
{
    public async Task<Result<IReadOnlyList<UserName>>> Handle(FindUserNamesQuery request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<UserName>>.Success(await users.FindNamesAsync(request.Ids.Value, cancellationToken));
}
