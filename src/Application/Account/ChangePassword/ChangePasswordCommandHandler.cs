using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Account.ChangePassword;

internal sealed class ChangePasswordCommandHandler(
    IUserRepository users,
    OwnPassword ownPassword,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<ChangePasswordCommand, Result>
{
    public async Task<Result> Handle(ChangePasswordCommand request, CancellationToken cancellationToken)
    {
        var newHash = await ownPassword.VerifyAndHashAsync(
            request.CurrentPassword.Value,
            request.NewPassword.Value,
            nameof(request.NewPassword),
            cancellationToken);
        if (!newHash.IsSuccess)
        {
            return Result.Failure(newHash.Errors);
        }

        var loaded = await users.LoadCallerAsync(caller.Current, expectedVersions: null, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return Result.Failure(loaded.Errors);
        }

        loaded.Value.PasswordChanged(clock.GetUtcNow());
        await users.SaveAsync(loaded.Value, newHash.Value, cancellationToken);
        return Result.Success;
    }
}
