using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>Keeps every log entry whole: its message, its properties, those of the scopes around it included, and its exception.</summary>
public sealed class CapturedLogs : ILogEventSink
{
    public ConcurrentQueue<Entry> Entries { get; } = new();

    public void Emit(LogEvent logEvent)
    {
        var text = string.Join(
            '\n',
            [
                logEvent.MessageTemplate.Text,
                logEvent.RenderMessage(CultureInfo.InvariantCulture),
                .. logEvent.Properties.Select(property => $"{property.Key}={property.Value}"),
                $"{logEvent.Exception}",
            ]);
        var members = logEvent.Properties.ToDictionary(property => property.Key, property => (property.Value as ScalarValue)?.Value);
        Entries.Enqueue(new($"{members.GetValueOrDefault(Constants.SourceContextPropertyName)}", logEvent.Level, members, text));
    }

    public sealed record Entry(string Category, LogEventLevel Level, IReadOnlyDictionary<string, object?> Members, string Text);
}
