using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.ReactivateUser;

internal sealed class ReactivateUserCommandHandler(IUserRepository users, TimeProvider clock) : IRequestHandler<ReactivateUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(ReactivateUserCommand request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.UserId, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        user.Reactivate(clock.GetUtcNow());
        var saved = await users.SaveAsync(user, passwordHash: null, cancellationToken);
        return saved.IsSuccess ? UserView.From(user) : Result<UserView>.Failure(saved.Errors);
    }
}
