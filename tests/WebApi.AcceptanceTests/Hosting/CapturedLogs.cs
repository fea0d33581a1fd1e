using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>Keeps every log entry whole: its message, what it was made of, its exception and the scopes around it.</summary>
public sealed class CapturedLogs : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<Entry> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private static string Write(object? value) => value is IEnumerable<KeyValuePair<string, object?>> members
        ? string.Join(' ', members.Select(member => $"{member.Key}={member.Value}"))
        : $"{value}";

    public sealed record Entry(string Category, LogLevel Level, IReadOnlyDictionary<string, object?> Members, string Text);

    private sealed class Logger(CapturedLogs owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => owner.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var parts = new List<string> { category, formatter(state, exception), Write(state), $"{exception}" };
            owner.scopes.ForEachScope((scope, list) => list.Add(Write(scope)), parts);
            var members = (state as IEnumerable<KeyValuePair<string, object?>>)?.DistinctBy(member => member.Key).ToDictionary() ?? [];
            owner.Entries.Enqueue(new(category, logLevel, members, string.Join('\n', parts)));
        }
    }
}
