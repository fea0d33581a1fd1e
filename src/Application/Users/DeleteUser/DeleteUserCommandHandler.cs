using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.DeleteUser;

internal sealed class DeleteUserCommandHandler(IUserRepository users) : IRequestHandler<DeleteUserCommand, Result>
{
    public async Task<Result> Handle(DeleteUserCommand request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.UserId, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        var deletable = user.CheckDeletion(await users.CountOtherAdministratorsAsync(user, cancellationToken));
        if (deletable.IsSuccess)
        {
            await users.RemoveAsync(user, cancellationToken);
        }

        return deletable;
    }
}
