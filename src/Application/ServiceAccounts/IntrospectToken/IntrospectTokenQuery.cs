using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.IntrospectToken;

/// <summary>
/// Tells a service whether an access token of its organization counts, and what it says; null when it does not. Who asks proves
/// it with the request itself, else <see cref="ErrorCodes.InvalidClient"/>.
/// </summary>
/// <param name="Token">The token to look at.</param>
[AllowsAnonymous]
public sealed record IntrospectTokenQuery(Secret Token) : IQuery<Result<InspectedToken?>>
{
    /// <summary>Who asks.</summary>
    public ClientCredentials? Client { get; init; }

    /// <summary>Instead of that, an access token that the service who asks has got.</summary>
    public Secret? ClientToken { get; init; }
}
