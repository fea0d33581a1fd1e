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
/// Validates access tokens. A valid token is signed with one of our ES256 keys, not encrypted, has our issuer and audience, and has the
/// current access version of an existing user, whose session hasn't ended, or of an active service account. Reading that takes one
/// statement.
/// </summary>
internal sealed class AccessTokens
{
    /// <summary>More than the largest token has: that of a service account with all permissions that an organization can have.</summary>
    private const int MaxTokenLength = 48 * 1024;

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

    /// <summary>Validates the signature, issuer, audience and lifetime of a token, but not its access version.</summary>
    /// <returns>The validated token; null when it is invalid or no token at all.</returns>
    public async Task<ValidToken?> ValidateAsync(string token)
    {
        // Finding the key may read the database. Done here, because the library would treat an outage as an invalid token.
        if (token.Length > MaxTokenLength || TokenHeader.ReadKeyId(token) is not { } keyId || keys.Find(keyId) is null)
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(token, parameters);
        return result.IsValid ? new(result.ClaimsIdentity, keyId, result.SecurityToken.ValidTo) : null;
    }

    /// <summary>Reads the caller from the claims of a validated token.</summary>
    /// <returns>The caller; null when a required claim is missing or malformed.</returns>
    public static Caller? ReadCaller(ClaimsIdentity token)
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

        var session = token.FindFirst(TokenClaims.Session)?.Value;
        var sessionId = Guid.Empty;
        return Guid.TryParse(subject, out var userId) && (session is null || Guid.TryParse(session, out sessionId))
            ? caller with
            {
                UserId = userId,
                SessionId = session is null ? null : sessionId,
                Name = token.FindFirst(TokenClaims.Email)?.Value,
                MustChangePassword = token.HasClaim(claim => claim.Type == TokenClaims.MustChangePassword),
            }
            : null;
    }

    /// <summary>
    /// Checks that the caller still exists, that the access version of its token is the current one, and that its session hasn't ended.
    /// </summary>
    /// <returns>The caller, with the current name of a service account; null when the token is no longer valid.</returns>
    public async Task<Caller?> VerifyCallerAsync(Caller caller, DirectoryContext context, CancellationToken cancellationToken)
    {
        if (caller.UserId is { } userId)
        {
            var isValid = caller.SessionId is { } sessionId
                ? frequent.IsUserInSession(context, caller.OrganizationId, userId, caller.AccessVersion, sessionId, cancellationToken)
                : frequent.IsUser(context, caller.OrganizationId, userId, caller.AccessVersion, cancellationToken);
            return await isValid ? caller : null;
        }

        var name = await frequent.NameOfService(
            context,
            caller.OrganizationId,
            caller.ServiceAccountId!,
            caller.AccessVersion,
            cancellationToken);
        return name is null ? null : caller with { Name = name };
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        // The clocks of other instances may be slightly ahead. The expiration has no tolerance.
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && notBefore <= now + ClockSkew;
    }
}
