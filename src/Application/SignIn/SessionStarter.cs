using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>Issues the access token and the refresh token of an authenticated user.</summary>
internal sealed class SessionStarter(IOrganizations organizations, ITokenIssuer tokens, IRefreshTokens refreshTokens, TimeProvider clock)
{
    public async Task<Result<SignedIn>> StartAsync(UserCredentials credential, RefreshGrant? previous, CancellationToken cancellationToken)
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
        var refreshToken = await refreshTokens.IssueAsync(credential, previous, clock.GetUtcNow(), cancellationToken);
        return new SignedIn(
            tokens.Issue(new(credential.User, organization.Template, permissions, mustChangePassword, credential.AccessVersion)),
            refreshToken,
            credential.User);
    }
}
