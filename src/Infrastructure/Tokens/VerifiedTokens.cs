using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// Remembers which tokens were verified, as the signature of a token cannot change. What can, its key and the time, is looked at each
/// time here, and its access version by who recognises the caller.
/// </summary>
internal sealed class VerifiedTokens(AccessTokens tokens, SigningKeys keys, TimeProvider clock) : ISecurityTokenValidator, IDisposable
{
    private const int MostRemembered = 10_000;

    private readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    public bool CanValidateToken => true;

    public int MaximumTokenSizeInBytes { get; set; } = TokenValidationParameters.DefaultMaximumTokenSizeInBytes;

    public bool CanReadToken(string securityToken) => remembered.TryGetValue(securityToken, out _) || tokens.Handler.CanReadToken(securityToken);

    public ClaimsPrincipal ValidateToken(string securityToken, TokenValidationParameters validationParameters, out SecurityToken validatedToken)
    {
        // Nobody asks for more of a token than its principal.
        validatedToken = null!;
        if (remembered.TryGetValue(securityToken, out Verified? known))
        {
            return known!.ExpiresAt > clock.GetUtcNow().UtcDateTime && keys.Find(known.KeyId) is not null
                ? known.Principal
                : throw new SecurityTokenInvalidLifetimeException("The token, or its key, no longer counts.");
        }

        var claims = tokens.Handler.ValidateToken(securityToken, validationParameters, out var validated);
        var caller = AccessTokens.Read(claims) ?? throw new SecurityTokenValidationException("The token does not say who sends it.");
        var verified = new Verified(new(new TokenIdentity(caller)), ((JwtSecurityToken)validated).Header.Kid, validated.ValidTo);
        var left = verified.ExpiresAt - clock.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero)
        {
            remembered.Set(securityToken, verified, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = left });
        }

        return verified.Principal;
    }

    public void Dispose() => remembered.Dispose();

    private sealed record Verified(ClaimsPrincipal Principal, string KeyId, DateTime ExpiresAt);
}
