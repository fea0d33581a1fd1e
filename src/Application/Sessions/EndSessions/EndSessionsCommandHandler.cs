using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Sessions.EndSessions;

internal sealed class EndSessionsCommandHandler(IUserRepository users, TimeProvider clock) : IRequestHandler<EndSessionsCommand, Result>
{
    public async Task<Result> Handle(EndSessionsCommand request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.UserId, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        user.SignOutEverywhere(clock.GetUtcNow());
        await users.SaveAsync(user, passwordHash: null, cancellationToken);
        return Result.Success;
    }
}
