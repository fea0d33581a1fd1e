using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// Remembers which tokens were verified, as the signature of a token cannot change. What can, its key and the time, is looked at each
/// time here, and its access version by who recognises the caller.
/// </summary>
internal sealed class VerifiedTokens(AccessTokens tokens, SigningKeys keys, TimeProvider clock) : TokenHandler, IDisposable
{
    private const int MostRemembered = 10_000;

    private readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    /// <summary>Accepts what <see cref="AccessTokens"/> accepts. An outage of the database is thrown.</summary>
    /// <param name="token">The compact form of a token, or any other text.</param>
    /// <param name="validationParameters">Not used: <see cref="AccessTokens"/> has its own.</param>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (remembered.TryGetValue(token, out VerifiedToken? known))
        {
            return known!.ValidTo > clock.GetUtcNow().UtcDateTime && keys.Find(known.KeyId) is not null
                ? Accepted(known)
                : Refused(new SecurityTokenInvalidLifetimeException("The token, or its key, no longer counts."));
        }

        if (await tokens.ValidateAsync(token) is not { } valid)
        {
            return Refused(new SecurityTokenValidationException("The token was not issued here for here, or has expired."));
        }

        if (AccessTokens.Read(valid.Claims) is not { } caller)
        {
            return Refused(new SecurityTokenValidationException("The token does not say who sends it."));
        }

        var verified = new VerifiedToken(new(caller), valid.KeyId, valid.ExpiresAt);
        var left = verified.ValidTo - clock.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero)
        {
            remembered.Set(token, verified, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = left });
        }

        return Accepted(verified);
    }

    public void Dispose() => remembered.Dispose();

    private static TokenValidationResult Accepted(VerifiedToken token) =>
        new() { IsValid = true, ClaimsIdentity = token.Identity, SecurityToken = token };

    private static TokenValidationResult Refused(SecurityTokenException reason) => new() { Exception = reason };

    /// <summary>What is kept of a token.</summary>
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
