using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts;

/// <summary>A misspelt filter must not select everybody, in any contract; what clients add against caches is passed over.</summary>
public sealed class UnknownParametersTests
{
    private static readonly string[] CacheBusters = ["_=1", "_t=1", "t=1", "ts=1764583200", "v=2"];

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private HttpClient shops = null!;
    private HttpClient content = null!;
    private HttpClient works = null!;
    private string adminId = "";

    private static IEnumerable<TestCaseData> Lists =>
    [
        new("helpdesk", "/api/auth/users", 422, "q, rol, area, is_active, email, ids, last_seen_before, never_signed_in, must_change_password, updated_since, include, sort, limit, cursor"),
        new("helpdesk", "/api/auth/users/export", 422, "format"),
        new("helpdesk", "/api/auth/audit", 422, "user, actor, action, outcome, from, to, limit, cursor, format"),
        new("helpdesk", "/api/auth/service-accounts", 422, ""),
        new("helpdesk", "/api/auth/users/{id}/sessions", 422, ""),
        new("helpdesk", "/api/auth/me/sessions", 422, ""),
        new("shops", "/api/v1/users", 400, "page, limit, active, q, role_id, local_id, email, ids, sort, cursor"),
        new("helpdesk", "/api/v1/organizations", 400, "page, limit, is_active"),
        new("content", "/api/v1/users", 400, "q, role, status, email, ids, sort, limit, cursor"),
        new("content", "/api/v1/rbac/roles", 400, ""),
        new("works", "/users", 400, "q, roles, isActive, email, ids, sort, limit, cursor"),
    ];

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new("Sqlite", Tenant.Settings);
        admin = await service.SignInAsync();
        adminId = (string)(await admin.GetAnswerAsync("/api/auth/me")).Json["id"]!;
        shops = await SignInAsync(Tenant.Shops);
        shops.DefaultRequestHeaders.Add(Tenant.HeaderName, Tenant.Shops);
        content = await SignInAsync("cms");
        works = await SignInAsync("works");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        foreach (var client in new[] { admin, shops, content, works })
        {
            client.Dispose();
        }

        service.Dispose();
    }

    [TestCaseSource(nameof(Lists))]
    public async Task List_WithAMisspeltParameter_NamesItAndThoseThatExist(string who, string path, int status, string names)
    {
        var answer = await GetAsync(who, $"{path}?emial=ana@example.com");

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Text, Does.Contain("emial").And.Contain(names));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task List_WithWhatKeepsCachesAway_IsTheList(string who, string path, int status, string names)
    {
        var answers = new List<int>();
        foreach (var parameter in CacheBusters)
        {
            answers.Add((await GetAsync(who, $"{path}?{parameter}")).Status);
        }

        Assert.That(answers, Is.All.EqualTo(200));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task List_WithManyUnknownParameters_NamesTwenty(string who, string path, int status, string names)
    {
        var query = string.Join('&', Enumerable.Range(1, 50).Select(number => $"{number}{new string('x', 110)}=1"));

        var answer = await GetAsync(who, $"{path}?{query}");

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Text.Split(new string('x', 90)), Has.Length.LessThanOrEqualTo(41));
    }

    [Test]
    public async Task List_WithSeveralFaults_TellsThemAll()
    {
        var answer = await admin.GetAnswerAsync("/api/auth/users?limit=0&emial=x&LIMIT=5&Q=ana");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "query.emial value_error", "query.limit value_error" }));
    }

    [TestCase("helpdesk", "/api/auth/users", "")]
    [TestCase("shops", "/api/v1/users", "data")]
    [TestCase("content", "/api/v1/users", "")]
    [TestCase("works", "/users", "")]
    public async Task List_ByEmailOrIds_HasOnlyThose(string who, string path, string member)
    {
        var all = Users(await GetAsync(who, path), member);
        var (id, email) = all[0];

        var byEmail = Users(await GetAsync(who, $"{path}?email={Uri.EscapeDataString(email.ToUpperInvariant())}"), member);
        var byNoEmail = Users(await GetAsync(who, $"{path}?email=nadie@example.com"), member);
        var byIds = Users(await GetAsync(who, $"{path}?ids={id},{id},%20nadie,,99999"), member);
        var byNoIds = Users(await GetAsync(who, $"{path}?ids=nadie,0"), member);
        var byBoth = Users(await GetAsync(who, $"{path}?ids={id}&email=nadie@example.com"), member);
        var malformed = await GetAsync(who, $"{path}?email=no-es");
        var many = await GetAsync(who, $"{path}?ids={string.Join(',', Enumerable.Repeat(id, 101))}");

        Assert.Multiple(() =>
        {
            Assert.That(byEmail, Is.EqualTo(new[] { (id, email) }));
            Assert.That(byIds, Is.EqualTo(new[] { (id, email) }));
            Assert.That(byNoEmail.Concat(byNoIds).Concat(byBoth), Is.Empty);
            Assert.That((malformed.Status, many.Status), Is.AnyOf((422, 422), (400, 400)));
            Assert.That(many.Text, Does.Contain("100"));
        });
    }

    private static (string Id, string Email)[] Users(Answer answer, string member)
    {
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        var users = (member.Length == 0 ? answer.Json : answer.Json[member]!).AsArray();
        return [.. users.Select(user => (user!["id"]!.ToString(), (string)user["email"]!))];
    }

    private Task<Answer> GetAsync(string who, string path)
    {
        var client = who switch { "shops" => shops, "content" => content, "works" => works, _ => admin };
        return client.GetAnswerAsync(path.Replace("{id}", adminId, StringComparison.Ordinal));
    }

    private async Task<HttpClient> SignInAsync(string organization)
    {
        var login = await Tenant.LogInAsync(service, organization, new { email = Tenant.AdminEmail, password = Tenant.AdminPassword });
        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        return service.WithToken((string)login.Json["access_token"]!);
    }
}
