using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.SignIn.LogOut;

internal sealed class LogOutCommandHandler(IRefreshTokens refreshTokens) : IRequestHandler<LogOutCommand, Result>
{
    public async Task<Result> Handle(LogOutCommand request, CancellationToken cancellationToken)
    {
        await refreshTokens.EndFamilyAsync(request.RefreshToken.Value, cancellationToken);
        return Result.Success;
    }
}
