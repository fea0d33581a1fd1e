using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Users.DeleteUser;

internal sealed class DeleteUserCommandHandler(IUserRepository users) : IRequestHandler<DeleteUserCommand, Result>
{
    public async Task<Result> Handle(DeleteUserCommand request, CancellationToken cancellationToken)
    {
        var loaded = await users.LoadAsync(request.User, request.ExpectedVersions, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return Result.Failure(loaded.Errors);
        }

        var user = loaded.Value;
        var deletable = user.CheckDeletion(await users.CountOtherAdministratorsAsync(user, cancellationToken));
        if (deletable.IsSuccess)
        {
            await users.RemoveAsync(user, cancellationToken);
        }

        return deletable;
    }
}
