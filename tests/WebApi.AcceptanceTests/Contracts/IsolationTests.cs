using System.Net.Http.Headers;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class IsolationTests(string provider)
{
    private const string Tenant = "X-Tenant-ID";
    private const string OtherEmail = "jefa@otra.local";
    private const string OtherPassword = "Otra-2026";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private HttpClient other = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(
            provider,
            ("Organizations:0:Id", "helpdesk"),
            ("Organizations:1:Id", "otra_org"),
            ("Organizations:1:AdminEmail", OtherEmail),
            ("Organizations:1:AdminPassword", OtherPassword));
        admin = await service.SignInAsync();
        var login = await LogInAsync("otra_org", OtherEmail, OtherPassword);
        other = service.WithToken((string)login.Json["access_token"]!);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        other.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task LogIn_LooksOnlyIntoTheNamedOrganization()
    {
        var statuses = new List<int>();
        foreach (var (tenant, email, password) in new[]
        {
            ("otra_org", OtherEmail, OtherPassword),
            ("helpdesk", HelpDeskService.AdminEmail, HelpDeskService.AdminPassword),
            ("helpdesk", OtherEmail, OtherPassword),
            ("otra_org", HelpDeskService.AdminEmail, HelpDeskService.AdminPassword),
            ("desconocida", HelpDeskService.AdminEmail, HelpDeskService.AdminPassword),
        })
        {
            statuses.Add((await LogInAsync(tenant, email, password)).Status);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 401, 401, 401 }));
    }

    [Test]
    public async Task List_ReturnsOnlyTheOwnOrganization()
    {
        var mine = await other.PostAnswerAsync(TestUsers.Path, TestUsers.New());
        var theirs = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.New());

        var otherList = await other.GetAnswerAsync(TestUsers.Path);
        var adminList = await admin.GetAnswerAsync(TestUsers.Path);

        Assert.Multiple(() =>
        {
            Assert.That(otherList.Text, Does.Contain((string)mine.Json["id"]!).And.Not.Contain((string)theirs.Json["id"]!));
            Assert.That(adminList.Text, Does.Contain((string)theirs.Json["id"]!).And.Not.Contain((string)mine.Json["id"]!));
            Assert.That(otherList.Text, Does.Not.Contain(HelpDeskService.AdminEmail));
        });
    }

    [TestCase("GET", null)]
    [TestCase("PATCH", """{"nombre":"Tomada"}""")]
    [TestCase("PATCH", """{"is_active":false}""")]
    [TestCase("PATCH", """{"rol":"AREA"}""")]
    [TestCase("PATCH", "{}")]
    [TestCase("DELETE", null)]
    public async Task Call_OfAForeignUser_AnswersAsForAnUnknownId(string method, string? body)
    {
        using var person = await Person.CreateAsync(service, admin);
        var before = await admin.GetAnswerAsync(person.Path);

        var foreign = await other.AnswerAsync(new HttpMethod(method), person.Path, body, (Tenant, "helpdesk"));
        var unknown = await other.AnswerAsync(new HttpMethod(method), $"{TestUsers.Path}/{Guid.CreateVersion7()}", body, (Tenant, "helpdesk"));
        var after = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(foreign.Status, Is.EqualTo(404));
            Assert.That(foreign.Status, Is.EqualTo(unknown.Status));
            Assert.That(foreign.Text, Is.EqualTo(unknown.Text));
            Assert.That(foreign.Headers.Keys, Is.EquivalentTo(unknown.Headers.Keys));
            Assert.That(after.Text, Is.EqualTo(before.Text));
        });
    }

    [TestCase("GET", "/sessions")]
    [TestCase("DELETE", "/sessions")]
    [TestCase("DELETE", "/sessions/{0}")]
    public async Task Call_OfAForeignUsersSessions_AnswersAsForAnUnknownIdAndEndsNone(string method, string path)
    {
        using var person = await Person.JoinAsync(service, admin);
        var session = (string)(await admin.GetAnswerAsync($"{person.Path}/sessions")).Json[0]!["id"]!;
        var suffix = string.Format(null, path, session);

        var foreign = await other.AnswerAsync(new HttpMethod(method), person.Path + suffix, null, (Tenant, "helpdesk"));
        var unknown = await other.AnswerAsync(new HttpMethod(method), $"{TestUsers.Path}/{Guid.CreateVersion7()}{suffix}");
        var me = await person.Client.GetAnswerAsync("/api/auth/me");
        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = person.RefreshToken });

        Assert.Multiple(() =>
        {
            Assert.That((foreign.Status, foreign.Text), Is.EqualTo((404, unknown.Text)));
            Assert.That((me.Status, refreshed.Status), Is.EqualTo((200, 200)));
        });
    }

    [Test]
    public async Task Create_WithAnEmailOfAnotherOrganization_Succeeds()
    {
        var email = TestUsers.NewEmail();

        var first = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));
        var second = await other.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email), ("password", "Distinta-1")));
        var mixed = await LogInAsync("helpdesk", email, "Distinta-1");
        var right = await LogInAsync("otra_org", email, "Distinta-1");

        Assert.That(
            new[] { first.Status, second.Status, mixed.Status, right.Status },
            Is.EqualTo(new[] { 201, 201, 401, 200 }));
    }

    [TestCase("helpdesk")]
    [TestCase("desconocida")]
    [TestCase("")]
    public async Task Call_WithATokenAndAnotherOrganizationsName_StaysInItsOwn(string tenant)
    {
        var plain = await other.GetAnswerAsync(TestUsers.Path);
        var named = await other.AnswerAsync(HttpMethod.Get, TestUsers.Path, null, (Tenant, tenant));
        var me = await other.AnswerAsync(HttpMethod.Get, "/api/auth/me", null, (Tenant, tenant));

        Assert.Multiple(() =>
        {
            Assert.That(named.Status, Is.EqualTo(200));
            Assert.That(named.Text, Is.EqualTo(plain.Text));
            Assert.That((string?)me.Json["email"], Is.EqualTo(OtherEmail));
        });
    }

    [TestCase("GET", "", null)]
    [TestCase("PATCH", "", """{"is_active":false}""")]
    [TestCase("DELETE", "", null)]
    [TestCase("POST", "/rotate", null)]
    public async Task Call_OfAForeignServiceAccount_AnswersAsForAnUnknownId(string method, string suffix, string? body)
    {
        var account = await TestService.CreateAsync(service, admin);
        var before = await admin.GetAnswerAsync(account.Path);

        var foreign = await other.AnswerAsync(new HttpMethod(method), account.Path + suffix, body, (Tenant, "helpdesk"));
        var unknown = await other.AnswerAsync(new HttpMethod(method), $"{TestService.AccountsPath}/svc_1{suffix}", body);
        var list = await other.GetAnswerAsync(TestService.AccountsPath);
        var after = await admin.GetAnswerAsync(account.Path);

        Assert.Multiple(async () =>
        {
            Assert.That((foreign.Status, foreign.Text), Is.EqualTo((404, unknown.Text)));
            Assert.That(list.Text, Does.Not.Contain(account.Id));
            Assert.That(after.Text, Is.EqualTo(before.Text));
            Assert.That((await account.AskForTokenAsync()).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Service_OfOneOrganization_SeesNothingOfAnother()
    {
        var account = await TestService.CreateAsync(service, other, "users:read", "users:edit");
        using var client = await account.SignInAsync();
        using var person = await Person.JoinAsync(service, admin);
        var ours = (string)(await LogInAsync("otra_org", OtherEmail, OtherPassword)).Json["access_token"]!;

        var list = await client.AnswerAsync(HttpMethod.Get, TestUsers.Path, null, (Tenant, "helpdesk"));
        var foreign = await client.PatchAnswerAsync(person.Path, new { nombre = "Tomada" });
        var foreignToken = await account.IntrospectAsync(person.AccessToken);
        var foreignService = await account.IntrospectAsync(await (await TestService.CreateAsync(service, admin)).NewTokenAsync());
        var ownToken = await account.IntrospectAsync(ours);

        Assert.Multiple(() =>
        {
            Assert.That(list.Text, Does.Contain(OtherEmail).And.Not.Contain(HelpDeskService.AdminEmail));
            Assert.That(foreign.Status, Is.EqualTo(404));
            Assert.That(new[] { foreignToken.Text, foreignService.Text }, Is.All.EqualTo("""{"active":false}"""));
            Assert.That(((bool)ownToken.Json["active"]!, (string?)ownToken.Json["org"]), Is.EqualTo((true, "otra_org")));
        });
    }

    [Test]
    public async Task ServiceName_TakenInOneOrganization_IsFreeInAnother()
    {
        var account = await TestService.CreateAsync(service, admin);

        var answer = await other.PostAnswerAsync(TestService.AccountsPath, new { name = account.Name, permissions = new[] { "users:read" } });

        Assert.That(answer.Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Refresh_WithoutNamingTheOrganization_StaysInTheOwn()
    {
        var login = await LogInAsync("otra_org", OtherEmail, OtherPassword);

        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = (string)login.Json["refresh_token"]! });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (string)refreshed.Json["access_token"]!);
        var me = await service.Client.AnswerAsync(request);

        Assert.That((string?)me.Json["email"], Is.EqualTo(OtherEmail));
    }

    [Test]
    public async Task Delete_OfTheLastAdminOfOneOrganization_IsRefusedThoughOthersHaveSome()
    {
        var me = await other.GetAnswerAsync("/api/auth/me");

        var answer = await other.DeleteAnswerAsync($"{TestUsers.Path}/{me.Json["id"]}");

        Assert.That(answer.Status, Is.EqualTo(409));
    }

    private Task<Answer> LogInAsync(string tenant, string email, string password) =>
        service.Client.AnswerAsync(HttpMethod.Post, "/api/auth/login", new { email, password }, (Tenant, tenant));
}
