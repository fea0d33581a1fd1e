using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.UnlockUser;

internal sealed class UnlockUserCommandHandler(IUserRepository users) : IRequestHandler<UnlockUserCommand, Result>
{
    public async Task<Result> Handle(UnlockUserCommand request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.User, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        await users.UnlockAsync(user, cancellationToken);
        return Result.Success;
    }
}
