namespace HelpDesk.Users.Bench;

/// <summary>Two servers that take turns at the same work, so that a busy machine weighs on both alike.</summary>
internal static class Duel
{
    /// <summary>How many rounds each server has.</summary>
    public const int Rounds = 7;

    /// <summary>So long the runtime compiles again what is called often.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static async Task<Comparison> RunAsync(Contestant ours, Contestant theirs, int connections, TimeSpan round)
    {
        using var ourLoad = new Load(connections);
        using var theirLoad = new Load(connections);
        await ourLoad.RunAsync(ours.Ask, WarmUp);
        await theirLoad.RunAsync(theirs.Ask, WarmUp);
        var (ourRounds, theirRounds) = (new List<MeasuredRound>(), new List<MeasuredRound>());
        for (var i = 0; i < Rounds; i++)
        {
            ourRounds.Add(await MeasureAsync(ours, ourLoad, round));
            theirRounds.Add(await MeasureAsync(theirs, theirLoad, round));
        }

        double[] ratios = [.. ourRounds.Zip(theirRounds, (one, other) => one.Round.PerSecond / other.Round.PerSecond)];
        return new(SideOf(ourRounds), SideOf(theirRounds), ratios.Median(), ratios.Min(), ratios.Max());
    }

    private static async Task<MeasuredRound> MeasureAsync(Contestant contestant, Load load, TimeSpan round)
    {
        var process = contestant.Process;
        var (allocated, processor) = (process.AllocatedBytes, process.ProcessorTime);
        var measured = await load.RunAsync(contestant.Ask, round);
        return new(
            measured,
            (process.AllocatedBytes - allocated) / (double)measured.Latencies.Length,
            (process.ProcessorTime - processor).TotalMicroseconds / measured.Latencies.Length);
    }

    private static Side SideOf(List<MeasuredRound> rounds) => new(
        rounds.Select(one => one.Round.PerSecond).Median(),
        rounds.SelectMany(one => one.Round.Latencies).Percentile(0.5),
        rounds.SelectMany(one => one.Round.Latencies).Percentile(0.99),
        rounds.Select(one => one.AllocatedPerRequest).Median(),
        rounds.Select(one => one.MicrosecondsOfProcessor).Median());

    private sealed record MeasuredRound(Round Round, double AllocatedPerRequest, double MicrosecondsOfProcessor);
}
