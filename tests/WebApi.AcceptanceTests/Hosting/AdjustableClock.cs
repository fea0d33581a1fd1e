namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>The system's clock, which a test can set forward.</summary>
public sealed class AdjustableClock : TimeProvider
{
    private TimeSpan ahead;

    public void Advance(TimeSpan time) => ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(ahead.TotalSeconds * TimestampFrequency);
}
