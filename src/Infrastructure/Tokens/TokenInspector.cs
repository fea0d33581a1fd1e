using System.Globalization;
using System.Security.Claims;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Infrastructure.Persistence;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Judges a token as a request that carries it would be judged.</summary>
internal sealed class TokenInspector(AccessTokens tokens, DirectoryContext context) : ITokenInspector
{
    public async Task<InspectedToken?> InspectAsync(Secret token, CancellationToken cancellationToken)
    {
        if (tokens.Validate(token.Value) is not { } principal
            || AccessTokens.Read(principal) is not { } told
            || await tokens.RecogniseAsync(told, context, cancellationToken) is not { } caller)
        {
            return null;
        }

        return new()
        {
            Id = Text(principal, TokenClaims.Id),
            Subject = Text(principal, TokenClaims.Subject),
            OrganizationId = caller.OrganizationId,
            Permissions = [.. caller.Permissions],
            Issuer = Text(principal, TokenClaims.Issuer),
            Audience = Text(principal, TokenClaims.Audience),
            IssuedAt = Time(principal, TokenClaims.IssuedAt),
            NotBefore = Time(principal, TokenClaims.NotBefore),
            ExpiresAt = Time(principal, TokenClaims.Expires),
            ClientId = caller.ServiceAccountId,
            Email = OptionalText(principal, TokenClaims.Email),
            Role = OptionalText(principal, TokenClaims.Rol),
            Area = OptionalText(principal, TokenClaims.Area),
        };
    }

    // We signed it, so it has them.
    private static string Text(ClaimsPrincipal token, string claim) => token.FindFirstValue(claim)!;

    // A claim that is null is read as an empty one.
    private static string? OptionalText(ClaimsPrincipal token, string claim) =>
        token.FindFirstValue(claim) is { Length: > 0 } text ? text : null;

    private static DateTimeOffset Time(ClaimsPrincipal token, string claim) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Text(token, claim), CultureInfo.InvariantCulture));
}
