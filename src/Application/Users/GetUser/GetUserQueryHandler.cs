using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.GetUser;

internal sealed class GetUserQueryHandler(IUserQueries users, IUserStats stats) : IRequestHandler<GetUserQuery, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(GetUserQuery request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.User, cancellationToken) is { } found
            ? await stats.IncludeAsync(found, request.WithStats, cancellationToken)
            : UserErrors.NotFound;
}
