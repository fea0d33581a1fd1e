using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A collector that takes what is sent to it as protocol buffers over HTTP, and keeps it.</summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];

    private OtlpCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((request.Path, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => app.Urls.Single();

    /// <summary>The settings of a service that sends to it.</summary>
    public (string Name, string Value)[] Settings => [("OTEL_EXPORTER_OTLP_ENDPOINT", Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    /// <summary>Every text in what was received: names, values, all of it.</summary>
    public string Text => string.Concat(received.Select(sent => Encoding.UTF8.GetString(sent.Body)));

    /// <summary>The metrics that were received, each as often as it was sent.</summary>
    public IEnumerable<OtlpMetric> Metrics => received.Where(sent => sent.Path == "/v1/metrics").SelectMany(sent => OtlpMetric.Read(sent.Body));

    /// <summary>The spans that were received: their names.</summary>
    public IEnumerable<string> Spans => received.Where(sent => sent.Path == "/v1/traces")
        .SelectMany(sent => new ProtobufMessage(sent.Body).All(1)).SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2))
        .Select(span => span.Text(5));

    public static async Task<OtlpCollector> StartAsync()
    {
        var collector = new OtlpCollector();
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
