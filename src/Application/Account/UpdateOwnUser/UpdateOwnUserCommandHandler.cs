using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Account.UpdateOwnUser;

internal sealed class UpdateOwnUserCommandHandler(
    IUserRepository users,
    OwnPassword ownPassword,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<UpdateOwnUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(UpdateOwnUserCommand request, CancellationToken cancellationToken)
    {
        var newHash = request.Password.IsSet
            ? await ownPassword.VerifyAndHashAsync(
                request.CurrentPassword.ToOptional().Value,
                request.Password.Value,
                nameof(request.Password),
                cancellationToken)
            : null;
        if (newHash is { IsSuccess: false })
        {
            return Result<UserView>.Failure(newHash.Errors);
        }

        var loaded = await users.LoadCallerAsync(caller.Current, request.ExpectedVersions, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return Result<UserView>.Failure(loaded.Errors);
        }

        var (user, now) = (loaded.Value, clock.GetUtcNow());
        var changed = user.ChangeEmailAndName(request, now);
        if (!changed.IsSuccess)
        {
            return Result<UserView>.Failure(changed.Errors);
        }

        if (newHash is not null)
        {
            user.PasswordChanged(now);
        }

        await users.SaveAsync(user, newHash?.Value, cancellationToken);
        return UserView.From(user);
    }
}
