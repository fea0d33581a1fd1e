using System.Diagnostics;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Common;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>
/// OpenTelemetry: metrics and traces for a collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and metrics for Prometheus when
/// <c>Metrics:Token</c> is set (<see cref="MetricsEndpoint"/>); nothing otherwise. OpenTelemetry's own settings (<c>OTEL_...</c>) apply,
/// from any source of the configuration. A collector that does not answer delays no request.
/// </summary>
internal static class TelemetrySetup
{
    private const string ServiceName = "helpdesk-users";
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolSetting = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>The tags with text or addresses of the client: they may contain personal data or a token.</summary>
    private static readonly string[] PersonalTags =
        ["url.path", "url.query", "user_agent.original", "network.peer.address", "server.address", "http.request.method_original"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var isExported = IsExportConfigured(builder.Configuration);
        var isScraped = MetricsEndpoint.ReadToken(builder.Configuration) is not null;
        if (!isExported && !isScraped)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(DescribeService).WithMetrics(metrics =>
        {
            metrics.AddMeter(Instrumentation.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (isExported)
            {
                metrics.AddOtlpExporter();
            }

            if (isScraped)
            {
                metrics.AddPrometheusExporter();
            }
        });
        if (isExported)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Instrumentation.Name)
                .AddAspNetCoreInstrumentation(RemovePersonalTags)
                .AddOtlpExporter());
        }
    }

    private static bool IsExportConfigured(ConfigurationManager configuration)
    {
        if (string.IsNullOrEmpty(configuration[EndpointSetting]))
        {
            return false;
        }

        // Without this check, the exporter would silently use its default address.
        if (!Uri.TryCreate(configuration[EndpointSetting], UriKind.Absolute, out var endpoint)
            || endpoint.Scheme is not ("http" or "https"))
        {
            throw new InvalidConfigurationException($"{EndpointSetting} must be an address such as http://collector:4317.");
        }

        return configuration[ProtocolSetting] is null or "" or "grpc" or "http/protobuf"
            ? true
            : throw new InvalidConfigurationException($"{ProtocolSetting} must be grpc or http/protobuf.");
    }

    private static void RemovePersonalTags(AspNetCoreTraceInstrumentationOptions options)
    {
        options.EnrichWithHttpRequest = (activity, _) => RemovePersonalTags(activity);
        options.EnrichWithHttpResponse = (activity, _) => RemovePersonalTags(activity);
    }

    private static void RemovePersonalTags(Activity activity)
    {
        foreach (var tag in PersonalTags)
        {
            activity.SetTag(tag, null);
        }
    }

    // The environment variables come last, so that the operator's values win.
    private static void DescribeService(ResourceBuilder resource) =>
        resource.Clear().AddService(ServiceName, serviceVersion: ServiceVersion.Current).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
