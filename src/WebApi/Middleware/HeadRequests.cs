using Microsoft.Extensions.Primitives;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Answers HEAD as GET, without the body (RFC 9110, 9.3.2): routes name only GET, and Kestrel leaves out the body of every answer to HEAD.
/// </summary>
internal static class HeadRequests
{
    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isHead = HttpMethods.IsHead(context.Request.Method);
        if (isHead)
        {
            context.Request.Method = HttpMethods.Get;
        }

        await next(context);
        if (isHead)
        {
            // For the log, and for the body of an error, which Kestrel leaves out too.
            context.Request.Method = HttpMethods.Head;
        }

        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && !context.Response.HasStarted)
        {
            context.Response.Headers.Allow = WithHead(context.Response.Headers.Allow);
        }
    });

    private static StringValues WithHead(StringValues allowed)
    {
        var methods = allowed.ToString().Split(", ");
        return methods.Contains(HttpMethods.Get) ? string.Join(", ", methods.Append(HttpMethods.Head)) : allowed;
    }
}
