using System.Diagnostics;
using System.Reflection;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Common;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>
/// OpenTelemetry: metrics and traces for a collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where one is, and metrics for Prometheus
/// when <c>Metrics:Token</c> is set (<see cref="MetricsEndpoint"/>); nothing at all otherwise. OpenTelemetry's own settings
/// (<c>OTEL_...</c>) count, from wherever the configuration comes. A collector that does not answer keeps nobody waiting.
/// </summary>
internal static class TelemetrySetup
{
    private const string ServiceName = "helpdesk-users";
    private const string EndpointName = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolName = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>The tags that hold what a client wrote, or where it is: a person, a token or a search may stand in them.</summary>
    private static readonly string[] PersonalTags =
        ["url.path", "url.query", "user_agent.original", "network.peer.address", "server.address", "http.request.method_original"];

    private static readonly string Version =
        typeof(TelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var isSent = IsSent(builder.Configuration);
        var isScraped = MetricsEndpoint.ReadToken(builder.Configuration) is not null;
        if (!isSent && !isScraped)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(Describe).WithMetrics(metrics =>
        {
            metrics.AddMeter(Instrumentation.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (isSent)
            {
                metrics.AddOtlpExporter();
            }

            if (isScraped)
            {
                metrics.AddPrometheusExporter();
            }
        });
        if (isSent)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Instrumentation.Name)
                .AddAspNetCoreInstrumentation(RemovePersonalTags)
                .AddOtlpExporter());
        }
    }

    private static bool IsSent(ConfigurationManager configuration)
    {
        if (string.IsNullOrEmpty(configuration[EndpointName]))
        {
            return false;
        }

        // The exporter itself would send to an address of its own choice instead, without a word.
        if (!Uri.TryCreate(configuration[EndpointName], UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new InvalidConfigurationException($"{EndpointName} must be an address such as http://collector:4317.");
        }

        return configuration[ProtocolName] is null or "" or "grpc" or "http/protobuf"
            ? true
            : throw new InvalidConfigurationException($"{ProtocolName} must be grpc or http/protobuf.");
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

    // What the operator says of the service comes last, and so counts.
    private static void Describe(ResourceBuilder resource) =>
        resource.Clear().AddService(ServiceName, serviceVersion: Version).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
