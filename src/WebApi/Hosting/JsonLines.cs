using System.Globalization;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>
/// Writes the log as lines of compact JSON for the program that collects it, all lines of a batch at once: Serilog's console writes and
/// flushes every line by itself, which takes longer than all else about it.
/// </summary>
/// <param name="stream">Where to.</param>
internal sealed class JsonLines(Stream stream) : IBatchedLogEventSink, IDisposable
{
    private readonly StreamWriter output = new(stream, bufferSize: 32 * 1024);
    private readonly StringWriter line = new(CultureInfo.InvariantCulture);
    private readonly RenderedCompactJsonFormatter formatter = new();

    public async Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
    {
        foreach (var logEvent in batch)
        {
            if (TryFormat(logEvent))
            {
                output.Write(line.GetStringBuilder());
            }
        }

        await output.FlushAsync();
    }

    public Task OnEmptyBatchAsync() => Task.CompletedTask;

    public void Dispose()
    {
        output.Dispose();
        line.Dispose();
    }

    // Of an event that cannot be written, no half of a line is left, and no other event is lost.
    private bool TryFormat(LogEvent logEvent)
    {
        line.GetStringBuilder().Clear();
        try
        {
            formatter.Format(logEvent, line);
            return true;
        }
        catch (Exception exception)
        {
            SelfLog.WriteLine("An event cannot be written: {0}", exception);
            return false;
        }
    }
}
