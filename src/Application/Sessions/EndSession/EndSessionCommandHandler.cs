using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Sessions.EndSession;

internal sealed class EndSessionCommandHandler(IUserRepository users, IRefreshTokens refreshTokens) : IRequestHandler<EndSessionCommand, Result>
{
    public async Task<Result> Handle(EndSessionCommand request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.UserId, cancellationToken) is null)
        {
            return UserErrors.NotFound;
        }

        return await refreshTokens.EndFamilyAsync(request.UserId, request.SessionId, cancellationToken)
            ? Result.Success
            : new Error(ErrorKind.NotFound, ErrorCodes.SessionNotFound);
    }
}
