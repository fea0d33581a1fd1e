namespace HelpDesk.Users.Bench;

/// <summary>One side of a comparison: medians over the rounds.</summary>
internal sealed record Side(double PerSecond, double P50, double P99, double AllocatedPerRequest, double MicrosecondsOfProcessor);

/// <summary>What came of the rounds of one work, in which the service and its reference took turns.</summary>
internal sealed record Comparison(Work Work, Side Service, Side Reference, double Ratio, double LowestRatio, double HighestRatio);
