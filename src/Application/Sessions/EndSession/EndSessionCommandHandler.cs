using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Sessions.EndSession;

internal sealed class EndSessionCommandHandler(IUserRepository users, IRefreshTokens refreshTokens, IAuditTrail audit)
    : IRequestHandler<EndSessionCommand, Result>
{
    public async Task<Result> Handle(EndSessionCommand request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.UserId, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        if (!await refreshTokens.EndFamilyAsync(user.Id, request.SessionId, cancellationToken))
        {
            return new Error(ErrorKind.NotFound, ErrorCodes.SessionNotFound);
        }

        audit.Add(new(AuditActions.SessionEnded)
        {
            SubjectId = user.Id.ToString(),
            SubjectName = user.Email.Value,
            Changes = [new("session", request.SessionId.ToString(), null)],
        });
        return Result.Success;
    }
}
