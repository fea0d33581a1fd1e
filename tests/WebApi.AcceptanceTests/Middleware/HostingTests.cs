using System.Reflection;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Middleware;

public sealed class HostingTests
{
    private const string Origin = "https://mesa.example";

    private static readonly string Version =
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private HelpDeskService service = null!;
    private HelpDeskService configured = null!;

    [OneTimeSetUp]
    public void Start()
    {
        service = new("Sqlite", ("environment", "Production"));
        configured = new("Sqlite", ("environment", "Production"), ("Cors:Origins:0", Origin), ("Swagger:Enabled", "false"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        service.Dispose();
        configured.Dispose();
    }

    [TestCase("GET", "/health/live", 200)]
    [TestCase("GET", "/health/ready", 200)]
    [TestCase("GET", "/.well-known/jwks.json", 200)]
    [TestCase("GET", "/swagger/index.html", 200)]
    [TestCase("GET", "/swagger/helpdesk/swagger.json", 200)]
    [TestCase("GET", "/api/auth/users", 401)]
    [TestCase("GET", "/nada", 404)]
    [TestCase("PUT", "/api/auth/users", 405)]
    [TestCase("POST", "/api/auth/login", 422)]
    public async Task Answer_OfEveryKind_CarriesTheSecurityHeaders(string method, string path, int status)
    {
        var answer = await service.Client.AnswerAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(status));
            Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(answer.Header("X-Frame-Options"), Is.EqualTo("DENY"));
            Assert.That(answer.Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(answer.Header("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contain("base-uri 'none'").And.Contain("frame-ancestors 'none'"));
            Assert.That(answer.Header("Cache-Control"), Is.Not.Null);
            Assert.That(answer.Header("Server"), Is.Null);
            Assert.That(answer.Header("X-Powered-By"), Is.Null);
            Assert.That(answer.Header("Set-Cookie"), Is.Null);
        });
    }

    [Test]
    public async Task Answer_AboutPeopleOrTokens_IsNeitherStoredNorGivenACookie()
    {
        using var admin = await service.SignInAsync();
        using var person = await Person.CreateAsync(service, admin);
        var login = await service.Client.PostAnswerAsync(
            "/api/auth/login",
            new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword });
        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = (string)login.Json["refresh_token"]! });
        var me = await admin.GetAnswerAsync("/api/auth/me");
        var one = await admin.GetAnswerAsync(person.Path);
        var all = await admin.GetAnswerAsync(TestUsers.Path);
        var sessions = await admin.GetAnswerAsync($"{person.Path}/sessions");
        var changed = await admin.PatchAnswerAsync(person.Path, new { nombre = "Eva Ruiz" });

        Assert.Multiple(() =>
        {
            foreach (var answer in new[] { login, refreshed, me, one, all, sessions, changed })
            {
                Assert.That(answer.Status, Is.EqualTo(200));
                Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
                Assert.That(answer.Header("Set-Cookie"), Is.Null);
                Assert.That(answer.Header("Content-Type"), Is.EqualTo("application/json; charset=utf-8"));
            }
        });
    }

    [TestCase("X-Forwarded-Host", "evil.example")]
    [TestCase("X-Forwarded-Proto", "https")]
    [TestCase("X-Forwarded-Prefix", "/evil")]
    [TestCase("X-Original-Host", "evil.example")]
    [TestCase("Forwarded", "host=evil.example;proto=https")]
    [TestCase("X-Original-URL", "/health/ready")]
    [TestCase("X-Rewrite-URL", "/health/ready")]
    public async Task Request_WithAProxysHeaderFromNobodyTrusted_IsAnsweredAsWithoutIt(string name, string value)
    {
        const string Path = "/.well-known/openid-configuration";

        var plain = await service.Client.GetAnswerAsync(Path);
        var forwarded = await service.Client.AnswerAsync(HttpMethod.Get, Path, null, (name, value));

        Assert.That((forwarded.Status, forwarded.Text), Is.EqualTo((200, plain.Text)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Request_BelowAPath_IsAnsweredWithAddressesBelowIt(bool isStripped)
    {
        const string Base = "/directorio";
        using var hidden = isStripped
            ? new HelpDeskService(settings: ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8"))
            : new HelpDeskService(settings: ("PathBase", Base));
        using var admin = await hidden.SignInAsync();

        var created = await AskAsync(HttpMethod.Post, TestUsers.Path, TestUsers.With());
        var account = await AskAsync(HttpMethod.Post, "/api/auth/service-accounts", new { name = "Tickets", permissions = new[] { "users:read" } });
        var page = await AskAsync(HttpMethod.Get, $"{TestUsers.Path}?limit=1");
        var metadata = await AskAsync(HttpMethod.Get, "/.well-known/openid-configuration");
        var document = await AskAsync(HttpMethod.Get, "/swagger/helpdesk/swagger.json");
        var shown = await AskAsync(HttpMethod.Get, "/swagger/index.js");

        Assert.Multiple(() =>
        {
            Assert.That(created.Header("Location"), Is.EqualTo($"{Base}{TestUsers.Path}/{created.Json["id"]}"));
            Assert.That(account.Header("Location"), Does.StartWith($"{Base}/api/auth/service-accounts/"));
            Assert.That(page.Header("Link"), Does.StartWith($"<{Base}{TestUsers.Path}?limit=1&cursor="));
            Assert.That((string?)metadata.Json["jwks_uri"], Does.Match($"^http://[^/]+{Base}/\\.well-known/jwks\\.json$"));
            Assert.That((string?)document.Json["servers"]![0]!["url"], Is.EqualTo($"{Base}/"));
            Assert.That(shown.Text, Does.Contain("helpdesk/swagger.json").And.Not.Contain("/swagger/helpdesk"));
        });

        Task<Answer> AskAsync(HttpMethod method, string path, object? body = null) => isStripped
            ? admin.AnswerAsync(method, path, body, ("X-Forwarded-Prefix", Base))
            : admin.AnswerAsync(method, Base + path, body);
    }

    [Test]
    public async Task Request_WithAPathBase_IsAnsweredWithoutItToo()
    {
        using var hidden = new HelpDeskService(settings: ("PathBase", "/directorio"));
        using var admin = await hidden.SignInAsync();

        var created = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With());

        Assert.That(created.Header("Location"), Is.EqualTo($"{TestUsers.Path}/{created.Json["id"]}"));
    }

    [TestCase("users.example.com", 401)]
    [TestCase("USERS.example.com:8443", 401)]
    [TestCase("a.mesa.example", 401)]
    [TestCase("mesa.example", 400)]
    [TestCase("users.example.com.evil.example", 400)]
    [TestCase("192.0.2.7", 400)]
    public async Task Request_ForAHost_IsAnsweredIfItIsAllowed_InTheContractsShape(string host, int status)
    {
        using var named = new HelpDeskService(settings: ("AllowedHosts", "users.example.com; *.mesa.example"));

        var answer = await named.Client.AnswerAsync(HttpMethod.Get, TestUsers.Path, null, ("Host", host));
        var ofShops = await named.Client.AnswerAsync(HttpMethod.Get, Tenant.UsersPath, null, ("Host", host), (Tenant.HeaderName, Tenant.Shops));
        var probe = await named.Client.AnswerAsync(HttpMethod.Get, "/health/ready", null, ("Host", host));

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, ofShops.Status, probe.Status), Is.EqualTo((status, status, 200)));
            Assert.That(answer.Json.AsObject().Select(member => member.Key), Is.SupersetOf(new[] { "detail", "code" }));
            Assert.That(ofShops.Header("Content-Type"), Is.EqualTo("application/problem+json; charset=utf-8").Or.EqualTo("application/problem+json"));
        });
    }

    [Test]
    public async Task Https_WhenItIsServed_IsRememberedForAYear()
    {
        using var secured = new HelpDeskService(settings: [("https_port", "443"), ("https_ports", "443"), ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8")]);

        var answer = await secured.Client.AnswerAsync(
            HttpMethod.Get,
            "/health/live",
            null,
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "users.example.com"));

        Assert.That((answer.Status, answer.Header("Strict-Transport-Security")), Is.EqualTo((200, "max-age=31536000")));
    }

    [TestCase("GET", "/api/auth/me")]
    [TestCase("OPTIONS", "/api/auth/login")]
    public async Task Cors_ByDefault_IsClosed(string method, string path)
    {
        var answer = await CrossAsync(service, method, path, Origin);

        Assert.That(answer.Headers.Keys, Has.None.StartsWith("Access-Control-Allow"));
    }

    [TestCase("GET", "/api/auth/me", 401)]
    [TestCase("GET", "/nada", 404)]
    [TestCase("OPTIONS", "/api/auth/login", 204)]
    [TestCase("OPTIONS", "/api/auth/users", 204)]
    public async Task Cors_ForAConfiguredOrigin_IsOpen(string method, string path, int status)
    {
        var answer = await CrossAsync(configured, method, path, Origin);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(status));
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo(Origin));
        });
    }

    [TestCase("https://otra.example")]
    [TestCase("http://mesa.example")]
    [TestCase("null")]
    public async Task Cors_ForAnotherOrigin_StaysClosed(string origin)
    {
        var answer = await CrossAsync(configured, "GET", "/api/auth/me", origin);

        Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.Null);
    }

    [TestCase("/swagger")]
    [TestCase("/swagger/index.html")]
    [TestCase("/swagger/helpdesk/swagger.json")]
    public async Task Swagger_WhenOff_IsNotFound(string path)
    {
        var answer = await configured.Client.GetAnswerAsync(path);

        Assert.That(answer.Status, Is.EqualTo(404));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Health_NeedsNoToken(string path)
    {
        var answer = await service.Client.GetAnswerAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Text, Is.EqualTo("Healthy"));
            Assert.That(answer.Header("X-Service-Version"), Is.EqualTo(Version));
        });
    }

    [Test]
    public async Task Health_WhenTheDatabaseCannotBeUsed_IsNotReadyAndNoTokenCounts()
    {
        using var broken = new HelpDeskService();
        using var admin = await broken.SignInAsync();
        await broken.Database.HideTableAsync("Users");
        await broken.Database.HideTableAsync("__EFMigrationsHistory");

        var live = await broken.Client.GetAnswerAsync("/health/live");
        var ready = await broken.Client.GetAnswerAsync("/health/ready");
        var me = await admin.GetAnswerAsync("/api/auth/me");

        Assert.Multiple(() =>
        {
            Assert.That((live.Status, live.Text), Is.EqualTo((200, "Healthy")));
            Assert.That((ready.Status, ready.Text), Is.EqualTo((503, "Unhealthy")));
            Assert.That(ready.Header("X-Service-Version"), Is.EqualTo(Version));
            Assert.That((me.Status, me.Detail), Is.EqualTo((500, "Error interno del servidor")));
        });
    }

    private static Task<Answer> CrossAsync(HelpDeskService target, string method, string path, string origin) => target.Client.AnswerAsync(
        new HttpMethod(method),
        path,
        null,
        ("Origin", origin),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "content-type"));
}
