using System.Globalization;
using System.Security.Claims;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Users;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// What counts as an access token: our own only, ES256, our issuer and audience, not encrypted, and of the newest access version of
/// a user or active service account that still exists, which costs one indexed read.
/// </summary>
internal sealed class AccessTokens
{
    /// <summary>No server takes headers that are longer, and no token of ours comes near.</summary>
    private const int MaxTokenLength = 32 * 1024;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenLength };
    private readonly TokenValidationParameters parameters;
    private readonly SigningKeys keys;
    private readonly FrequentQueries frequent;
    private readonly TimeProvider clock;

    public AccessTokens(SigningKeys keys, FrequentQueries frequent, IOptions<TokenSettings> options, TimeProvider clock)
    {
        (this.keys, this.frequent, this.clock) = (keys, frequent, clock);
        parameters = new()
        {
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [TokenHeader.Type],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            IssuerSigningKeyResolver = (_, _, keyId, _) => keyId is not null && keys.Find(keyId) is { } key ? [key] : [],
            LifetimeValidator = IsCurrent,
            NameClaimType = TokenClaims.Subject,
        };
    }

    /// <summary>Reads a token that may be anything.</summary>
    /// <returns>What it says, null when it was not issued here for here or is over.</returns>
    public async Task<ValidToken?> ValidateAsync(string token)
    {
        // The database is asked for an unknown key here, as the library takes an outage for a fault of the token.
        if (token.Length > MaxTokenLength || TokenHeader.ReadKeyId(token) is not { } keyId || keys.Find(keyId) is null)
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(token, parameters);
        return result.IsValid ? new(result.ClaimsIdentity, keyId, result.SecurityToken.ValidTo) : null;
    }

    /// <summary>Who a token that was issued here says that it is about.</summary>
    /// <returns>The caller, null when the token does not say.</returns>
    public static Caller? Read(ClaimsIdentity token)
    {
        if (token.FindFirst(TokenClaims.Organization)?.Value is not { } organizationId
            || !long.TryParse(token.FindFirst(TokenClaims.AccessVersion)?.Value, CultureInfo.InvariantCulture, out var accessVersion))
        {
            return null;
        }

        var caller = new Caller
        {
            OrganizationId = organizationId,
            OrganizationTemplate = token.FindFirst(TokenClaims.Template)?.Value ?? OrganizationTemplates.HelpDesk,
            AccessVersion = accessVersion,
            Permissions = token.FindAll(TokenClaims.Permissions).Select(claim => claim.Value).ToHashSet(),
        };
        var subject = token.FindFirst(TokenClaims.Subject)?.Value;
        if (token.FindFirst(TokenClaims.ClientId)?.Value is { } clientId)
        {
            return subject == clientId ? caller with { ServiceAccountId = clientId } : null;
        }

        return Guid.TryParse(subject, out var userId)
            ? caller with
            {
                UserId = userId,
                Name = token.FindFirst(TokenClaims.Email)?.Value,
                MustChangePassword = token.HasClaim(claim => claim.Type == TokenClaims.MustChangePassword),
            }
            : null;
    }

    /// <summary>Asks the directory whether a token still counts.</summary>
    /// <param name="told">Who the token says that it is about.</param>
    /// <param name="context">Where to ask.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Who sends it, null when it no longer counts.</returns>
    public async Task<Caller?> RecogniseAsync(Caller told, DirectoryContext context, CancellationToken cancellationToken)
    {
        if (told.UserId is { } userId)
        {
            return await frequent.IsUser(context, told.OrganizationId, userId, told.AccessVersion, cancellationToken) ? told : null;
        }

        var name = await frequent.NameOfService(context, told.OrganizationId, told.ServiceAccountId!, told.AccessVersion, cancellationToken);
        return name is null ? null : told with { Name = name };
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        // Other instances' clocks may run a little ahead; what has expired gets no grace.
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && notBefore <= now + ClockSkew;
    }
}
