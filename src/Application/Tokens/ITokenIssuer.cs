namespace HelpDesk.Users.Application.Tokens;

/// <summary>Signs access tokens: JWTs (RFC 7519) with ES256.</summary>
public interface ITokenIssuer
{
    /// <summary>The <c>iss</c> claim of the tokens.</summary>
    string Issuer { get; }

    /// <summary>Issues an access token to a user.</summary>
    AccessToken Issue(TokenSubject subject);

    /// <summary>Issues an access token to a service.</summary>
    AccessToken IssueToService(ServiceTokenSubject subject);
}
