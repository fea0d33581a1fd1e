using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.Async;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>
/// Writes the log as lines of compact JSON for the program that collects it. Serilog's console hands over every line by itself, which
/// takes longer than all else about it; this hands over at once what has come in. Runs on the thread of the asynchronous log, which may
/// wait.
/// </summary>
/// <param name="stream">Where to.</param>
internal sealed class JsonLines(Stream stream) : ILogEventSink, IAsyncLogEventSinkMonitor, IDisposable
{
    /// <summary>Lines of so short a time are handed over together: neither the requests nor the reader are woken for each.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEvent pause = new(initialState: false);
    private readonly StreamWriter output = new(stream, bufferSize: 32 * 1024);
    private readonly StringWriter line = new(CultureInfo.InvariantCulture);
    private readonly RenderedCompactJsonFormatter formatter = new();
    private IAsyncLogEventSinkInspector? queue;

    public void Emit(LogEvent logEvent)
    {
        // Of an event that cannot be written, no half of a line is left.
        line.GetStringBuilder().Clear();
        formatter.Format(logEvent, line);
        output.Write(line.GetStringBuilder());
        if (queue is not { Count: > 0 })
        {
            output.Flush();
            pause.WaitOne(Together);
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
