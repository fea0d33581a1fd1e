using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ReactivateUser;

internal sealed class ReactivateUserCommandHandler(IUserRepository users, IUserStats stats, TimeProvider clock)
    : IRequestHandler<ReactivateUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(ReactivateUserCommand request, CancellationToken cancellationToken)
    {
        var loaded = await users.LoadAsync(request.User, request.ExpectedVersions, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return Result<UserView>.Failure(loaded.Errors);
        }

        var user = loaded.Value;
        user.Reactivate(clock.GetUtcNow());
        await users.SaveAsync(user, passwordHash: null, cancellationToken);
        return await stats.IncludeAsync(UserView.From(user), request.WithStats, cancellationToken);
    }
}
