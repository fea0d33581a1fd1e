using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.Async;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>
/// Writes the log as lines of compact JSON for a log collector. Serilog's console sink flushes every line, which takes longer than
/// everything else about it; this sink writes the waiting lines together. It runs on the background thread of the asynchronous sink, which
/// is allowed to block.
/// </summary>
internal sealed class JsonLines(Stream stream) : ILogEventSink, IAsyncLogEventSinkMonitor, IDisposable
{
    /// <summary>Lines within this time are written together, so that neither this thread nor the reader wakes up for each line.</summary>
    private static readonly TimeSpan BatchInterval = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEvent pause = new(initialState: false);
    private readonly StreamWriter output = new(stream, bufferSize: 32 * 1024);
    private readonly StringWriter line = new(CultureInfo.InvariantCulture);
    private readonly RenderedCompactJsonFormatter formatter = new();
    private IAsyncLogEventSinkInspector? queue;

    public void Emit(LogEvent logEvent)
    {
        // Formatted first, so that an event that fails to format leaves no incomplete line.
        line.GetStringBuilder().Clear();
        formatter.Format(logEvent, line);
        output.Write(line.GetStringBuilder());
        if (queue is not { Count: > 0 })
        {
            output.Flush();
            pause.WaitOne(BatchInterval);
        }
    }

    public void StartMonitoring(IAsyncLogEventSinkInspector inspector) => queue = inspector;

    public void StopMonitoring(IAsyncLogEventSinkInspector inspector) => queue = null;

    public void Dispose()
    {
        output.Dispose();
        line.Dispose();
        pause.Dispose();
    }
}
