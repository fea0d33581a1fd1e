using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// Accepts our own access tokens only: ES256, our issuer and audience, not encrypted, and of the newest access version of a user
/// that still exists, which costs one indexed read.
/// </summary>
internal sealed class ConfigureJwtBearer(SigningKeys keys, IOptions<TokenSettings> options, TimeProvider clock)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        bearer.IncludeErrorDetails = false;
        bearer.SaveToken = false;
        bearer.SecurityTokenValidators.Clear();
        bearer.SecurityTokenValidators.Add(new JwtSecurityTokenHandler { MapInboundClaims = false });
        bearer.TokenValidationParameters = new()
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
        bearer.Events = new() { OnTokenValidated = RecogniseAsync };
    }

    private static async Task RecogniseAsync(TokenValidatedContext context)
    {
        var token = context.Principal!;
        var organizationId = token.FindFirstValue(TokenClaims.Organization);
        if (!Guid.TryParse(token.FindFirstValue(TokenClaims.Subject), out var userId)
            || !long.TryParse(token.FindFirstValue(TokenClaims.AccessVersion), CultureInfo.InvariantCulture, out var accessVersion)
            || organizationId is null)
        {
            context.Fail("The token does not say whose it is.");
            return;
        }

        var services = context.HttpContext.RequestServices;
        var users = services.GetRequiredService<DirectoryContext>().Users.IgnoreQueryFilters();
        if (!await users.AnyAsync(
            row => row.Id == userId && row.AccessVersion == accessVersion && row.OrganizationId == organizationId,
            context.HttpContext.RequestAborted))
        {
            context.Fail("The token no longer counts.");
            return;
        }

        services.GetRequiredService<CallerAccessor>().Current = new()
        {
            OrganizationId = organizationId,
            OrganizationTemplate = token.FindFirstValue(TokenClaims.Template) ?? OrganizationTemplates.HelpDesk,
            UserId = userId,
            Name = token.FindFirstValue(TokenClaims.Email),
            AccessVersion = accessVersion,
            Permissions = token.FindAll(TokenClaims.Permissions).Select(claim => claim.Value).ToHashSet(),
            MustChangePassword = token.HasClaim(claim => claim.Type == TokenClaims.MustChangePassword),
        };
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        // Other instances' clocks may run a little ahead; what has expired gets no grace.
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && notBefore <= now + TimeSpan.FromSeconds(30);
    }
}
