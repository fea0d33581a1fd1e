using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>The result of a sign-in.</summary>
/// <param name="AccessToken">The access token.</param>
/// <param name="RefreshToken">The refresh token, which is replaced when it is used.</param>
/// <param name="SessionExpiresAt">When the session ends, UTC, however often it is refreshed.</param>
/// <param name="User">The user.</param>
public sealed record SignedIn(AccessToken AccessToken, Secret RefreshToken, DateTimeOffset SessionExpiresAt, UserView User)
{
    /// <summary>The access version of the access token.</summary>
    public required long AccessVersion { get; init; }
}
