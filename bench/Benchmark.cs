using System.Globalization;
using System.Net.Http.Headers;

namespace HelpDesk.Users.Bench;

/// <summary>Measures the service against the reference in one run, so that a busy machine weighs on both alike.</summary>
internal sealed class Benchmark(Service service, string folder, TimeSpan round)
{
    private const int Rounds = 5;
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int PageSize = 20;

    private readonly Dictionary<int, string> files = [];

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("helpdesk-users-bench-").FullName;
        try
        {
            var benchmark = new Benchmark(new(Environment.GetEnvironmentVariable("BENCH_SERVICE")!), folder, TimeSpan.FromSeconds(double.Parse(args.ElementAtOrDefault(1) ?? "3", CultureInfo.InvariantCulture)));
            await benchmark.CompareAllAsync(args.ElementAtOrDefault(0) ?? "");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CompareAllAsync(string filter)
    {
        foreach (var work in Works().Where(work => work.Name.Contains(filter, StringComparison.Ordinal)))
        {
            var result = await CompareAsync(work);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work.Name,-40} {result.Service.PerSecond,9:0.0}/s {result.Reference.PerSecond,9:0.0}/s  p50 {result.Service.P50:0.00} {result.Reference.P50:0.00}  p99 {result.Service.P99:0.00} {result.Reference.P99:0.00}  alloc {result.Service.AllocatedPerRequest:0} {result.Reference.AllocatedPerRequest:0}  cpu {result.Service.MicrosecondsOfProcessor:0} {result.Reference.MicrosecondsOfProcessor:0}  ratio {result.Ratio:0.00} ({result.LowestRatio:0.00} to {result.HighestRatio:0.00})"));
        }
    }

    private static IEnumerable<Work> Works()
    {
        yield return new("GET one user by id", Few, 0.40, ById, ById);
        yield return new("GET list of 1,000 users", Few, 0.60, (_, _) => Get("/api/auth/users"), (_, _) => Get("/api/auth/users"));
        yield return new("GET first page of 20 of 100,000, by area", Many, 0.40,
            (_, _) => Get($"/api/auth/users?area=SISTEMAS&limit={PageSize}"),
            (_, _) => Get($"/api/auth/users?area=SISTEMAS&limit={PageSize + 1}"));
        yield return new("GET list of 100,000 users", Many, 0.50, (_, _) => Get("/api/auth/users"), (_, _) => Get("/api/auth/users")) { Connections = 2 };
        yield return new("PATCH a name", Few, 0.40, Rename, Rename);
    }

    private async Task<Comparison> CompareAsync(Work work)
    {
        var file = await FileOfAsync(work.Users);
        await using var ours = await service.StartAsync(file);
        var copy = Path.Combine(folder, "reference.db");
        File.Copy(file, copy, overwrite: true);
        await using var theirs = await Service.StartReferenceAsync(copy);
        var token = await Service.SignInAsync(ours);
        using var ourLoad = new Load(work.Connections);
        using var theirLoad = new Load(work.Connections);
        Func<int, int, HttpRequestMessage> ask = (connection, sent) => At(ours, work.Ours(connection, sent), token);
        Func<int, int, HttpRequestMessage> askReference = (connection, sent) => At(theirs, work.Theirs(connection, sent), null);
        await ourLoad.RunAsync(ask, round);
        await theirLoad.RunAsync(askReference, round);
        var (ourRounds, theirRounds) = (new List<(Round, double, double)>(), new List<(Round, double, double)>());
        for (var i = 0; i < Rounds; i++)
        {
            ourRounds.Add(await MeasureAsync(ours, ourLoad, ask));
            theirRounds.Add(await MeasureAsync(theirs, theirLoad, askReference));
        }

        double[] ratios = [.. ourRounds.Zip(theirRounds, (one, other) => one.Item1.PerSecond / other.Item1.PerSecond)];
        return new(work, SideOf(ourRounds), SideOf(theirRounds), ratios.Median(), ratios.Min(), ratios.Max());
    }

    private async Task<(Round Round, double Allocated, double Processor)> MeasureAsync(MeasuredProcess process, Load load, Func<int, int, HttpRequestMessage> ask)
    {
        var (allocated, processor) = (process.AllocatedBytes, process.ProcessorTime);
        var measured = await load.RunAsync(ask, round);
        return (measured,
            (process.AllocatedBytes - allocated) / (double)measured.Latencies.Length,
            (process.ProcessorTime - processor).TotalMicroseconds / measured.Latencies.Length);
    }

    private static Side SideOf(List<(Round Round, double Allocated, double Processor)> rounds) => new(
        rounds.Select(one => one.Round.PerSecond).Median(),
        rounds.SelectMany(one => one.Round.Latencies).Percentile(0.5),
        rounds.SelectMany(one => one.Round.Latencies).Percentile(0.99),
        rounds.Select(one => one.Allocated).Median(),
        rounds.Select(one => one.Processor).Median());

    private async Task<string> FileOfAsync(int users)
    {
        if (!files.TryGetValue(users, out var file))
        {
            files[users] = file = await DirectoryFile.CreateAsync(service, folder, users);
        }

        return file;
    }

    private static HttpRequestMessage At(MeasuredProcess process, HttpRequestMessage request, AuthenticationHeaderValue? token)
    {
        request.RequestUri = new(process.Address, request.RequestUri!);
        request.Headers.Authorization = token;
        return request;
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(path, UriKind.Relative));

    private static HttpRequestMessage ById(int connection, int sent) =>
        Get($"/api/auth/users/{DirectoryFile.IdOf(1 + (((sent * 16) + connection) % Few))}");

    private static HttpRequestMessage Rename(int connection, int sent) =>
        new(HttpMethod.Patch, new Uri($"/api/auth/users/{DirectoryFile.IdOf(1 + connection)}", UriKind.Relative))
        {
            Content = new StringContent($$"""{"nombre":"Name {{sent}}"}""", MediaTypeHeaderValue.Parse("application/json")),
        };
}
