using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.SignIn.LogOutEverywhere;

internal sealed class LogOutEverywhereCommandHandler(IUserRepository users, ICallerAccessor caller, TimeProvider clock)
    : IRequestHandler<LogOutEverywhereCommand, Result>
{
    public async Task<Result> Handle(LogOutEverywhereCommand request, CancellationToken cancellationToken)
    {
        if (caller.Current.UserId is not { } id || await users.FindAsync(id, cancellationToken) is not { } user)
        {
            return UserErrors.SignInRequired;
        }

        user.SignOutEverywhere(clock.GetUtcNow());
        await users.SaveAsync(user, passwordHash: null, cancellationToken);
        return Result.Success;
    }
}
