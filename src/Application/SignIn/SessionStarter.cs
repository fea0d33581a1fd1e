using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>Issues the access token and the refresh token of an authenticated user.</summary>
internal sealed class SessionStarter(IOrganizations organizations, ITokenIssuer tokens, IRefreshTokens refreshTokens, TimeProvider clock)
{
    /// <summary>Starts a session.</summary>
    public Task<Result<SignedIn>> StartAsync(UserCredentials credential, CancellationToken cancellationToken) =>
        SignInAsync(credential, now => refreshTokens.StartAsync(credential, now, cancellationToken), cancellationToken);

    /// <summary>Continues the session of a refresh token.</summary>
    public Task<Result<SignedIn>> ContinueAsync(
        UserCredentials credential,
        Secret token,
        RefreshGrant grant,
        CancellationToken cancellationToken) =>
        SignInAsync(credential, now => refreshTokens.ContinueAsync(token, grant, now, cancellationToken), cancellationToken);

    private async Task<Result<SignedIn>> SignInAsync(
        UserCredentials credential,
        Func<DateTimeOffset, Task<Session>> openSession,
        CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(credential.User.OrganizationId, cancellationToken);
        if (!organization.IsActive)
        {
            return SignInErrors.UserInactive;
        }

        if (credential.IsPasswordExpired(organization, clock.GetUtcNow()))
        {
            return SignInErrors.TemporaryPasswordExpired;
        }

        var mustChangePassword = credential.MustChangePassword(organization);
        IReadOnlyList<string> permissions = mustChangePassword
            ? []
            : credential.User.Permissions;
        var session = await openSession(clock.GetUtcNow());
        return new SignedIn(
            tokens.Issue(new(
                credential.User,
                organization.Template,
                permissions,
                mustChangePassword,
                credential.AccessVersion,
                session.Id,
                session.ExpiresAt)),
            session.RefreshToken,
            session.ExpiresAt,
            credential.User with { PasswordExpiresAt = mustChangePassword ? credential.TemporaryPasswordUntil : null })
        {
            AccessVersion = credential.AccessVersion,
        };
    }
}
