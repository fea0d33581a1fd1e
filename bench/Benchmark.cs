using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace HelpDesk.Users.Bench;

/// <summary>Measures the service against the reference in one run, so that a busy machine weighs on both alike.</summary>
internal sealed class Benchmark(Service service, string project, string folder, TimeSpan round, Report report)
{
    private const int Rounds = 5;
    private const int VeryMany = 1_000_000;
    private const int Iterations = 210_000;
    private const string DefaultSeconds = "3";

    private static readonly TimeSpan WarmUp = Duel.WarmUp;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MixedLoad = TimeSpan.FromMinutes(1);

    private readonly DirectoryFiles files = new(service, folder);

    /// <param name="args">How many seconds a round takes, 3 when left out; then, to compare with an earlier commit instead of with the references, that commit.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = await Commands.RunAsync("git", "rev-parse", "--show-toplevel");
        var commit = await Commands.RunAsync("git", "rev-parse", "--short", "HEAD");
        var changes = await Commands.RunAsync("git", "status", "--porcelain", "--untracked-files=no");
        var project = Path.Combine(root, "src", "WebApi");
        var folder = Directory.CreateTempSubdirectory("helpdesk-users-bench-").FullName;
        try
        {
            var report = new Report();
            var round = TimeSpan.FromSeconds(double.Parse(args.FirstOrDefault(DefaultSeconds), CultureInfo.InvariantCulture));
            report.Line($"# Results");
            report.Line($"");
            report.Line($"Commit {commit}{(changes.Length > 0 ? " with changes" : "")}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
            report.Line($"Rounds of {round.TotalSeconds:0.#} s, {Duel.Rounds} of each side in turn after {WarmUp.TotalSeconds:0} s; what is compared and why stands in docs/performance.md.");
            var service = await Service.PublishAsync(project, Path.Combine(folder, "service"));
            if (args is [_, var earlier])
            {
                report.Line($"Before: commit {earlier}.");
                var before = await AgainstCommit.PublishAsync(root, earlier, folder);
                await new AgainstCommit(service, before, folder, round, report).MeasureAsync();
                await report.WriteAsync(Path.Combine(root, "bench", "BEFORE.md"));
                return 0;
            }

            await new Benchmark(service, project, folder, round, report).MeasureAllAsync();
            await report.WriteAsync(Path.Combine(root, "bench", "RESULTS.md"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAllAsync()
    {
        await CompareWithReferenceAsync();
        await CompareWithHashAsync();
        await ReadWhileOthersLogInAsync();
        await StartAndRestAsync();
        await GrowAsync();
    }

    private async Task CompareWithReferenceAsync()
    {
        report.Heading(
            "Against plain ADO.NET",
            "work", "requests/s", "reference", "ratio", "of the rounds", "at least", "p50 ms", "reference", "p99 ms", "reference", "allocated bytes", "reference", "processor µs", "reference");
        var cursor = await LastCursorAsync();
        Work[] works =
        [
            new("GET one user by id", Requests.Few, 0.40, Requests.ById, Requests.ById),
            new("GET list of 1,000", Requests.Few, 0.60, Requests.List, Requests.List),
            new("GET first page of 20 of 100,000, by area", Requests.Many, 0.40, Requests.FirstPage, (_, _) => Requests.ReferencePageAfter(0)),
            new("GET last page of 20 of 100,000, by area", Requests.Many, 0.40, (_, _) => Requests.PageAfter(cursor.Cursor), (_, _) => Requests.ReferencePageAfter(cursor.After)),
            new("GET list of 100,000", Requests.Many, 0.50, Requests.List, Requests.List) { Connections = 2 },
            new("PATCH a name", Requests.Few, 0.40, Requests.Rename, Requests.Rename),
        ];
        foreach (var work in works)
        {
            var (ours, theirs, ratio, lowest, highest) = await CompareAsync(work);
            report.Line($"| {work.Name} | {ours.PerSecond:0.0} | {theirs.PerSecond:0.0} | **{ratio:0.00}** | {lowest:0.00} to {highest:0.00} | {work.AtLeast:0.00} | {ours.P50:0.00} | {theirs.P50:0.00} | {ours.P99:0.00} | {theirs.P99:0.00} | {ours.AllocatedPerRequest:0} | {theirs.AllocatedPerRequest:0} | {ours.MicrosecondsOfProcessor:0} | {theirs.MicrosecondsOfProcessor:0} |");
        }
    }

    /// <summary>Where the last 200 users of an area begin, for the service and for the reference.</summary>
    private async Task<(string Cursor, long After)> LastCursorAsync()
    {
        await using var process = await service.StartAsync(await files.CopyAsync(Requests.Many));
        using var client = new HttpClient { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization = await Service.SignInAsync(process);
        var (next, cursor) = ("/api/auth/users?area=SISTEMAS&limit=200", "");
        while (next.Length > 0)
        {
            using var page = await client.GetAsync(new Uri(next, UriKind.Relative));
            page.EnsureSuccessStatusCode();
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : "";
            cursor = next.Length > 0 ? next.Split("cursor=")[1].Split('&')[0] : cursor;
        }

        // Every tenth user works for the area, and the ADMIN is number 1.
        return (cursor, Requests.Many - 2_000 + 1);
    }

    private async Task<Comparison> CompareAsync(Work work)
    {
        await using var ours = await service.StartAsync(await files.CopyAsync(work.Users));
        await using var theirs = await Service.StartReferenceAsync(await files.CopyAsync(work.Users));
        var token = await Service.SignInAsync(ours);
        return await Duel.RunAsync(new(ours, work.Ours, token), new(theirs, work.Theirs, null), work.Connections, round);
    }

    private async Task CompareWithHashAsync()
    {
        report.Heading("Against the bare hash on all processors", "work", "requests/s", "hashes/s", "ratio", "of the rounds", "at least", "p50 ms", "p99 ms");
        await using var process = await service.StartAsync(await files.CopyAsync(Requests.Few));
        var token = await Service.SignInAsync(process);
        // A hash takes about a tenth of a second: a short round has too few to tell one from the next.
        var longer = 4 * round;
        foreach (var (name, ask) in new (string, Func<int, int, HttpRequestMessage>)[] { ("POST login", Requests.LogIn), ("POST create", Requests.Create) })
        {
            using var load = new Load(16);
            var (rounds, ratios, hashes) = (new List<Round>(), new List<double>(), new List<double>());
            await load.RunAsync((connection, sent) => At(process, ask(connection, sent), token), WarmUp);
            hashes.Add(HashesPerSecond(longer));
            for (var i = 0; i < Rounds; i++)
            {
                rounds.Add(await load.RunAsync((connection, sent) => At(process, ask(connection, sent), token), longer));
                hashes.Add(HashesPerSecond(longer));
                // The pace of a shared processor drifts by more than the difference looked for: what came before counts as much as what came after.
                ratios.Add(rounds[^1].PerSecond / hashes.TakeLast(2).Average());
            }

            var latencies = rounds.SelectMany(one => one.Latencies).ToList();
            report.Line($"| {name} | {rounds.Select(one => one.PerSecond).Median():0.0} | {hashes.Median():0.0} | **{ratios.Median():0.00}** | {ratios.Min():0.00} to {ratios.Max():0.00} | 0.90 | {latencies.Median():0} | {latencies.Percentile(0.99):0} |");
        }
    }

    private static double HashesPerSecond(TimeSpan length)
    {
        var (started, done) = (Stopwatch.GetTimestamp(), 0);
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                Rfc2898DeriveBytes.Pbkdf2(Service.Password, new byte[16], Iterations, HashAlgorithmName.SHA512, 32);
                Interlocked.Increment(ref done);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task ReadWhileOthersLogInAsync()
    {
        report.Heading("GET by id while 16 connections sign in", "", "p50 ms", "p99 ms");
        await using var process = await service.StartAsync(await files.CopyAsync(Requests.Few));
        var token = await Service.SignInAsync(process);
        using var reads = new Load(1);
        using var logins = new Load(16);
        HttpRequestMessage Read(int connection, int sent) => At(process, Requests.ById(connection, sent), token);
        await reads.RunAsync(Read, WarmUp);
        var (alone, beside) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            alone.AddRange((await reads.RunAsync(Read, round)).Latencies);
            var busy = logins.RunAsync((connection, sent) => At(process, Requests.LogIn(connection, sent), null), round);
            beside.AddRange((await reads.RunAsync(Read, round)).Latencies);
            await busy;
        }

        report.Line($"| alone | {alone.Median():0.00} | {alone.Percentile(0.99):0.00} |");
        report.Line($"| beside sign-ins | {beside.Median():0.00} | {beside.Percentile(0.99):0.00} |");
        report.Line($"| ratio of the medians, at most 3 | {beside.Median() / alone.Median():0.0} | p99 at most 50 ms |");
    }

    private async Task StartAndRestAsync()
    {
        report.Heading("Start and memory", "", "measured", "at most");
        var file = await files.CopyAsync(Requests.Few);
        var starts = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            await using var started = await service.StartAsync(file, isProbed: false);
            starts.Add(started.ToFirstAnswer.TotalSeconds);
        }

        report.Line($"| published: start to first answer, s | {starts.Median():0.00} ({starts.Min():0.00} to {starts.Max():0.00}) | 1.5 |");
        await using (await Service.StartFromSourceAsync(project, file))
        {
            // Builds what is to be built.
        }

        await using (var started = await Service.StartFromSourceAsync(project, file))
        {
            report.Line($"| `dotnet run`: start to first answer, s | {started.ToFirstAnswer.TotalSeconds:0.00} | |");
        }

        await using (var process = await service.StartAsync(file, isProbed: false))
        {
            var token = await Service.SignInAsync(process);
            await Task.Delay(Idle);
            report.Line($"| at rest, a quarter of a minute after a sign-in, MB | {process.ResidentMegabytes:0} | 120 |");
            using var reads = new Load(8);
            using var lists = new Load(2);
            using var writes = new Load(4);
            using var logins = new Load(2);
            await Task.WhenAll(
                reads.RunAsync((connection, sent) => At(process, Requests.ById(connection, sent), token), MixedLoad),
                lists.RunAsync((connection, sent) => At(process, Requests.List(connection, sent), token), MixedLoad),
                writes.RunAsync((connection, sent) => At(process, Requests.Rename(connection, sent), token), MixedLoad),
                logins.RunAsync((connection, sent) => At(process, Requests.LogIn(connection + 4, sent), token), MixedLoad));
            report.Line($"| after a minute of mixed load at full speed, MB | {process.ResidentMegabytes:0} | 250 |");
        }

        await using (var process = await service.StartAsync(await files.CopyAsync(Requests.Many), isProbed: false))
        {
            using var client = new HttpClient { BaseAddress = process.Address };
            client.DefaultRequestHeaders.Authorization = await Service.SignInAsync(process);
            await ReadListAsync(client, process);
            var before = process.ResidentMegabytes;
            var lists = new List<(double FirstByte, double Highest)>();
            for (var i = 0; i < Rounds; i++)
            {
                lists.Add(await ReadListAsync(client, process));
            }

            report.Line($"| list of 100,000: first byte, ms | {lists.Select(one => one.FirstByte).Median():0.0} | 50 |");
            report.Line($"| list of 100,000: growth of memory, MB | {lists.Max(one => one.Highest) - before:0} | 32 |");
        }
    }

    private static async Task<(double FirstByte, double Highest)> ReadListAsync(HttpClient client, MeasuredProcess process)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri("/api/auth/users", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1024 * 1024];
        await body.ReadExactlyAsync(buffer.AsMemory(0, 1));
        var (firstByte, highest) = (Stopwatch.GetElapsedTime(started).TotalMilliseconds, process.ResidentMegabytes);
        while (await body.ReadAsync(buffer) > 0)
        {
            highest = Math.Max(highest, process.ResidentMegabytes);
        }

        return (firstByte, highest);
    }

    private async Task GrowAsync()
    {
        report.Heading("From 1,000 to 1,000,000 users", "work", "p50 ms of 1,000", "p50 ms of 1,000,000", "grows to, at most 1.5");
        await using var small = await service.StartAsync(await files.CopyAsync(Requests.Few));
        await using var large = await service.StartAsync(await files.CopyAsync(VeryMany));
        var (smallToken, largeToken) = (await Service.SignInAsync(small), await Service.SignInAsync(large));
        foreach (var (name, ask) in new (string, Func<int, int, HttpRequestMessage>)[]
        {
            ("GET one user by id", Requests.ById), ("POST login", Requests.LogIn), ("GET first page of 20", Requests.FirstPage), ("POST create", Requests.Create),
        })
        {
            using var load = new Load(1);
            using var otherLoad = new Load(1);
            var (few, many) = (new List<double>(), new List<double>());
            for (var i = 0; i < Rounds; i++)
            {
                few.AddRange((await load.RunAsync((connection, sent) => At(small, ask(connection, sent), smallToken), round)).Latencies);
                many.AddRange((await otherLoad.RunAsync((connection, sent) => At(large, ask(connection, sent), largeToken), round)).Latencies);
            }

            report.Line($"| {name} | {few.Median():0.00} | {many.Median():0.00} | **{many.Median() / few.Median():0.00}** |");
        }
    }

    private static HttpRequestMessage At(MeasuredProcess process, HttpRequestMessage request, AuthenticationHeaderValue? token)
    {
        request.RequestUri = new(process.Address, request.RequestUri!);
        request.Headers.Authorization = token;
        return request;
    }
}
