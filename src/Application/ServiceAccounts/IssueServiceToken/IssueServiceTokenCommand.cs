using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;

/// <summary>
/// Issues an access token to a service (RFC 6749, 4.4). Refused with <see cref="ErrorCodes.InvalidScope"/>, or with the same
/// <see cref="ErrorCodes.InvalidClient"/> for an unknown or disabled service, an inactive organization and a wrong secret.
/// </summary>
/// <param name="Scope">The permissions of the token, separated by spaces; null or blank for all of the service.</param>
[AllowsAnonymous]
public sealed record IssueServiceTokenCommand(ClientCredentials Client, string? Scope) : ICommand<Result<ServiceToken>>, ISignIn
{
    /// <inheritdoc/>
    public static string Method => "client_secret";
}
