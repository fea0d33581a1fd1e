namespace HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;

/// <summary>A clock that stands still until a test sets it forward, which also lets its timers tick.</summary>
internal sealed class AdjustableClock : TimeProvider
{
    private readonly TaskCompletionSource timerCreated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Action> ticks = [];
    private DateTimeOffset now = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Ends when somebody waits for a timer.</summary>
    public Task TimerCreated => timerCreated.Task;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time)
    {
        now += time;
        ticks.ForEach(tick => tick());
    }

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ticks.Add(() => callback(state));
        timerCreated.TrySetResult();
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
