namespace HelpDesk.Users.Bench;

/// <summary>One side of a comparison: medians over the rounds.</summary>
internal sealed record Side(double PerSecond, double P50, double P99, double AllocatedPerRequest, double MicrosecondsOfProcessor);

/// <summary>What came of the rounds in which two servers took turns; the ratios are of the first's requests per second to the second's.</summary>
internal sealed record Comparison(Side Ours, Side Theirs, double Ratio, double LowestRatio, double HighestRatio);
