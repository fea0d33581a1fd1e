using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>
/// The addresses for probes. They answer with one word, which monitoring compares, so the version is in a header.
/// </summary>
internal static class HealthEndpoints
{
    public const string Path = "/health";

    private const string VersionHeader = "X-Service-Version";

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks($"{Path}/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks($"{Path}/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain";
        context.Response.Headers[VersionHeader] = ServiceVersion.Current;
        return context.Response.WriteAsync(report.Status.ToString());
    }
}
