using System.Diagnostics;
using HelpDesk.Users.Application.Abstractions;
using Microsoft.AspNetCore.Http.Features;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>Metrics and traces for a collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where one is; nothing at all otherwise.</summary>
internal static class TelemetrySetup
{
    private const string EndpointName = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolName = "OTEL_EXPORTER_OTLP_PROTOCOL";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.IsTelemetryConfigured())
        {
            return;
        }

        // The exporter itself would send to an address of its own choice instead, without a word.
        if (!Uri.TryCreate(builder.Configuration[EndpointName], UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new InvalidConfigurationException($"{EndpointName} must be an address such as http://collector:4317.");
        }

        if (builder.Configuration[ProtocolName] is not (null or "" or "grpc" or "http/protobuf"))
        {
            throw new InvalidConfigurationException($"{ProtocolName} must be grpc or http/protobuf.");
        }

        // The first to start is the last to stop, and so hears of everything.
        builder.Services.AddHostedService<TelemetryExport>();
    }

    /// <summary>Names the trace of a request by the route that answered, never by its path.</summary>
    public static void UseTraceNames(this WebApplication app)
    {
        if (!app.Configuration.IsTelemetryConfigured())
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            finally
            {
                if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
                {
                    Describe(activity, context);
                }
            }
        });
    }

    private static bool IsTelemetryConfigured(this IConfiguration configuration) => !string.IsNullOrEmpty(configuration[EndpointName]);

    private static void Describe(Activity activity, HttpContext context)
    {
        var method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.DisplayName = route is null ? method : $"{method} {route}";
        activity.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }
}
