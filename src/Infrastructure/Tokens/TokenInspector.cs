using System.Globalization;
using System.Security.Claims;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Users;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Validates a token in the same way as the token of a request.</summary>
internal sealed class TokenInspector(AccessTokens tokens, FrequentQueries frequent, DirectoryContext context) : ITokenInspector
{
    public async Task<InspectedToken?> InspectAsync(Secret token, CancellationToken cancellationToken)
    {
        if (await tokens.ValidateAsync(token.Value) is not { Claims: var claims }
            || AccessTokens.ReadCaller(claims) is not { } named
            || await tokens.VerifyCallerAsync(named, context, cancellationToken) is not { } caller)
        {
            return null;
        }

        // The address may have changed since, and be somebody else's now.
        var email = caller.UserId is { } userId
            ? await frequent.EmailOfUser(context, caller.OrganizationId, userId, cancellationToken)
            : null;
        return new()
        {
            Id = GetText(claims, TokenClaims.Id),
            Subject = GetText(claims, TokenClaims.Subject),
            OrganizationId = caller.OrganizationId,
            Permissions = [.. caller.Permissions],
            Issuer = GetText(claims, TokenClaims.Issuer),
            Audience = GetText(claims, TokenClaims.Audience),
            IssuedAt = GetTime(claims, TokenClaims.IssuedAt),
            NotBefore = GetTime(claims, TokenClaims.NotBefore),
            ExpiresAt = GetTime(claims, TokenClaims.Expires),
            ClientId = caller.ServiceAccountId,
            Email = email,
            MustChangePassword = caller.UserId is null ? null : caller.MustChangePassword,
            Role = GetOptionalText(claims, TokenClaims.Rol),
            Area = GetOptionalText(claims, TokenClaims.Area),
        };
    }

    // All tokens that we sign have these claims.
    private static string GetText(ClaimsIdentity token, string claim) => token.FindFirst(claim)!.Value;

    // A claim whose value is null is read as an empty string.
    private static string? GetOptionalText(ClaimsIdentity token, string claim) =>
        token.FindFirst(claim)?.Value is { Length: > 0 } text ? text : null;

    private static DateTimeOffset GetTime(ClaimsIdentity token, string claim) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(GetText(token, claim), CultureInfo.InvariantCulture));
}
