namespace HelpDesk.Users.Application.Tokens;

/// <summary>Signs access tokens: JWTs (RFC 7519) with ES256.</summary>
public interface ITokenIssuer
{
    /// <summary>The name that tokens give as their issuer.</summary>
    string Issuer { get; }

    /// <summary>Issues an access token to a user.</summary>
    /// <param name="subject">Whom it speaks of.</param>
    /// <returns>The token and how long it counts.</returns>
    AccessToken Issue(TokenSubject subject);

    /// <summary>Issues an access token to a service.</summary>
    /// <param name="subject">Which service it speaks of.</param>
    /// <returns>The token and how long it counts.</returns>
    AccessToken IssueToService(ServiceTokenSubject subject);
}
