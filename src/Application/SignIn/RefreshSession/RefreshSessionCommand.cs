using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn.RefreshSession;

/// <summary>
/// Exchanges a refresh token for a new pair of tokens. A token counts once, and only while the user's access is what it was when
/// it was issued, and its organization is active; else <see cref="ErrorCodes.InvalidRefreshToken"/>.
/// </summary>
/// <param name="RefreshToken">The token of the last sign-in or refresh.</param>
[AllowsAnonymous]
public sealed record RefreshSessionCommand(Input<Secret> RefreshToken) : ParsedRequest, ICommand<Result<SignedIn>>, ISignIn
{
    /// <inheritdoc/>
    public static string Means => "refresh_token";
}
