using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.RefreshSession;

/// <summary>
/// Exchanges a refresh token for a new pair of tokens, while the user's access version is unchanged and the organization is active;
/// otherwise <see cref="ErrorCodes.InvalidRefreshToken"/>. A token that was used a short time ago gives the same refresh token again, as
/// long as that isn't used: two tabs of a browser may refresh at once. Used later, it ends the session.
/// </summary>
[AllowsAnonymous]
public sealed record RefreshSessionCommand(Input<Secret> RefreshToken) : ParsedRequest, ICommand<Result<SignedIn>>, ISignIn
{
    /// <inheritdoc/>
    public static string Method => "refresh_token";
}
