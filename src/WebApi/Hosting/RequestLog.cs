using System.Diagnostics;
using HelpDesk.Users.Application.Access;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>
/// Writes one line per request. A path may hold anything, an address or a token included, so the line names the route
/// that answered instead.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context, CallerAccessor caller)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Log(context, started, caller.Current);
        }
    }

    private void Log(HttpContext context, long started, Caller caller) =>
        LogRequest(
            HttpMethods.GetCanonicalizedValue(context.Request.Method),
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route",
            context.Response.StatusCode,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            caller.UserId,
            caller.ServiceAccountId,
            context.GetCorrelationId());

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {StatusCode} in {Elapsed:0.0} ms, user {UserId}, service {ServiceId}, {CorrelationId}")]
    private partial void LogRequest(string method, string route, int statusCode, double elapsed, Guid? userId, string? serviceId, string correlationId);
}
