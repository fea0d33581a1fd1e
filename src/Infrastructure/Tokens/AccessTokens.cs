using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
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

    private readonly TimeProvider clock;

    public AccessTokens(SigningKeys keys, IOptions<TokenSettings> options, TimeProvider clock)
    {
        this.clock = clock;
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

    /// <summary>Asks the directory about a token that was issued here.</summary>
    /// <returns>Who sends it, null when it no longer counts.</returns>
    public static Task<Caller?> RecogniseAsync(ClaimsPrincipal token, DirectoryContext context, CancellationToken cancellationToken)
    {
        if (token.FindFirstValue(TokenClaims.Organization) is not { } organizationId
            || !long.TryParse(token.FindFirstValue(TokenClaims.AccessVersion), CultureInfo.InvariantCulture, out var accessVersion))
        {
            return Task.FromResult<Caller?>(null);
        }

        var caller = new Caller
        {
            OrganizationId = organizationId,
            OrganizationTemplate = token.FindFirstValue(TokenClaims.Template) ?? OrganizationTemplates.HelpDesk,
            AccessVersion = accessVersion,
            Permissions = token.FindAll(TokenClaims.Permissions).Select(claim => claim.Value).ToHashSet(),
        };
        return token.HasClaim(claim => claim.Type == TokenClaims.ClientId)
            ? RecogniseServiceAsync(token, caller, context, cancellationToken)
            : RecogniseUserAsync(token, caller, context, cancellationToken);
    }

    private static async Task<Caller?> RecogniseUserAsync(
        ClaimsPrincipal token,
        Caller caller,
        DirectoryContext context,
        CancellationToken cancellationToken) =>
        Guid.TryParse(token.FindFirstValue(TokenClaims.Subject), out var userId)
        && await context.Users.IgnoreQueryFilters().AnyAsync(
            row => row.Id == userId && row.AccessVersion == caller.AccessVersion && row.OrganizationId == caller.OrganizationId,
            cancellationToken)
            ? caller with
            {
                UserId = userId,
                Name = token.FindFirstValue(TokenClaims.Email),
                MustChangePassword = token.HasClaim(claim => claim.Type == TokenClaims.MustChangePassword),
            }
            : null;

    private static async Task<Caller?> RecogniseServiceAsync(
        ClaimsPrincipal token,
        Caller caller,
        DirectoryContext context,
        CancellationToken cancellationToken)
    {
        var clientId = token.FindFirstValue(TokenClaims.ClientId);
        var name = token.FindFirstValue(TokenClaims.Subject) == clientId
            ? await context.ServiceAccounts.IgnoreQueryFilters()
                .Where(row => row.Id == clientId && row.IsActive
                    && row.AccessVersion == caller.AccessVersion && row.OrganizationId == caller.OrganizationId)
                .Select(row => row.Name)
                .SingleOrDefaultAsync(cancellationToken)
            : null;
        return name is null ? null : caller with { ServiceAccountId = clientId, Name = name };
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
