namespace HelpDesk.Users.Bench;

/// <summary>What came of some seconds of load.</summary>
/// <param name="Length">How long it took.</param>
/// <param name="Latencies">Of each request, in milliseconds.</param>
internal sealed record Round(TimeSpan Length, double[] Latencies)
{
    public double PerSecond => Latencies.Length / Length.TotalSeconds;
}
