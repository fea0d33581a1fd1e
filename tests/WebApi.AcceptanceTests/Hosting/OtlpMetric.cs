using System.Text.RegularExpressions;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A metric as a collector receives it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Points">The tags of its points, each as <c>key=value</c>, and their values where these are whole numbers.</param>
/// <param name="Kind">What a collector makes of it.</param>
public sealed partial record OtlpMetric(string Name, string Unit, OtlpMetricKind Kind, IReadOnlyList<(IReadOnlyDictionary<string, string> Tags, long Value)> Points)
{
    private static readonly Dictionary<string, string> Units = new() { ["s"] = "seconds", ["By"] = "bytes" };

    /// <summary>The names that it has in Prometheus, by the rules of OpenTelemetry.</summary>
    public IEnumerable<string> PrometheusNames
    {
        get
        {
            var name = NotInNames().Replace(Name, "_");
            if (Units.TryGetValue(Unit, out var unit) && !name.EndsWith($"_{unit}", StringComparison.Ordinal))
            {
                name += $"_{unit}";
            }

            return Kind switch
            {
                OtlpMetricKind.Histogram => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
                OtlpMetricKind.Counter => [$"{name}_total"],
                _ => [name],
            };
        }
    }

    /// <summary>The names that its tags have in Prometheus.</summary>
    public IEnumerable<string> PrometheusLabels => Points.SelectMany(point => point.Tags.Keys).Select(key => NotInNames().Replace(key, "_")).Distinct();

    /// <summary>Reads what was sent, by the field numbers of opentelemetry/proto/metrics/v1.</summary>
    public static IEnumerable<OtlpMetric> Read(byte[] sent) =>
        new ProtobufMessage(sent).All(1).SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2)).Select(ReadOne);

    private static OtlpMetric ReadOne(ProtobufMessage metric)
    {
        var (field, kind, tags) = metric switch
        {
            _ when metric.Has(5) => (5, OtlpMetricKind.Gauge, 7),
            _ when metric.Has(7) => (7, metric.All(7).Single().Number(3) == 1 ? OtlpMetricKind.Counter : OtlpMetricKind.Gauge, 7),
            _ when metric.Has(9) => (9, OtlpMetricKind.Histogram, 9),
            _ => throw new FormatException($"{metric.Text(1)} is of another kind."),
        };
        return new(metric.Text(1), metric.Text(3), kind, [.. metric.All(field).Single().All(1).Select(point => (TagsOf(point, tags), (long)point.Number(6)))]);
    }

    private static Dictionary<string, string> TagsOf(ProtobufMessage point, int field) =>
        point.All(field).ToDictionary(tag => tag.Text(1), tag => tag.All(2).Single().Text(1));

    [GeneratedRegex("[^a-zA-Z0-9_]")]
    private static partial Regex NotInNames();
}
