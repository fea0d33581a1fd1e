using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.SignIn.RefreshSession;

internal sealed class RefreshSessionCommandHandler(
    IRefreshTokens refreshTokens,
    ICredentials credentials,
    SessionStarter sessions,
    TimeProvider clock) : IRequestHandler<RefreshSessionCommand, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(RefreshSessionCommand request, CancellationToken cancellationToken)
    {
        if (await refreshTokens.RedeemAsync(request.RefreshToken!, clock.GetUtcNow(), cancellationToken) is not { } grant)
        {
            return SignInErrors.InvalidRefreshToken;
        }

        var credential = await credentials.FindByIdAsync(grant.OrganizationId, grant.UserId, cancellationToken);
        return credential is { User.Status: UserStatus.Active } && credential.AccessVersion == grant.AccessVersion
            ? await sessions.StartAsync(credential, grant, cancellationToken)
            : SignInErrors.InvalidRefreshToken;
    }
}
