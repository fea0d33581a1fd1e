using HelpDesk.Users.Application.Tokens;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Signs access tokens with the current key.</summary>
internal sealed class TokenIssuer(SigningKeys keys, IOptions<TokenSettings> options, TimeProvider clock) : ITokenIssuer
{
    private readonly JsonWebTokenHandler handler = new();

    public string Issuer => options.Value.Issuer;

    public AccessToken Issue(TokenSubject subject)
    {
        var user = subject.User;
        var claims = new Dictionary<string, object?>
        {
            [TokenClaims.Subject] = user.Id.ToString(),
            [TokenClaims.Email] = user.Email,
            [TokenClaims.Nombre] = user.Name,
            [TokenClaims.Rol] = user.Roles[0],
            [TokenClaims.Area] = user.Area,
            [TokenClaims.Organization] = user.OrganizationId,
            [TokenClaims.Template] = subject.OrganizationTemplate,
            [TokenClaims.Permissions] = subject.Permissions,
            [TokenClaims.AccessVersion] = subject.AccessVersion,
            [TokenClaims.Session] = subject.SessionId.ToString(),
        };
        if (subject.MustChangePassword)
        {
            claims[TokenClaims.MustChangePassword] = true;
        }

        var untilEnd = subject.SessionExpiresAt - clock.GetUtcNow();
        return Sign(claims, untilEnd < options.Value.AccessTokenLifetime ? untilEnd : options.Value.AccessTokenLifetime);
    }

    public AccessToken IssueToService(ServiceTokenSubject subject) => Sign(
        new()
        {
            [TokenClaims.Subject] = subject.ClientId,
            [TokenClaims.ClientId] = subject.ClientId,
            [TokenClaims.Organization] = subject.OrganizationId,
            [TokenClaims.Template] = subject.OrganizationTemplate,
            [TokenClaims.Permissions] = subject.Permissions,
            [TokenClaims.Scope] = string.Join(' ', subject.Permissions),
            [TokenClaims.AccessVersion] = subject.AccessVersion,
        },
        options.Value.AccessTokenLifetime);

    private AccessToken Sign(Dictionary<string, object?> claims, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        claims[TokenClaims.Id] = Guid.CreateVersion7().ToString();
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer,
            Audience = options.Value.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new(keys.Current, SecurityAlgorithms.EcdsaSha256),
        });
        return new(new(token), lifetime);
    }
}
