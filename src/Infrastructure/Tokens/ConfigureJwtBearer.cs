using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Makes bearer authentication validate tokens as <see cref="AccessTokens"/> does, and sets the caller of the request.</summary>
internal sealed class ConfigureJwtBearer(AccessTokens tokens, VerifiedTokens tokenHandler) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        bearer.IncludeErrorDetails = false;
        bearer.SaveToken = false;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(tokenHandler);
        bearer.Events = new() { OnTokenValidated = SetCallerAsync, OnAuthenticationFailed = RethrowOutage };
    }

    // The framework would treat an outage of the database as an invalid token, although the token may be valid.
    private static Task RethrowOutage(AuthenticationFailedContext context) =>
        context.Exception is SecurityTokenException ? Task.CompletedTask : Task.FromException(context.Exception);

    private async Task SetCallerAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var caller = await tokens.VerifyCallerAsync(
            ((TokenIdentity)context.Principal!.Identity!).Caller,
            services.GetRequiredService<DirectoryContext>(),
            context.HttpContext.RequestAborted);
        if (caller is null)
        {
            context.Fail("The token is no longer valid.");
            return;
        }

        services.GetRequiredService<CallerAccessor>().Current = caller;
    }
}
