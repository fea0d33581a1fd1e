namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>The headers that keep a browser from doing more with an answer than it should (OWASP REST security cheat sheet).</summary>
internal static class SecurityHeaders
{
    private const string ForAnswers = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    // The page's own script adds styles to the page.
    private const string ForSwagger =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var isSwagger = context.Request.Path.StartsWithSegments("/swagger");
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = isSwagger ? ForSwagger : ForAnswers;
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = isSwagger ? "no-cache" : "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
