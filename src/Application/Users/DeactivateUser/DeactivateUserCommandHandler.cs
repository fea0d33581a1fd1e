using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.DeactivateUser;

internal sealed class DeactivateUserCommandHandler(IUserRepository users, IUserStats stats, TimeProvider clock)
    : IRequestHandler<DeactivateUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(DeactivateUserCommand request, CancellationToken cancellationToken)
    {
        var loaded = await users.LoadAsync(request.User, request.ExpectedVersions, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return Result<UserView>.Failure(loaded.Errors);
        }

        var user = loaded.Value;
        var deactivated = user.Deactivate(await users.CountOtherAdministratorsAsync(user, cancellationToken), clock.GetUtcNow());
        if (!deactivated.IsSuccess)
        {
            return Result<UserView>.Failure(deactivated.Errors);
        }

        await users.SaveAsync(user, passwordHash: null, cancellationToken);
        return await stats.IncludeAsync(UserView.From(user), request.WithStats, cancellationToken);
    }
}
