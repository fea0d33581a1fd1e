using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// Validates tokens and caches those with a valid signature, because verifying a signature is expensive. The key and the expiration of a
/// cached token are checked with each request here; <see cref="ConfigureJwtBearer"/> checks its access version.
/// </summary>
internal sealed class VerifiedTokens(AccessTokens tokens, SigningKeys keys, TimeProvider clock) : TokenHandler, IDisposable
{
    private const int MaxCachedTokens = 10_000;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxCachedTokens });

    /// <summary>Accepts the tokens that <see cref="AccessTokens"/> accepts. Throws when the database is not available.</summary>
    /// <param name="validationParameters">Not used: <see cref="AccessTokens"/> has its own.</param>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (cache.TryGetValue(token, out VerifiedToken? cached))
        {
            return cached!.ValidTo > clock.GetUtcNow().UtcDateTime && keys.Find(cached.KeyId) is not null
                ? Accept(cached)
                : Reject(new SecurityTokenInvalidLifetimeException("The token has expired, or its key was retired."));
        }

        if (await tokens.ValidateAsync(token) is not { } valid)
        {
            return Reject(new SecurityTokenValidationException("The signature, issuer, audience or lifetime of the token is invalid."));
        }

        if (AccessTokens.ReadCaller(valid.Claims) is not { } caller)
        {
            return Reject(new SecurityTokenValidationException("The token does not name its caller."));
        }

        var verified = new VerifiedToken(new(caller), valid.KeyId, valid.ExpiresAt);
        var remaining = verified.ValidTo - clock.GetUtcNow().UtcDateTime;
        if (remaining > TimeSpan.Zero)
        {
            cache.Set(token, verified, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = remaining });
        }

        return Accept(verified);
    }

    public void Dispose() => cache.Dispose();

    private static TokenValidationResult Accept(VerifiedToken token) =>
        new() { IsValid = true, ClaimsIdentity = token.Identity, SecurityToken = token };

    private static TokenValidationResult Reject(SecurityTokenException reason) => new() { Exception = reason };

    /// <summary>The cached part of a token. The base class requires members that are not needed here.</summary>
    private sealed class VerifiedToken(TokenIdentity identity, string keyId, DateTime validTo) : SecurityToken
    {
        public TokenIdentity Identity => identity;

        public string KeyId => keyId;

        public override string? Id => null;

        public override string? Issuer => null;

        public override SecurityKey? SecurityKey => null;

        public override SecurityKey? SigningKey { get; set; }

        public override DateTime ValidFrom => DateTime.MinValue;

        public override DateTime ValidTo => validTo;
    }
}
