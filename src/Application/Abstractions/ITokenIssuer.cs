namespace HelpDesk.Users.Application.Abstractions;

/// <summary>Signs access tokens.</summary>
public interface ITokenIssuer
{
    /// <summary>The name that tokens give as their issuer.</summary>
    string Issuer { get; }

    /// <summary>Issues an access token: a JWT (RFC 7519) signed with ES256.</summary>
    /// <param name="subject">Whom it speaks of.</param>
    /// <returns>The token and how long it counts.</returns>
    AccessToken Issue(TokenSubject subject);
}
