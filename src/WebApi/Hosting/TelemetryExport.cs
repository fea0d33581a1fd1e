using System.Reflection;
using HelpDesk.Users.Application;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>
/// Sends metrics and traces to the collector for as long as the service runs, in the background: one that does not answer keeps nobody
/// waiting. All of OpenTelemetry's own settings (<c>OTEL_...</c>) count, from wherever the configuration comes.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string ServiceName = "helpdesk-users";

    private static readonly string Version =
        typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static readonly string[] Meters =
    [
        DirectoryMetrics.MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
    ];

    private static readonly string[] Sources = [DirectoryMetrics.MeterName, "Microsoft.AspNetCore"];

    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddOtlpExporter()
            .Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddSource(Sources)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what has not been sent.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Task.Run(() => metrics?.Dispose(), CancellationToken.None), Task.Run(() => traces?.Dispose(), CancellationToken.None));

    public void Dispose()
    {
        metrics?.Dispose();
        traces?.Dispose();
    }

    // What the operator says of the service comes last, and so counts.
    private static void Describe(ResourceBuilder resource) =>
        resource.Clear().AddService(ServiceName, serviceVersion: Version).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
