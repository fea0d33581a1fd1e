using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class RefreshTests(string provider)
{
    private const string Path = "/api/auth/refresh";
    private const string LogOutPath = "/api/auth/logout";

    private HelpDeskService service = null!;

    [OneTimeSetUp]
    public void Start() => service = new(provider);

    [OneTimeTearDown]
    public void Stop() => service.Dispose();

    [Test]
    public async Task Refresh_WithFreshToken_ReturnsNewTokensThatWork()
    {
        var session = await service.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);

        var answer = await RefreshAsync((string)session["refresh_token"]!);
        using var client = service.WithToken((string)answer.Json["access_token"]!);
        var me = await client.GetAnswerAsync("/api/auth/me");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Members, Is.EqualTo(session.Select(member => member.Key)));
            Assert.That((string?)answer.Json["refresh_token"], Is.Not.EqualTo((string?)session["refresh_token"]));
            Assert.That((string?)answer.Json["access_token"], Is.Not.EqualTo((string?)session["access_token"]));
            Assert.That(answer.Json["user"]!.ToJsonString(), Is.EqualTo(session["user"]!.ToJsonString()));
            Assert.That(me.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Refresh_WhenRepeatedWithEachNewToken_GoesOn()
    {
        var token = await LogInAsync();
        for (var i = 0; i < 5; i++)
        {
            var answer = await RefreshAsync(token);
            Assert.That(answer.Status, Is.EqualTo(200));
            token = (string)answer.Json["refresh_token"]!;
        }
    }

    [Test]
    public async Task Refresh_WhenTokenIsReplayed_EndsItsWholeFamilyAndNoOther()
    {
        var other = await LogInAsync();
        var first = await LogInAsync();
        var second = (string)(await RefreshAsync(first)).Json["refresh_token"]!;
        service.Clock.Advance(TimeSpan.FromSeconds(11));

        var replayed = await RefreshAsync(first);
        var descendant = await RefreshAsync(second);
        var unrelated = await RefreshAsync(other);

        Assert.Multiple(() =>
        {
            Assert.That(replayed.Status, Is.EqualTo(401));
            Assert.That(replayed.Text, Is.EqualTo("""{"detail":"La sesión ha terminado. Inicia sesión de nuevo","code":"invalid_refresh_token"}"""));
            Assert.That(replayed.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
            Assert.That(descendant.Status, Is.EqualTo(401));
            Assert.That(unrelated.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Refresh_WhenUsedFiftyTimesAtOnce_GivesTheSameRefreshTokenToAll()
    {
        var token = await LogInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RefreshAsync(token)));

        Assert.That(answers.Select(answer => answer.Status).Distinct(), Is.EqualTo(new[] { 200 }));
        Assert.That(answers.Select(answer => (string?)answer.Json["refresh_token"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await RefreshAsync((string)answers[0].Json["refresh_token"]!)).Status, Is.EqualTo(200), "The session goes on.");
    }

    [Test]
    public async Task Refresh_OfTwoTabs_LetsBothGoOn()
    {
        var token = await LogInAsync();

        var (first, second) = (await RefreshAsync(token), await RefreshAsync(token));

        var me = new List<int>();
        foreach (var tab in new[] { first, second })
        {
            using var client = service.WithToken((string)tab.Json["access_token"]!);
            me.Add((await client.GetAnswerAsync("/api/auth/me")).Status);
        }

        Assert.Multiple(() =>
        {
            Assert.That(me, Is.EqualTo(new[] { 200, 200 }));
            Assert.That((string?)second.Json["refresh_token"], Is.EqualTo((string?)first.Json["refresh_token"]));
            Assert.That(second.Members, Is.EqualTo(first.Members));
        });
    }

    [Test]
    public async Task Refresh_SentAgainAfterTheSessionWasEnded_IsUnauthorized()
    {
        var token = await LogInAsync();
        var next = (string)(await RefreshAsync(token)).Json["refresh_token"]!;
        await service.Client.PostAnswerAsync(LogOutPath, new { refresh_token = next });

        Assert.That((await RefreshAsync(token)).Status, Is.EqualTo(401));
    }

    [TestCase("")]
    [TestCase("no-es-un-token")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Refresh_WithUnknownToken_ReturnsUnauthorized(string token)
    {
        var answer = await RefreshAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(401));
            Assert.That(answer.Members, Is.EqualTo(new[] { "detail", "code" }));
        });
    }

    [Test]
    public async Task Refresh_WithAccessToken_ReturnsUnauthorized()
    {
        var session = await service.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);

        var answer = await RefreshAsync((string)session["access_token"]!);

        Assert.That(answer.Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Refresh_AfterItsLifetime_ReturnsUnauthorized()
    {
        using var ownService = new HelpDeskService(provider);
        var session = await ownService.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);
        var body = new { refresh_token = (string)session["refresh_token"]! };

        ownService.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        var before = await ownService.Client.PostAnswerAsync(Path, body);
        ownService.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        var after = await ownService.Client.PostAnswerAsync(Path, new { refresh_token = (string)before.Json["refresh_token"]! });

        Assert.That(new[] { before.Status, after.Status }, Is.EqualTo(new[] { 200, 401 }));
    }

    [Test]
    public async Task Refresh_ThirtyDaysAfterTheSignIn_IsUnauthorizedHoweverOftenItWasRefreshed()
    {
        using var ownService = new HelpDeskService(provider);
        var session = await ownService.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);
        var end = (DateTime)session["session_expires_at"]!;
        var (token, ends) = ((string)session["refresh_token"]!, new List<DateTime>());
        foreach (var days in new[] { 10, 10, 9 })
        {
            ownService.Clock.Advance(TimeSpan.FromDays(days));
            var answer = await ownService.Client.PostAnswerAsync(Path, new { refresh_token = token });
            token = (string)answer.Json["refresh_token"]!;
            ends.Add((DateTime)answer.Json["session_expires_at"]!);
        }

        ownService.Clock.Advance(TimeSpan.FromDays(1));
        var after = await ownService.Client.PostAnswerAsync(Path, new { refresh_token = token });

        Assert.Multiple(() =>
        {
            Assert.That(end, Is.EqualTo(ownService.Clock.GetUtcNow().UtcDateTime).Within(TimeSpan.FromMinutes(1)));
            Assert.That(ends.Distinct(), Is.EqualTo(new[] { end }));
            Assert.That(after.Status, Is.EqualTo(401));
        });
    }

    [TestCase(Path)]
    [TestCase(LogOutPath)]
    public async Task Call_WithFaultyToken_ReturnsUnprocessableWithoutRepeatingIt(string path)
    {
        var missing = await service.Client.PostAnswerAsync(path, "{}");
        var mistyped = await service.Client.PostAnswerAsync(path, """{"refresh_token":["secreto"]}""");

        Assert.Multiple(() =>
        {
            Assert.That(new[] { missing.Status, mistyped.Status }, Is.EqualTo(new[] { 422, 422 }));
            Assert.That(missing.Faults, Is.EqualTo(new[] { "body.refresh_token missing" }));
            Assert.That(mistyped.Faults, Is.EqualTo(new[] { "body.refresh_token string_type" }));
            Assert.That(mistyped.Text, Does.Not.Contain("secreto"));
        });
    }

    [Test]
    public async Task LogOut_WithToken_EndsItsFamilyAndNoOther()
    {
        var other = await LogInAsync();
        var first = await LogInAsync();
        var refreshed = await RefreshAsync(first);
        var (second, accessToken) = ((string)refreshed.Json["refresh_token"]!, (string)refreshed.Json["access_token"]!);

        var answer = await service.Client.PostAnswerAsync(LogOutPath, new { refresh_token = second });
        var ended = await RefreshAsync(second);
        using var signedOut = service.WithToken(accessToken);
        Assert.That((await signedOut.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(401), "The access token ends too.");
        var unrelated = await RefreshAsync(other);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Text, Is.EqualTo("""{"message":"Sesión cerrada"}"""));
            Assert.That(ended.Status, Is.EqualTo(401));
            Assert.That(unrelated.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task LogOut_WhenRepeatedOrUnknown_SucceedsAllTheSame()
    {
        var token = await LogInAsync();
        await service.Client.PostAnswerAsync(LogOutPath, new { refresh_token = token });

        var repeated = await service.Client.PostAnswerAsync(LogOutPath, new { refresh_token = token });
        var unknown = await service.Client.PostAnswerAsync(LogOutPath, new { refresh_token = "desconocido" });

        Assert.That(new[] { repeated.Status, unknown.Status }, Is.EqualTo(new[] { 200, 200 }));
    }

    private async Task<string> LogInAsync() =>
        (string)(await service.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword))["refresh_token"]!;

    private Task<Answer> RefreshAsync(string token) => service.Client.PostAnswerAsync(Path, new { refresh_token = token });
}
