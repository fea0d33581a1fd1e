using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;

/// <summary>
/// Gives a service an access token for its secret. Refused with <see cref="ErrorCodes.InvalidClient"/> for an unknown or disabled
/// service, one of an inactive organization and a wrong secret alike, or <see cref="ErrorCodes.InvalidScope"/>.
/// </summary>
/// <param name="Client">Who asks.</param>
/// <param name="Scope">What the token shall be limited to, codes with blanks between them; null or blank for no limit.</param>
[AllowsAnonymous]
public sealed record IssueServiceTokenCommand(ClientCredentials Client, string? Scope) : ICommand<Result<ServiceToken>>, ISignIn
{
    /// <inheritdoc/>
    public static string Means => "client_secret";
}
