namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Refuses bodies with a content coding (RFC 9110, 8.4.1): none is read, so that a small body can't become a huge one. The answer says so in
/// <c>Accept-Encoding</c> (RFC 9110, 15.5.16).
/// </summary>
internal static class ContentCodings
{
    private const string Identity = "identity";

    public static IApplicationBuilder UseContentCodingCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Headers.ContentEncoding.Count == 0 || IsIdentity(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        context.Response.Headers.AcceptEncoding = Identity;
        return Task.CompletedTask;
    });

    private static bool IsIdentity(HttpRequest request) => request.Headers.ContentEncoding.ToString()
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .All(coding => coding.Equals(Identity, StringComparison.OrdinalIgnoreCase));
}
