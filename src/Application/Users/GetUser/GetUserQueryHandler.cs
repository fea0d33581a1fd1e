using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.GetUser;

internal sealed class GetUserQueryHandler(IUserQueries users, IUserStats stats, TemporaryPasswords temporary)
    : IRequestHandler<GetUserQuery, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(GetUserQuery request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.User, cancellationToken) is { } found
            ? await stats.IncludeAsync(await temporary.WithPolicyAsync(found, cancellationToken), request.WithStats, cancellationToken)
            : UserErrors.NotFound;
}
