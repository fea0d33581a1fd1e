using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.IntrospectToken;

/// <summary>
/// Reads the claims of an access token for a service of the same organization (RFC 7662); null when the token isn't valid. The service
/// authenticates with <see cref="Client"/> or <see cref="ClientToken"/>, otherwise <see cref="ErrorCodes.InvalidClient"/>.
/// </summary>
[AllowsAnonymous]
public sealed record IntrospectTokenQuery(Secret Token) : IQuery<Result<InspectedToken?>>
{
    /// <summary>The credentials of the service that sends the request.</summary>
    public ClientCredentials? Client { get; init; }

    /// <summary>An access token of the service that sends the request, instead of its credentials.</summary>
    public Secret? ClientToken { get; init; }
}
