using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ReactivateUser;

internal sealed class ReactivateUserCommandHandler(IUserRepository users, TimeProvider clock) : IRequestHandler<ReactivateUserCommand, Result<UserView>>
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
        var saved = await users.SaveAsync(user, passwordHash: null, cancellationToken);
        return saved.IsSuccess ? UserView.From(user) : Result<UserView>.Failure(saved.Errors);
    }
}
