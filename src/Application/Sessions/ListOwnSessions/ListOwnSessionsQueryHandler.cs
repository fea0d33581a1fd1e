using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Sessions.ListOwnSessions;

internal sealed class ListOwnSessionsQueryHandler(IRefreshTokens refreshTokens, ICallerAccessor caller, TimeProvider clock)
    : IRequestHandler<ListOwnSessionsQuery, Result<IReadOnlyList<SessionView>>>
{
    public async Task<Result<IReadOnlyList<SessionView>>> Handle(ListOwnSessionsQuery request, CancellationToken cancellationToken)
    {
        if (caller.Current.UserId is not { } id)
        {
            return UserErrors.SignInRequired;
        }

        var sessions = await refreshTokens.ListSessionsAsync(id, clock.GetUtcNow(), cancellationToken);
        return sessions.Select(session => session with { IsCurrent = session.Id == caller.Current.SessionId }).ToList();
    }
}
