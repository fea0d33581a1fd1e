using System.Text.Json;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Sessions;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class SessionsTests(string provider)
{
    private const string UserNotFound = """{"detail":"Usuario no encontrado","code":"user_not_found"}""";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [SetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [TearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task List_WhenSignedInTwice_ShowsWhenFromWhereAndWithWhat()
    {
        using var person = await Person.JoinAsync(service, admin);
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        await service.Client.AnswerAsync(
            HttpMethod.Post,
            "/api/auth/login",
            new { email = person.Email, password = person.Password },
            ("User-Agent", "Phone/1.0"));

        var sessions = await admin.GetAnswerAsync($"{person.Path}/sessions");

        var newest = sessions.Json[0]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(sessions.Status, Is.EqualTo(200));
            Assert.That(sessions.Json.AsArray(), Has.Count.EqualTo(2), "The sign-in before the change of password ended with it.");
            Assert.That(newest.Select(member => member.Key), Is.EqualTo(new[] { "id", "created_at", "last_used_at", "address", "user_agent" }));
            Assert.That(((string?)newest["address"], (string?)newest["user_agent"]), Is.EqualTo(("127.0.0.1", "Phone/1.0")));
            Assert.That((DateTime)newest["created_at"]!, Is.EqualTo(service.Clock.GetUtcNow().UtcDateTime).Within(TimeSpan.FromMinutes(1)));
            Assert.That((string?)newest["created_at"], Does.EndWith("Z"));
            Assert.That(sessions.Text, Does.Not.Contain(person.RefreshToken));
        });
    }

    [Test]
    public async Task List_WhenTheUserAgentIsHostile_ShowsItHarmlessAndCut()
    {
        using var person = await Person.JoinAsync(service, admin);
        var hostile = $"</script><script>alert(1)</script>\t\"\u0085\u009B{new string('x', 1_000)}";
        var message = JsonSerializer.Serialize(new { email = person.Email, password = person.Password });
        var received = await RawConnection.SendAsync(
            service.Address,
            $"POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {message.Length}\r\nUser-Agent: {hostile}\r\n\r\n{message}");

        var sessions = await admin.GetAnswerAsync($"{person.Path}/sessions");

        Assert.Multiple(() =>
        {
            Assert.That(RawConnection.StatusesOf(received), Is.EqualTo(new[] { 200 }));
            Assert.That(
                sessions.Json.AsArray().Select(session => (string?)session!["user_agent"]),
                Does.Contain(hostile[..256]));
            Assert.That(sessions.Text, Does.Not.Contain("<").And.Not.Match(@"\p{Cc}"));
        });
    }

    [Test]
    public async Task List_WhenRefreshed_IsOneSessionUsedLater()
    {
        using var person = await Person.JoinAsync(service, admin);
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        await RefreshAsync(person.RefreshToken);

        var session = (await admin.GetAnswerAsync($"{person.Path}/sessions")).Json.AsArray().Single()!;

        Assert.That((DateTime)session["last_used_at"]! - (DateTime)session["created_at"]!, Is.GreaterThanOrEqualTo(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task List_WhenAllHasExpired_IsEmpty()
    {
        using var person = await Person.JoinAsync(service, admin);
        service.Clock.Advance(TimeSpan.FromDays(14));
        using var later = await service.SignInAsync();

        Assert.That((await later.GetAnswerAsync($"{person.Path}/sessions")).Text, Is.EqualTo("[]"));
    }

    [Test]
    public async Task EndOne_WhenTheUserHasIt_EndsItsRefreshTokensAndNoOthers()
    {
        using var person = await Person.JoinAsync(service, admin);
        var other = (string)(await service.LogInAsync(person.Email, person.Password))["refresh_token"]!;
        var oldest = (string)(await admin.GetAnswerAsync($"{person.Path}/sessions")).Json[1]!["id"]!;

        var ended = await admin.DeleteAnswerAsync($"{person.Path}/sessions/{oldest}");
        var again = await admin.DeleteAnswerAsync($"{person.Path}/sessions/{oldest}");

        Assert.Multiple(async () =>
        {
            Assert.That((ended.Status, ended.Text), Is.EqualTo((200, """{"message":"Sesión cerrada"}""")));
            Assert.That((again.Status, again.Text), Is.EqualTo((404, """{"detail":"Sesión no encontrada","code":"session_not_found"}""")));
            Assert.That((await RefreshAsync(person.RefreshToken)).Status, Is.EqualTo(401));
            Assert.That((await person.Client.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(401));
            Assert.That((await RefreshAsync(other)).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task EndOne_WhenItIsSomebodyElses_IsNotFound()
    {
        using var person = await Person.JoinAsync(service, admin);
        using var other = await Person.JoinAsync(service, admin);
        var foreign = (string)(await admin.GetAnswerAsync($"{other.Path}/sessions")).Json[0]!["id"]!;

        var refused = await admin.DeleteAnswerAsync($"{person.Path}/sessions/{foreign}");

        Assert.Multiple(async () =>
        {
            Assert.That(refused.Status, Is.EqualTo(404));
            Assert.That((await RefreshAsync(other.RefreshToken)).Status, Is.EqualTo(200));
        });
    }

    [TestCase(true, TestName = "EndAll_WhenAdministratorAsks_EndsEveryTokenOfTheUser")]
    [TestCase(false, TestName = "LogOutEverywhere_WhenUserAsks_EndsEveryTokenOfTheUser")]
    public async Task EndAll(bool byAdministrator)
    {
        using var person = await Person.JoinAsync(service, admin);
        using var elsewhere = await service.SignInAsync(person.Email, person.Password);

        var ended = byAdministrator
            ? await admin.DeleteAnswerAsync($"{person.Path}/sessions")
            : await person.Client.AnswerAsync(HttpMethod.Post, "/api/auth/logout-all");

        Assert.Multiple(async () =>
        {
            Assert.That((ended.Status, ended.Text), Is.EqualTo((200, """{"message":"Todas las sesiones cerradas"}""")));
            Assert.That((await person.Client.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(401));
            Assert.That((await elsewhere.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(401));
            Assert.That((await RefreshAsync(person.RefreshToken)).Status, Is.EqualTo(401));
            Assert.That((await admin.GetAnswerAsync($"{person.Path}/sessions")).Text, Is.EqualTo("[]"));
        });
    }

    [TestCase("GET", "")]
    [TestCase("DELETE", "")]
    [TestCase("DELETE", "/01a1fc77-3edd-79f8-ba42-2eab0b0b668e")]
    public async Task Sessions_WhenUserUnknownOrCallerNoAdministrator_AreRefused(string method, string suffix)
    {
        using var person = await Person.JoinAsync(service, admin, "MESA");

        var unknown = await admin.AnswerAsync(new HttpMethod(method), $"{TestUsers.Path}/nobody/sessions{suffix}");
        var forbidden = await person.Client.AnswerAsync(new HttpMethod(method), $"{person.Path}/sessions{suffix}");
        var anonymous = await service.Client.AnswerAsync(new HttpMethod(method), $"{person.Path}/sessions{suffix}");

        Assert.Multiple(() =>
        {
            Assert.That((unknown.Status, unknown.Text), Is.EqualTo((404, UserNotFound)));
            Assert.That(forbidden.Status, Is.EqualTo(403));
            Assert.That(anonymous.Status, Is.EqualTo(401));
        });
    }

    [TestCase("users:read", 403)]
    [TestCase("sessions:read", 200)]
    public async Task List_ByAService_NeedsAPermissionOfItsOwn(string permission, int expected)
    {
        using var person = await Person.JoinAsync(service, admin);
        using var client = await (await TestService.CreateAsync(service, admin, permission)).SignInAsync();

        Assert.That((await client.GetAnswerAsync($"{person.Path}/sessions")).Status, Is.EqualTo(expected));
    }

    private Task<Answer> RefreshAsync(string token) => service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = token });
}
