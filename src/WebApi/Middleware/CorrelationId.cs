using System.Text.RegularExpressions;
using Serilog.Context;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Gives every request an id, which its response and all its log entries have: the client's <c>X-Correlation-ID</c> if it is valid
/// (1 to 64 letters, digits, dots, dashes or underscores), else a generated one.
/// </summary>
internal static partial class CorrelationId
{
    public const string HeaderName = "X-Correlation-ID";

    private static readonly object ItemKey = new();

    public static IApplicationBuilder UseCorrelationId(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        string? sent = context.Request.Headers[HeaderName];
        var id = sent is not null && WellFormed().IsMatch(sent) ? sent : Guid.CreateVersion7().ToString("N");
        context.Items[ItemKey] = id;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[HeaderName] = id;
            return Task.CompletedTask;
        });
        using (LogContext.PushProperty("CorrelationId", id))
        {
            await next(context);
        }
    });

    public static string GetCorrelationId(this HttpContext context) => context.Items[ItemKey] as string ?? "";

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex WellFormed();
}
