using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.SignIn.RefreshSession;

internal sealed class RefreshSessionCommandHandler(
    IRefreshTokens refreshTokens,
    ICredentials credentials,
    SessionStarter sessions,
    IAuditTrail audit,
    TimeProvider clock) : IRequestHandler<RefreshSessionCommand, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(RefreshSessionCommand request, CancellationToken cancellationToken)
    {
        var token = request.RefreshToken.Value;
        var now = clock.GetUtcNow();
        if (await refreshTokens.FindAsync(token, now, cancellationToken) is not { } grant
            || await credentials.FindByIdAsync(grant.OrganizationId, grant.UserId, cancellationToken) is not { } credential)
        {
            return SignInErrors.InvalidRefreshToken;
        }

        if (grant is { IsUsed: true, Successor: null }
            || grant.ExpiresAt <= now
            || credential.User.Status != UserStatus.Active
            || credential.AccessVersion != grant.AccessVersion)
        {
            await RecordRefusalAsync(grant, credential.User, cancellationToken);
            return SignInErrors.InvalidRefreshToken;
        }

        var continued = await sessions.ContinueAsync(credential, token, grant, cancellationToken);
        if (!continued.IsSuccess)
        {
            return continued.Errors[0] == SignInErrors.UserInactive ? SignInErrors.InvalidRefreshToken : continued;
        }

        // Once a day is enough to tell who is away, and spares a write.
        if (credential.User.LastSeen is not { } seen || seen.UtcDateTime.Date < now.UtcDateTime.Date)
        {
            await credentials.RecordSeenAsync(grant.UserId, now, cancellationToken);
        }

        return continued;
    }

    /// <summary>
    /// Ends the family of a token that is no longer valid, and records it in the audit, once: sent again, the token is unknown. It doesn't
    /// count towards the lock of the address: it is no guess at a password.
    /// </summary>
    private async Task RecordRefusalAsync(RefreshGrant grant, UserView user, CancellationToken cancellationToken)
    {
        if (await refreshTokens.EndFamilyAtOnceAsync(grant.Family, cancellationToken))
        {
            audit.Add(new AuditEntry(AuditActions.Refresh)
            {
                OrganizationId = user.OrganizationId,
                SubjectId = user.Id.ToString(),
                SubjectName = user.Email,
            }.Refused(SignInErrors.InvalidRefreshToken));
        }
    }
}
