using System.Diagnostics;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>
/// Kills the service again and again while many write, and compares what is stored with a ledger that is kept outside: what was
/// acknowledged is there, and what was sent without an answer is there entirely or not at all.
/// </summary>
[Category("Slow")]
public sealed class CrashTests
{
    private const int Writers = 16;
    private const int MostWrites = 60;
    private const int OneStartIn = 3;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan AfterAnAnswer = TimeSpan.FromMilliseconds(20);

    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Kill_WhileSixteenWrite_LosesNothingAndLeavesNothingHalfWritten()
    {
        var (kills, seed) = (CrashSettings.Kills, CrashSettings.NewSeed());
        var random = new Random(seed);
        var ledger = new Ledger(Path.Combine(folder, "users.db"), Writers, seed);
        var slowest = TimeSpan.Zero;
        string? adminToken = null;
        for (var kill = 1; kill <= kills + 1; kill++)
        {
            using var process = Start();
            // Not before: the first process of a run is published first.
            var start = Stopwatch.GetTimestamp();
            if (random.Next(OneStartIn) == 0 && kill <= kills)
            {
                await Task.Delay(random.NextDouble() * UsualStart);
                await process.KillAsync();
                continue;
            }

            using var client = await process.ConnectAsync();
            var ready = await client.GetAnswerAsync("/health/ready");
            var took = Stopwatch.GetElapsedTime(start);
            Assert.That(ready.Status, Is.EqualTo(200));
            // For how long a busy machine lets it wait is not the service's doing.
            Assert.That(took - process.WaitedForProcessor, Is.LessThan(LongestStart), $"{took}: {process.Output}");
            slowest = took > slowest ? took : slowest;

            adminToken ??= await LogInAsync(client);
            await ledger.CompareAsync(client, adminToken);
            if (kill <= kills)
            {
                // Not at an answer, but a little later, wherever everybody is then.
                await ledger.WriteAsync(client, adminToken, random.Next(1, MostWrites), async () =>
                {
                    await Task.Delay(random.NextDouble() * AfterAnAnswer);
                    await process.KillAsync();
                });
            }
        }

        await TestContext.Out.WriteLineAsync(
            $"{kills} kills; {ledger.Acknowledged} requests acknowledged; of those without an answer {ledger.Happened} had happened and {ledger.NeverHappened} had not; "
            + $"{ledger.EndedTokens} tokens had ended; the slowest start took {slowest.TotalSeconds:0.0} s.");
        Assert.That(ledger.Acknowledged, Is.GreaterThan(kills));
    }

    private static async Task<string> LogInAsync(HttpClient client)
    {
        var login = await client.PostAnswerAsync("/api/auth/login", new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword });
        return (string)login.Json["access_token"]!;
    }

    private ServiceProcess Start() => new(
        folder,
        ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword),
        ("Organizations__0__RequiresPasswordChange", "false"),
        ("Tokens__AccessTokenLifetime", "1.00:00:00"),
        ("RateLimiting__SignInsPerMinutePerAddress", "1000000"));
}
