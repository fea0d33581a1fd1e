using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Accepts as bearer tokens what <see cref="AccessTokens"/> accepts, and tells the request who sends it.</summary>
internal sealed class ConfigureJwtBearer(AccessTokens tokens, VerifiedTokens verified) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        bearer.IncludeErrorDetails = false;
        bearer.SaveToken = false;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(verified);
        bearer.Events = new() { OnTokenValidated = RecogniseAsync, OnAuthenticationFailed = ThrowUnlessRefused };
    }

    // The framework would take an outage, during which nobody can say what a token is worth, for a fault of the token.
    private static Task ThrowUnlessRefused(AuthenticationFailedContext context) =>
        context.Exception is SecurityTokenException ? Task.CompletedTask : Task.FromException(context.Exception);

    private async Task RecogniseAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var caller = await tokens.RecogniseAsync(
            ((TokenIdentity)context.Principal!.Identity!).Caller,
            services.GetRequiredService<DirectoryContext>(),
            context.HttpContext.RequestAborted);
        if (caller is null)
        {
            context.Fail("The token no longer counts.");
            return;
        }

        services.GetRequiredService<CallerAccessor>().Current = caller;
    }
}
