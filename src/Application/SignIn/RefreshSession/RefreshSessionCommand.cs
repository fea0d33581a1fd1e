using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.RefreshSession;

/// <summary>
/// Exchanges a refresh token for a new pair of tokens. The token can be used once, while the user's access version is unchanged and
/// the organization is active; otherwise <see cref="ErrorCodes.InvalidRefreshToken"/>.
/// </summary>
[AllowsAnonymous]
public sealed record RefreshSessionCommand(Input<Secret> RefreshToken) : ParsedRequest, ICommand<Result<SignedIn>>, ISignIn
{
    /// <inheritdoc/>
    public static string Method => "refresh_token";
}
