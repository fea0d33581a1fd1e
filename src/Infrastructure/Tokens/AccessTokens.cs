using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// What counts as an access token: our own only, ES256, our issuer and audience, not encrypted, and of the newest access version of
/// a user or active service account that still exists, which costs one indexed read.
/// </summary>
internal sealed class AccessTokens
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly FrequentQueries frequent;
    private readonly TimeProvider clock;

    public AccessTokens(SigningKeys keys, FrequentQueries frequent, IOptions<TokenSettings> options, TimeProvider clock)
    {
        (this.frequent, this.clock) = (frequent, clock);
        Parameters = new()
        {
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            IssuerSigningKeyResolver = (_, _, keyId, _) => keyId is not null && keys.Find(keyId) is { } key ? [key] : [],
            LifetimeValidator = IsCurrent,
            NameClaimType = TokenClaims.Subject,
        };
    }

    /// <summary>Reads tokens.</summary>
    public JwtSecurityTokenHandler Handler { get; } = new() { MapInboundClaims = false };

    /// <summary>What a token must be for <see cref="Handler"/> to accept it.</summary>
    public TokenValidationParameters Parameters { get; }

    /// <summary>Reads a token that may be anything.</summary>
    /// <returns>What it says, null when it was not issued here for here or is over.</returns>
    public ClaimsPrincipal? Validate(string token)
    {
        try
        {
            return IsReadable(token) ? Handler.ValidateToken(token, Parameters, out _) : null;
        }
        catch (Exception exception) when (exception is SecurityTokenException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Who a token that was issued here says that it is about.</summary>
    /// <returns>The caller, null when the token does not say.</returns>
    public static Caller? Read(ClaimsPrincipal token)
    {
        if (token.FindFirstValue(TokenClaims.Organization) is not { } organizationId
            || !long.TryParse(token.FindFirstValue(TokenClaims.AccessVersion), CultureInfo.InvariantCulture, out var accessVersion))
        {
            return null;
        }

        var caller = new Caller
        {
            OrganizationId = organizationId,
            OrganizationTemplate = token.FindFirstValue(TokenClaims.Template) ?? OrganizationTemplates.HelpDesk,
            AccessVersion = accessVersion,
            Permissions = token.FindAll(TokenClaims.Permissions).Select(claim => claim.Value).ToHashSet(),
        };
        var subject = token.FindFirstValue(TokenClaims.Subject);
        if (token.FindFirstValue(TokenClaims.ClientId) is { } clientId)
        {
            return subject == clientId ? caller with { ServiceAccountId = clientId } : null;
        }

        return Guid.TryParse(subject, out var userId)
            ? caller with
            {
                UserId = userId,
                Name = token.FindFirstValue(TokenClaims.Email),
                MustChangePassword = token.HasClaim(claim => claim.Type == TokenClaims.MustChangePassword),
            }
            : null;
    }

    /// <summary>Asks the directory whether a token still counts.</summary>
    /// <param name="told">Who the token says that it is about.</param>
    /// <param name="context">Where to ask.</param>
    /// <param name="cancellationToken">Gives up.</param>
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

    /// <summary>The library stumbles over some texts that are no tokens in ways that it does not announce.</summary>
    private bool IsReadable(string token)
    {
        try
        {
            return Handler.CanReadToken(token) && Handler.ReadToken(token) is JwtSecurityToken;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        // Other instances' clocks may run a little ahead; what has expired gets no grace.
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && notBefore <= now + ClockSkew;
    }
}
