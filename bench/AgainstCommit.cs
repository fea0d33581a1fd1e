namespace HelpDesk.Users.Bench;

/// <summary>Measures the service against itself as it was at an earlier commit.</summary>
internal sealed class AgainstCommit(Service now, Service before, string folder, TimeSpan round, Report report)
{
    private const int Starts = 9;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    private readonly DirectoryFiles filesOfNow = new(now, folder);
    private readonly DirectoryFiles filesOfBefore = new(before, folder);

    /// <summary>Publishes the service of a commit.</summary>
    public static async Task<Service> PublishAsync(string root, string commit, string folder)
    {
        var source = Path.Combine(folder, "before-source");
        await Commands.RunAsync("git", "clone", "--quiet", root, source);
        await Commands.RunAsync("git", "-C", source, "checkout", "--quiet", commit);
        return await Service.PublishAsync(Path.Combine(source, "src", "WebApi"), Path.Combine(folder, "before"));
    }

    public async Task MeasureAsync()
    {
        report.Heading(
            "Requests",
            "work", "requests/s", "before", "ratio", "of the rounds", "p50 ms", "before", "p99 ms", "before", "allocated bytes", "before", "processor µs", "before");
        await CompareAsync("GET one user by id", Requests.Few, Requests.ById);
        await CompareAsync("GET list of 1,000", Requests.Few, Requests.List);
        await CompareAsync("GET first page of 20 of 100,000, by area", Requests.Many, Requests.FirstPage);
        await CompareAsync("GET list of 100,000", Requests.Many, Requests.List, connections: 2);
        await CompareAsync("PATCH a name", Requests.Few, Requests.Rename);
        await CompareAsync("POST login", Requests.Few, Requests.LogIn);
        await CompareAsync("POST create", Requests.Few, Requests.Create);
        await StartAndRestAsync();
    }

    private async Task CompareAsync(string name, int users, Func<int, int, HttpRequestMessage> make, int connections = 16)
    {
        await using var ours = await now.StartAsync(await filesOfNow.CopyAsync(users));
        await using var theirs = await before.StartAsync(await filesOfBefore.CopyAsync(users));
        var (us, them, ratio, lowest, highest) = await Duel.RunAsync(
            new(ours, make, await Service.SignInAsync(ours)), new(theirs, make, await Service.SignInAsync(theirs)), connections, round);
        report.Line($"| {name} | {us.PerSecond:0.0} | {them.PerSecond:0.0} | **{ratio:0.00}** | {lowest:0.00} to {highest:0.00} | {us.P50:0.00} | {them.P50:0.00} | {us.P99:0.00} | {them.P99:0.00} | {us.AllocatedPerRequest:0} | {them.AllocatedPerRequest:0} | {us.MicrosecondsOfProcessor:0} | {them.MicrosecondsOfProcessor:0} |");
    }

    private async Task StartAndRestAsync()
    {
        report.Heading("Start and memory, medians", "", "now", "before");
        var (startsOfNow, startsOfBefore) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            startsOfNow.Add(await StartAsync(now, filesOfNow));
            startsOfBefore.Add(await StartAsync(before, filesOfBefore));
        }

        report.Line($"| published: start to first answer, s | {startsOfNow.Median():0.00} | {startsOfBefore.Median():0.00} |");
        var (restOfNow, restOfBefore) = (await RestAsync(now, filesOfNow), await RestAsync(before, filesOfBefore));
        report.Line($"| at rest, a quarter of a minute after a sign-in, MB | {restOfNow:0} | {restOfBefore:0} |");
    }

    private static async Task<double> StartAsync(Service service, DirectoryFiles files)
    {
        await using var started = await service.StartAsync(await files.CopyAsync(Requests.Few), isProbed: false);
        return started.ToFirstAnswer.TotalSeconds;
    }

    private static async Task<double> RestAsync(Service service, DirectoryFiles files)
    {
        await using var process = await service.StartAsync(await files.CopyAsync(Requests.Few), isProbed: false);
        await Service.SignInAsync(process);
        await Task.Delay(Idle);
        return process.ResidentMegabytes;
    }
}
