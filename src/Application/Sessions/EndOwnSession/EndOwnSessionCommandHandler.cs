using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Sessions.EndOwnSession;

internal sealed class EndOwnSessionCommandHandler(IRefreshTokens refreshTokens, ICallerAccessor caller, IAuditTrail audit)
    : IRequestHandler<EndOwnSessionCommand, Result>
{
    public async Task<Result> Handle(EndOwnSessionCommand request, CancellationToken cancellationToken)
    {
        if (caller.Current.UserId is not { } id)
        {
            return UserErrors.SignInRequired;
        }

        if (!await refreshTokens.EndFamilyAsync(id, request.SessionId, cancellationToken))
        {
            return new Error(ErrorKind.NotFound, ErrorCodes.SessionNotFound);
        }

        audit.Add(new(AuditActions.SessionEnded)
        {
            SubjectId = id.ToString(),
            SubjectName = caller.Current.Name,
            Changes = [new("session", request.SessionId.ToString(), null)],
        });
        return Result.Success;
    }
}
