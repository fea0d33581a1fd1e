using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Sessions.ListSessions;

internal sealed class ListSessionsQueryHandler(IUserQueries users, IRefreshTokens refreshTokens, TimeProvider clock)
    : IRequestHandler<ListSessionsQuery, Result<IReadOnlyList<SessionView>>>
{
    public async Task<Result<IReadOnlyList<SessionView>>> Handle(ListSessionsQuery request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.UserId, cancellationToken) is null
            ? UserErrors.NotFound
            : Result<IReadOnlyList<SessionView>>.Success(
                await refreshTokens.ListSessionsAsync(request.UserId, clock.GetUtcNow(), cancellationToken));
}
