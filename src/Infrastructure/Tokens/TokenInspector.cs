using System.Globalization;
using System.Security.Claims;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Infrastructure.Persistence;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Judges a token as a request that carries it would be judged.</summary>
internal sealed class TokenInspector(AccessTokens tokens, DirectoryContext context) : ITokenInspector
{
    public async Task<InspectedToken?> InspectAsync(Secret token, CancellationToken cancellationToken)
    {
        if (await tokens.ValidateAsync(token.Value) is not { Claims: var claims }
            || AccessTokens.Read(claims) is not { } told
            || await tokens.RecogniseAsync(told, context, cancellationToken) is not { } caller)
        {
            return null;
        }

        return new()
        {
            Id = Text(claims, TokenClaims.Id),
            Subject = Text(claims, TokenClaims.Subject),
            OrganizationId = caller.OrganizationId,
            Permissions = [.. caller.Permissions],
            Issuer = Text(claims, TokenClaims.Issuer),
            Audience = Text(claims, TokenClaims.Audience),
            IssuedAt = Time(claims, TokenClaims.IssuedAt),
            NotBefore = Time(claims, TokenClaims.NotBefore),
            ExpiresAt = Time(claims, TokenClaims.Expires),
            ClientId = caller.ServiceAccountId,
            Email = OptionalText(claims, TokenClaims.Email),
            Role = OptionalText(claims, TokenClaims.Rol),
            Area = OptionalText(claims, TokenClaims.Area),
        };
    }

    // We signed it, so it has them.
    private static string Text(ClaimsIdentity token, string claim) => token.FindFirst(claim)!.Value;

    // A claim that is null is read as an empty one.
    private static string? OptionalText(ClaimsIdentity token, string claim) =>
        token.FindFirst(claim)?.Value is { Length: > 0 } text ? text : null;

    private static DateTimeOffset Time(ClaimsIdentity token, string claim) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Text(token, claim), CultureInfo.InvariantCulture));
}
