using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Sessions;

/// <summary>The sessions of users as they see and end them themselves.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class OwnSessionsTests(string provider)
{
    private const string Path = "/api/auth/me/sessions";
    private const string Me = "/api/auth/me";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, Tenant.Settings);
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task List_WhenSignedInTwice_MarksTheOneOfTheRequest()
    {
        using var person = await Person.JoinAsync(service, admin);
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        using var phone = await service.SignInAsync(person.Email, person.Password);

        var own = await person.Client.GetAnswerAsync(Path);
        var ofPhone = await phone.GetAnswerAsync(Path);

        Assert.Multiple(() =>
        {
            Assert.That(own.Status, Is.EqualTo(200));
            Assert.That(
                own.Json[0]!.AsObject().Select(member => member.Key),
                Is.EqualTo(new[] { "id", "created_at", "last_used_at", "address", "user_agent", "current" }));
            Assert.That(Currents(own), Is.EqualTo(new[] { false, true }));
            Assert.That(Currents(ofPhone), Is.EqualTo(new[] { true, false }));
        });
    }

    [Test]
    public async Task List_AfterARefresh_StillMarksTheSameSession()
    {
        using var person = await Person.JoinAsync(service, admin);
        var before = await person.Client.GetAnswerAsync(Path);
        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = person.RefreshToken });
        using var client = service.WithToken((string)refreshed.Json["access_token"]!);

        var after = await client.GetAnswerAsync(Path);

        Assert.That(((string?)after.Json[0]!["id"], Currents(after)), Is.EqualTo(((string?)before.Json[0]!["id"], new[] { true })));
    }

    [Test]
    public async Task End_OfAnother_EndsItsTokensWithTheNextRequest()
    {
        using var person = await Person.JoinAsync(service, admin);
        using var lost = await service.SignInAsync(person.Email, person.Password);
        var id = IdOf(await lost.GetAnswerAsync(Path), isCurrent: true);

        var ended = await person.Client.DeleteAnswerAsync($"{Path}/{id}");
        var again = await person.Client.DeleteAnswerAsync($"{Path}/{id}");

        var audited = await admin.GetAnswerAsync($"/api/auth/audit?user={person.Id}&action=session_ended");
        Assert.Multiple(async () =>
        {
            Assert.That((ended.Status, ended.Text), Is.EqualTo((200, """{"message":"Sesión cerrada"}""")));
            Assert.That((again.Status, again.Text), Is.EqualTo((404, """{"detail":"Sesión no encontrada","code":"session_not_found"}""")));
            Assert.That((await lost.GetAnswerAsync(Me)).Status, Is.EqualTo(401));
            Assert.That((await person.Client.GetAnswerAsync(Me)).Status, Is.EqualTo(200));
            Assert.That((string?)audited.Json.AsArray().Single()!["actor"]!["id"], Is.EqualTo(person.Id));
        });
    }

    [Test]
    public async Task End_OfTheCurrentOne_SignsOut()
    {
        using var person = await Person.JoinAsync(service, admin);
        var id = IdOf(await person.Client.GetAnswerAsync(Path), isCurrent: true);

        var ended = await person.Client.DeleteAnswerAsync($"{Path}/{id}");
        var after = await person.Client.GetAnswerAsync(Me);
        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = person.RefreshToken });

        Assert.That((ended.Status, after.Status, refreshed.Status), Is.EqualTo((200, 401, 401)));
    }

    [TestCase("unknown")]
    [TestCase("0199aaaa-0000-7000-8000-000000000000")]
    public async Task End_OfUnknownId_IsNotFound(string id)
    {
        using var person = await Person.JoinAsync(service, admin);

        Assert.That((await person.Client.DeleteAnswerAsync($"{Path}/{id}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task End_OfSomebodyElses_IsNotFoundAndEndsNothing()
    {
        using var person = await Person.JoinAsync(service, admin);
        using var other = await Person.JoinAsync(service, admin);
        var id = IdOf(await other.Client.GetAnswerAsync(Path), isCurrent: true);

        var refused = await person.Client.DeleteAnswerAsync($"{Path}/{id}");

        Assert.That((refused.Status, (await other.Client.GetAnswerAsync(Me)).Status), Is.EqualTo((404, 200)));
    }

    [TestCase("GET", "")]
    [TestCase("DELETE", "/0199aaaa-0000-7000-8000-000000000000")]
    public async Task Call_ByWhoHasNoSessions_IsRefused(string method, string suffix)
    {
        using var temporary = await Person.CreateAsync(service, admin);
        await temporary.SignInAsync();
        using var client = await (await TestService.CreateAsync(service, admin)).SignInAsync();

        var statuses = new List<int>();
        foreach (var caller in new[] { service.Client, temporary.Client, client })
        {
            statuses.Add((await caller.AnswerAsync(new(method), Path + suffix)).Status);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 401, 403, 403 }));
    }

    [TestCase(Tenant.LogInPath, Tenant.Shops, "access_token")]
    [TestCase(Tenant.LogInPath, null, "accessToken")]
    [TestCase("/auth/login", null, "access_token")]
    public async Task Call_ByUsersOfOtherOrganizations_IsTheSame(string logIn, string? tenant, string tokenMember)
    {
        (string Name, string Value)[] headers = tenant is null ? [] : [(Tenant.HeaderName, tenant)];
        var signedIn = await service.Client.AnswerAsync(
            HttpMethod.Post,
            logIn,
            new { email = Tenant.AdminEmail, password = Tenant.AdminPassword },
            headers);
        using var client = service.WithToken((string)signedIn.Json[tokenMember]!);
        var id = IdOf(await client.GetAnswerAsync(Path), isCurrent: true);

        var ended = await client.DeleteAnswerAsync($"{Path}/{id}");

        Assert.That((ended.Status, (await client.GetAnswerAsync(Me)).Status), Is.EqualTo((200, 401)));
    }

    private static IEnumerable<bool> Currents(Answer answer) => answer.Json.AsArray().Select(session => (bool)session!["current"]!);

    private static string IdOf(Answer answer, bool isCurrent) =>
        (string)answer.Json.AsArray().First(session => (bool)session!["current"]! == isCurrent)!["id"]!;
}
