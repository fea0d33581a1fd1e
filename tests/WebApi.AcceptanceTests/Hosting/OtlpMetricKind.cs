namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>What a collector makes of a metric.</summary>
public enum OtlpMetricKind
{
    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Only goes up.</summary>
    Counter,

    /// <summary>How many there were of which size.</summary>
    Histogram,
}
