using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.WebApi.Middleware;
using Serilog;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>
/// Writes one log entry per request, with its route instead of its path: a path may contain personal data or a token. Probes that succeed
/// have the level Debug, because they come every few seconds.
/// </summary>
internal static class RequestLog
{
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(log =>
    {
        log.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        log.MessageTemplate =
            "{Method:l} {Route:l} {StatusCode} in {Elapsed:0.0} ms, user {UserId}, service {ServiceId:l}, {CorrelationId:l}";
        // Failures have an entry of their own at the level Error, with the same correlation id.
        log.GetLevel = (context, _, exception) =>
            exception is null && IsSuccessfulProbe(context) ? LogEventLevel.Debug : LogEventLevel.Information;
        log.GetMessageTemplateProperties = (context, _, elapsed, statusCode) => GetProperties(context, elapsed, statusCode);
    });

    private static bool IsSuccessfulProbe(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status200OK && context.Request.Path.StartsWithSegments(HealthEndpoints.Path);

    private static LogEventProperty[] GetProperties(HttpContext context, double elapsed, int statusCode)
    {
        var caller = context.RequestServices.GetRequiredService<CallerAccessor>().Current;
        return
        [
            Property("Method", HttpMethods.GetCanonicalizedValue(context.Request.Method)),
            Property("Route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route"),
            Property("StatusCode", statusCode),
            Property("Elapsed", elapsed),
            Property("UserId", caller.UserId),
            Property("ServiceId", caller.ServiceAccountId),
            Property("CorrelationId", context.GetCorrelationId()),
        ];
    }

    private static LogEventProperty Property(string name, object? value) => new(name, new ScalarValue(value));
}
