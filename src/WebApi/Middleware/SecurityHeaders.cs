using HelpDesk.Users.WebApi.Pages;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>The response headers that restrict what browsers do with a response (OWASP REST security cheat sheet).</summary>
internal static class SecurityHeaders
{
    private const string ApiPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    // The scripts of Swagger UI insert inline styles.
    private const string SwaggerPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string PagePolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var isSwagger = context.Request.Path.StartsWithSegments("/swagger");
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = isSwagger ? SwaggerPolicy
                : context.Request.Path.StartsWithSegments(AccountPages.Prefix) ? PagePolicy
                : ApiPolicy;
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = isSwagger ? "no-cache" : "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
