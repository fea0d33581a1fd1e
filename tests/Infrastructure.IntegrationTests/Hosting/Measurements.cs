using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;

/// <summary>What one directory counts and measures from now on.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<Measured> all = [];

    public Measurements(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    /// <summary>What one instrument measured, in order.</summary>
    public IReadOnlyList<Measured> Of(string instrument) => [.. all.Where(measured => measured.Instrument == instrument)];

    /// <summary>What an instrument says that only speaks when asked.</summary>
    public IReadOnlyList<Measured> Ask(string instrument)
    {
        var before = all.Count;
        listener.RecordObservableInstruments();
        return [.. all.Skip(before).Where(measured => measured.Instrument == instrument)];
    }

    public void Dispose() => listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        all.Enqueue(new(instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));

    internal sealed record Measured(string Instrument, double Value, string Tags);
}
