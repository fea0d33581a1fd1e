using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts;

/// <summary>Every organization keeps an administrator who can sign in, whichever contract or file would take the last one away.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class LastAdministratorTests(string provider)
{
    private const string Password = "Jefatura-2026";
    private const string OfHelpDesk = "/api/auth/users";

    private static readonly TimeSpan TemporaryLifetime = TimeSpan.FromDays(7);

    private static readonly (string Key, string Value)[] Settings =
    [
        ("Organizations:0:Id", "helpdesk"),
        .. SettingsOf(1, "org_123", "retail"),
        .. SettingsOf(2, "cms", "cms"),
        .. SettingsOf(3, "works", "works"),
    ];

    private HelpDeskService service = null!;

    [SetUp]
    public void Start() => service = new(provider, Settings);

    [TearDown]
    public void Stop() => service.Dispose();

    [TestCase("DELETE", null)]
    [TestCase("PATCH", """{"is_active":false}""")]
    [TestCase("PATCH", """{"rol":"MESA"}""")]
    [TestCase("FILE", "MESA,true")]
    [TestCase("FILE", "ADMIN,false")]
    public async Task HelpDesk_WhenTheOtherHasNoPassword_KeepsTheLast(string method, string? change)
    {
        using var admin = await service.SignInAsync();
        var imported = await ImportAsync(admin, "email,nombre,rol\r\nsin.clave@helpdesk.local,Sin Clave,ADMIN\r\n");
        Assert.That(imported.Status, Is.EqualTo(200), imported.Text);

        await AssertKeptAsync(admin, method, change);
    }

    [TestCase("DELETE", null)]
    [TestCase("PATCH", """{"is_active":false}""")]
    [TestCase("PATCH", """{"rol":"MESA"}""")]
    [TestCase("FILE", "MESA,true")]
    [TestCase("FILE", "ADMIN,false")]
    public async Task HelpDesk_WhenTheTemporaryPasswordOfTheOtherHasExpired_KeepsTheLast(string method, string? change)
    {
        using (var before = await service.SignInAsync())
        {
            using var other = await Person.CreateAsync(service, before, "ADMIN");
        }

        service.Clock.Advance(TemporaryLifetime);
        using var admin = await service.SignInAsync();

        await AssertKeptAsync(admin, method, change);
    }

    [Test]
    public async Task HelpDesk_WhenTheTemporaryPasswordOfTheOtherStillWorks_LetsTheAdministratorGo()
    {
        using var admin = await service.SignInAsync();
        using var other = await Person.CreateAsync(service, admin, "ADMIN");

        var id = (string)(await admin.GetAnswerAsync("/api/auth/me")).Json["id"]!;

        Assert.That((await admin.DeleteAnswerAsync($"{OfHelpDesk}/{id}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task HelpDesk_WhenOneWhoCannotSignInGoes_LetsItGo()
    {
        using (var before = await service.SignInAsync())
        {
            using var lapsed = await Person.CreateAsync(service, before, "ADMIN");
            service.Clock.Advance(TemporaryLifetime);
            using var admin = await service.SignInAsync();

            Assert.That((await admin.DeleteAnswerAsync(lapsed.Path)).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task HelpDesk_WhenTwoRemoveEachOtherAndAThirdCannotSignIn_OneStays()
    {
        using var admin = await service.SignInAsync();
        await ImportAsync(admin, "email,nombre,rol\r\nsin.clave@helpdesk.local,Sin Clave,ADMIN\r\n");
        using var other = await Person.JoinAsync(service, admin, "ADMIN");
        var id = (string)(await admin.GetAnswerAsync("/api/auth/me")).Json["id"]!;

        var answers = await Task.WhenAll(
            Task.Run(() => admin.DeleteAnswerAsync(other.Path)),
            Task.Run(() => other.Client.DeleteAnswerAsync($"{OfHelpDesk}/{id}")));

        Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1), string.Join(' ', answers.Select(answer => answer.Text)));
    }

    [TestCase("DELETE", null)]
    [TestCase("PUT", """{"active":false}""")]
    [TestCase("PUT", """{"role_ids":["role_vendedor"]}""")]
    public async Task Organizations_WhenTheTemporaryPasswordOfTheOtherHasExpired_KeepTheLast(string method, string? body)
    {
        using (var before = await Tenant.SignInAsync(service, "org_123", "admin@org-123.example", Password))
        {
            await before.CreateAsync(("role_ids", new JsonArray("role_admin")), ("local_ids", new JsonArray()));
        }

        service.Clock.Advance(TemporaryLifetime);
        using var admin = await Tenant.SignInAsync(service, "org_123", "admin@org-123.example", Password);

        var answer = await admin.Client.AnswerAsync(new(method), $"{Tenant.UsersPath}/{admin.Id}", body);

        Assert.That(answer.Status, Is.EqualTo(409), answer.Text);
    }

    [TestCase("DELETE", null)]
    [TestCase("PATCH", """{"id":ID,"status":"inactive"}""")]
    [TestCase("PATCH", """{"id":ID,"status":"suspended"}""")]
    [TestCase("PATCH", """{"id":ID,"rolId":2}""")]
    public async Task Cms_WhenTheTemporaryPasswordOfTheOtherHasExpired_KeepsTheLast(string method, string? body)
    {
        using (var before = await SignInAsync("/api/v1/auth/login", "cms", "accessToken"))
        {
            var created = await before.PostAnswerAsync(
                "/api/v1/users",
                new { email = "otra@cms.example", password = "Inicial-1", firstName = "Otra", lastName = "Jefa", rolId = 1 });
            Assert.That(created.Status, Is.EqualTo(201), created.Text);
        }

        service.Clock.Advance(TemporaryLifetime);
        using var admin = await SignInAsync("/api/v1/auth/login", "cms", "accessToken");
        var id = (long)(await admin.GetAnswerAsync("/api/v1/users")).Json[0]!["id"]!;

        var answer = await admin.AnswerAsync(new(method), $"/api/v1/users/{id}", body?.Replace("ID", $"{id}", StringComparison.Ordinal));

        Assert.That(answer.Status, Is.EqualTo(409), answer.Text);
    }

    [Test]
    public async Task Works_WhenTheTemporaryPasswordOfTheOtherHasExpired_KeepsTheLast()
    {
        string lapsed;
        using (var before = await SignInAsync("/auth/login", "works", "access_token"))
        {
            var created = await before.PostAnswerAsync(
                "/users",
                new { nombreCompleto = "Otra Jefa", email = "otra@works.example", password = "Inicial-1", roles = "admin" });
            Assert.That(created.Status, Is.EqualTo(201), created.Text);
            lapsed = (string)created.Json["id"]!;
        }

        service.Clock.Advance(TemporaryLifetime);
        using var admin = await SignInAsync("/auth/login", "works", "access_token");
        var id = (await admin.GetAnswerAsync("/users")).Json.AsArray().Select(user => (string)user!["id"]!).Single(id => id != lapsed);

        Assert.That((await admin.DeleteAnswerAsync($"/users/{id}")).Status, Is.EqualTo(409));
    }

    private static (string Key, string Value)[] SettingsOf(int index, string id, string template) =>
    [
        ($"Organizations:{index}:Id", id),
        ($"Organizations:{index}:Template", template),
        ($"Organizations:{index}:AdminEmail", $"admin@{id.Replace('_', '-')}.example"),
        ($"Organizations:{index}:AdminPassword", Password),
    ];

    private static Task<Answer> ImportAsync(HttpClient admin, string file) =>
        admin.PostAnswerAsync($"{OfHelpDesk}/import", new StringContent(file, Encoding.UTF8, "text/csv"));

    /// <summary>The administrator takes itself away, by a file through a service, as nobody changes its own access by a file.</summary>
    private async Task AssertKeptAsync(HttpClient admin, string method, string? change)
    {
        var path = $"{OfHelpDesk}/{(await admin.GetAnswerAsync("/api/auth/me")).Json["id"]}";
        Answer answer;
        if (method == "FILE")
        {
            using var client = await (await TestService.CreateAsync(service, admin, "users:create", "users:edit")).SignInAsync();
            answer = await ImportAsync(client, $"email,rol,is_active\r\n{HelpDeskService.AdminEmail},{change}\r\n");
            Assert.That(answer.Text, Does.Contain("último ADMIN activo"));
        }
        else
        {
            answer = await admin.AnswerAsync(new(method), path, change);
            Assert.That(answer.Status, Is.EqualTo(409), answer.Text);
        }

        Assert.That((await admin.GetAnswerAsync(path)).Status, Is.EqualTo(200), "The administrator still manages users.");
    }

    private async Task<HttpClient> SignInAsync(string path, string organization, string token)
    {
        var answer = await service.Client.PostAnswerAsync(path, new { email = $"admin@{organization}.example", password = Password });
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        return service.WithToken((string)answer.Json[token]!);
    }
}
