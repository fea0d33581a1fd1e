using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience;

/// <summary>Three processes on one database, begun at once, which answer as one.</summary>
[Category("Slow")]
public sealed class InstancesTests
{
    private const int Instances = 3;
    private const int WantedReads = 20;
    private const string LogInPath = "/api/auth/login";
    private const string RefreshPath = "/api/auth/refresh";
    private const string MePath = "/api/auth/me";
    private const string KeysPath = "/.well-known/jwks.json";

    private readonly List<ServiceProcess> processes = [];
    private readonly List<HttpClient> clients = [];
    private string folder = "";
    private string adminToken = "";
    private (int ExitCode, string Output, string Errors)[] rotations = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        for (var i = 0; i < Instances; i++)
        {
            processes.Add(new(
                folder,
                ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword),
                ("Organizations__0__RequiresPasswordChange", "false"),
                ("RateLimiting__SignInsPerMinutePerAddress", "100000")));
        }

        clients.AddRange(await Task.WhenAll(processes.Select(process => process.ConnectAsync())));
        adminToken = (await LogInAsync(0, HelpDeskService.AdminEmail, HelpDeskService.AdminPassword)).AccessToken;
        rotations = await Task.WhenAll(Enumerable.Range(0, Instances).Select(_ => ServiceProcess.RunAsync(folder, "keys", "rotate")));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        clients.ForEach(client => client.Dispose());
        processes.ForEach(process => process.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    [Order(1)]
    public async Task Token_OfAnyInstance_IsTakenByAll()
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, Instances).Select(i => LogInAsync(i, HelpDeskService.AdminEmail, HelpDeskService.AdminPassword)));

        var answers = await Task.WhenAll(sessions.SelectMany(session => Enumerable.Range(0, Instances).Select(i => MeAsync(i, session.AccessToken))));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
    }

    [TestCase("deactivated")]
    [TestCase("moved")]
    [TestCase("changed its password")]
    [TestCase("signed out everywhere")]
    [Order(1)]
    public async Task Token_OfWhomOneInstanceHasLockedOut_IsTakenByNoneFromThenOn(string how)
    {
        var person = await CreateAsync();
        var session = await LogInAsync(1, person.Email, person.Password);
        var (hasEnded, readers) = (false, new List<Task<(List<int> Before, List<int> After)>>());
        using var reading = new CountdownEvent(2 * Instances);
        Answer ended = null!;

        await UnderLoadAsync(async () =>
        {
            readers.AddRange(Enumerable.Range(0, 2 * Instances).Select(i => Task.Run(() => ReadAsync(i % Instances))));
            await Task.Run(reading.Wait);
            ended = how switch
            {
                "deactivated" => await SendAsync(0, HttpMethod.Patch, person.Path, new { is_active = false }),
                "moved" => await SendAsync(1, HttpMethod.Patch, person.Path, new { rol = "MESA" }),
                "changed its password" => await SendAsync(
                    2,
                    HttpMethod.Post,
                    "/api/auth/change-password",
                    new { current_password = person.Password, new_password = "Elegida-2026" },
                    session.AccessToken),
                _ => await SendAsync(0, HttpMethod.Post, "/api/auth/logout-all", null, session.AccessToken),
            };
            Volatile.Write(ref hasEnded, true);
            await Task.WhenAll(readers);
        });

        var refreshed = new List<int>();
        for (var i = 0; i < Instances; i++)
        {
            refreshed.Add((await clients[i].PostAnswerAsync(RefreshPath, new { refresh_token = session.RefreshToken })).Status);
        }

        Assert.Multiple(() =>
        {
            Assert.That(ended.Status, Is.EqualTo(200));
            Assert.That(readers.SelectMany(reader => reader.Result.Before), Is.All.AnyOf(200, 401));
            Assert.That(readers.SelectMany(reader => reader.Result.After), Is.All.EqualTo(401));
            Assert.That(refreshed, Is.All.EqualTo(401));
        });

        async Task<(List<int> Before, List<int> After)> ReadAsync(int instance)
        {
            var (before, after) = (new List<int>(), new List<int>());
            while (after.Count < WantedReads)
            {
                var isAfter = Volatile.Read(ref hasEnded);
                (isAfter ? after : before).Add((await MeAsync(instance, session.AccessToken)).Status);
                if (before.Count == 1 && !isAfter)
                {
                    reading.Signal();
                }
            }

            return (before, after);
        }
    }

    [Test]
    [Order(1)]
    public async Task LogIn_WhenItFailsOnAllInstances_CountsThemTogether()
    {
        var person = await CreateAsync();
        var wrong = new { email = person.Email, password = "no-es-esta" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => clients[i % Instances].PostAnswerAsync(LogInPath, wrong)));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 401), Is.EqualTo(10));
            Assert.That(answers.Count(answer => answer.Status == 429 && answer.Header("Retry-After") is not null), Is.EqualTo(14));
        });
    }

    [Test]
    [Order(1)]
    public async Task Create_WithOneKeyOnAllInstances_MakesOneUserAndGivesOneAnswer()
    {
        var body = TestUsers.New();

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => clients[i % Instances].AnswerAsync(
            HttpMethod.Post,
            TestUsers.Path,
            body,
            ("Authorization", $"Bearer {adminToken}"),
            ("Idempotency-Key", "alta-en-todas"))));
        var list = await SendAsync(0, HttpMethod.Get, $"{TestUsers.Path}?q={body["email"]}");

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((201, answers[0].Text)));
            Assert.That(list.Json.AsArray(), Has.Count.EqualTo(1));
        });
    }

    [Test]
    [Order(1)]
    [Repeat(2)]
    public async Task Refresh_OfOneTokenOnAllInstancesAtOnce_GivesAllTheSameSuccessor()
    {
        var session = await LogInAsync(0, HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);

        var answers = await Task.WhenAll(clients.Select(client => client.PostAnswerAsync(RefreshPath, new { refresh_token = session.RefreshToken })));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
            Assert.That(answers.Select(answer => (string?)answer.Json["refresh_token"]).Distinct().ToList(), Has.Count.EqualTo(1));
        });
    }

    [Test]
    [Order(1)]
    public async Task ReadThenWrite_FromFiftyOverAllInstances_LosesNothingAndNeverFails()
    {
        var person = await CreateAsync();
        await SendAsync(0, HttpMethod.Patch, person.Path, new { telefono = "0" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var read = await SendAsync(i % Instances, HttpMethod.Get, person.Path);
            return await clients[(i + 1) % Instances].AnswerAsync(
                HttpMethod.Patch,
                person.Path,
                new { telefono = $"{int.Parse((string)read.Json["telefono"]!, null) + 1}" },
                ("Authorization", $"Bearer {adminToken}"),
                ("If-Match", read.Header("ETag")!));
        }));
        var after = await SendAsync(0, HttpMethod.Get, person.Path);

        var written = answers.Count(answer => answer.Status == 200);
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.AnyOf(200, 412));
            Assert.That(written, Is.Positive);
            Assert.That((string?)after.Json["telefono"], Is.EqualTo($"{written}"));
        });
    }

    /// <summary>Last, so that the half minute within which instances notice a new key has mostly passed.</summary>
    [Test]
    [Order(2)]
    public async Task RotateKeys_FromThreeAtOnce_MakesOneKeyThatAllInstancesPublish()
    {
        Assert.That(rotations.Select(rotation => rotation.ExitCode).Order(), Is.EqualTo(new[] { 0, 1, 1 }));
        var rotated = rotations.Single(rotation => rotation.ExitCode == 0).Output.Split(' ')[3];

        foreach (var client in clients)
        {
            Assert.That(() => KeyIdsOf(client).GetAwaiter().GetResult(), Has.Length.EqualTo(2).And.Contains(rotated).After(120).Seconds.PollEvery(500).MilliSeconds);
        }

        var published = await Task.WhenAll(clients.Select(client => client.GetAnswerAsync(KeysPath)));
        Assert.That(published.Select(keys => keys.Text), Is.All.EqualTo(published[0].Text));
    }

    private static async Task<string[]> KeyIdsOf(HttpClient client) =>
        [.. (await client.GetAnswerAsync(KeysPath)).Json["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];

    /// <summary>Does it while each instance writes, and another one reads what was written.</summary>
    private async Task UnderLoadAsync(Func<Task> act)
    {
        var isOver = false;
        var load = Enumerable.Range(0, Instances).Select(i => Task.Run(() => WriteAndReadAsync(i))).ToList();
        try
        {
            await act();
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            await Task.WhenAll(load);
        }

        async Task WriteAndReadAsync(int instance)
        {
            var person = await CreateAsync();
            for (var i = 0; i == 0 || !Volatile.Read(ref isOver); i++)
            {
                var written = await SendAsync(instance, HttpMethod.Patch, person.Path, new { telefono = $"{i}", area = $"AREA {i}" });
                var read = await SendAsync((instance + 1) % Instances, HttpMethod.Get, person.Path);
                Assert.That((written.Status, read.Status, read.Header("ETag")), Is.EqualTo((200, 200, written.Header("ETag"))));
            }
        }
    }

    private async Task<(string Email, string Password, string Path)> CreateAsync()
    {
        var body = TestUsers.New();
        var created = await SendAsync(0, HttpMethod.Post, TestUsers.Path, body);
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return ((string)body["email"]!, (string)body["password"]!, $"{TestUsers.Path}/{created.Json["id"]}");
    }

    private async Task<(string AccessToken, string RefreshToken)> LogInAsync(int instance, string email, string password)
    {
        var login = await clients[instance].PostAnswerAsync(LogInPath, new { email, password });
        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        return ((string)login.Json["access_token"]!, (string)login.Json["refresh_token"]!);
    }

    private Task<Answer> MeAsync(int instance, string token) => SendAsync(instance, HttpMethod.Get, MePath, null, token);

    private Task<Answer> SendAsync(int instance, HttpMethod method, string path, object? body = null, string? token = null) =>
        clients[instance].AnswerAsync(method, path, body, ("Authorization", $"Bearer {token ?? adminToken}"));
}
