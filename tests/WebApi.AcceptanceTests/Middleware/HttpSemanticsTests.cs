using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Middleware;

/// <summary>What every contract owes to HTTP (RFC 9110).</summary>
public sealed class HttpSemanticsTests
{
    private HelpDeskService service = null!;
    private readonly Dictionary<string, HttpClient> clients = [];

    private static IEnumerable<TestCaseData> Reads =>
    [
        new("helpdesk", "/api/auth/users"),
        new("helpdesk", "/api/auth/me"),
        new("helpdesk", "/api/auth/users/nadie"),
        new("helpdesk", "/api/auth/users/export"),
        new("helpdesk", "/api/auth/audit"),
        new("helpdesk", "/api/auth/nada"),
        new("helpdesk", "/connect/verify"),
        new("nobody", "/api/auth/users"),
        new("nobody", "/.well-known/jwks.json"),
        new("nobody", "/.well-known/openid-configuration"),
        new("nobody", "/health/live"),
        new("nobody", "/health/ready"),
        new("nobody", "/swagger/index.html"),
        new("nobody", "/swagger/helpdesk/swagger.json"),
        new(Tenant.Shops, "/api/v1/users"),
        new("cms", "/api/v1/users"),
        new("works", "/users"),
    ];

    private static IEnumerable<TestCaseData> Writes =>
    [
        new("helpdesk", "POST", "/api/auth/users"),
        new("helpdesk", "PATCH", "/api/auth/users/nadie"),
        new("helpdesk", "POST", "/api/auth/users/import"),
        new("nobody", "POST", "/api/auth/login"),
        new("nobody", "POST", "/connect/token"),
        new(Tenant.Shops, "POST", "/api/v1/users"),
        new("cms", "PATCH", "/api/v1/users/1"),
        new("works", "POST", "/users"),
    ];

    private static IEnumerable<TestCaseData> Users =>
    [
        new("helpdesk", "/api/auth/users", ""),
        new(Tenant.Shops, "/api/v1/users", "data"),
        new("cms", "/api/v1/users", ""),
        new("works", "/users", ""),
    ];

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new("Sqlite", Tenant.Settings);
        clients["nobody"] = service.CreateClient();
        clients["helpdesk"] = await service.SignInAsync();
        foreach (var organization in new[] { Tenant.Shops, "cms", "works" })
        {
            var login = await Tenant.LogInAsync(service, organization, new { email = Tenant.AdminEmail, password = Tenant.AdminPassword });
            clients[organization] = service.WithToken((string)login.Json["access_token"]!);
        }

        clients[Tenant.Shops].DefaultRequestHeaders.Add(Tenant.HeaderName, Tenant.Shops);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        service.Dispose();
    }

    [TestCaseSource(nameof(Reads))]
    public async Task Head_IsGetWithoutTheBody(string who, string path)
    {
        var get = await clients[who].GetAnswerAsync(path);
        var head = await clients[who].AnswerAsync(HttpMethod.Head, path);

        Assert.Multiple(() =>
        {
            Assert.That((head.Status, head.Text), Is.EqualTo((get.Status, "")));
            Assert.That(HeadersOf(head), Is.EqualTo(HeadersOf(get)));
        });
    }

    [Test]
    public async Task Head_WhereOnlyPostIs_IsNotAllowed()
    {
        var head = await clients["nobody"].AnswerAsync(HttpMethod.Head, "/api/auth/login");
        var put = await clients["helpdesk"].AnswerAsync(HttpMethod.Put, "/api/auth/users");

        Assert.That(
            (head.Status, head.Header("Allow"), put.Status, put.Header("Allow")),
            Is.EqualTo((405, "POST", 405, "GET, POST, HEAD")));
    }

    [TestCaseSource(nameof(Users))]
    public async Task Read_WhenTheClientHasTheTag_IsNotModified(string who, string path, string member)
    {
        var client = clients[who];
        var list = (await client.GetAnswerAsync(path)).Json;
        var user = $"{path}/{(member.Length == 0 ? list : list[member]!)[0]!["id"]}";
        var tag = (await client.GetAnswerAsync(user)).Header("ETag")!;

        var same = new List<Answer>();
        foreach (var sent in new[] { tag, $"W/{tag}", $"\"x\", {tag}", "*" })
        {
            same.Add(await client.AnswerAsync(HttpMethod.Get, user, null, ("If-None-Match", sent)));
        }

        var head = await client.AnswerAsync(HttpMethod.Head, user, null, ("If-None-Match", tag));
        var other = await client.AnswerAsync(HttpMethod.Get, user, null, ("If-None-Match", "\"99999\""));
        var malformed = await client.AnswerAsync(HttpMethod.Get, user, null, ("If-None-Match", "x"));
        var unknown = await client.AnswerAsync(HttpMethod.Get, $"{path}/{Guid.Empty}", null, ("If-None-Match", "*"));
        Assert.Multiple(() =>
        {
            Assert.That(same.Append(head).Select(answer => (answer.Status, answer.Text, answer.Header("ETag"))), Is.All.EqualTo((304, "", tag)));
            Assert.That((other.Status, malformed.Status, unknown.Status), Is.EqualTo((200, 200, 404)));
        });
    }

    [TestCaseSource(nameof(Users))]
    public async Task Read_WhenOnlyALockOrASignInIsNew_IsModified(string who, string path, string member)
    {
        var client = clients[who];
        var list = (await client.GetAnswerAsync(path)).Json;
        var admin = (member.Length == 0 ? list : list[member]!)[0]!;
        var (user, email) = ($"{path}/{admin["id"]}", (string)admin["email"]!);
        var tenant = who == "helpdesk" ? "helpdesk" : who;
        var before = await client.GetAnswerAsync(user);
        for (var i = 0; i < 11; i++)
        {
            await service.Client.AnswerAsync(HttpMethod.Post, "/api/auth/login", new { email, password = "no-es" }, (Tenant.HeaderName, tenant));
        }

        var locked = await client.AnswerAsync(HttpMethod.Get, user, null, ("If-None-Match", before.Header("ETag")!));
        var written = await client.AnswerAsync(HttpMethod.Delete, $"{path}/{Guid.Empty}", null, ("If-Match", locked.Header("ETag")!));

        Assert.Multiple(() =>
        {
            Assert.That(locked.Status, Is.EqualTo(200));
            Assert.That(locked.Header("ETag"), Is.Not.EqualTo(before.Header("ETag")).And.Match("^\"[0-9]+-[0-9a-f]{8}\"$"));
            Assert.That(written.Status, Is.Not.EqualTo(412));
        });
    }

    [TestCaseSource(nameof(Writes))]
    public async Task Body_WithAContentCoding_IsRefused(string who, string method, string path)
    {
        var answers = new List<Answer>();
        foreach (var coding in new[] { "gzip", "br", "deflate", "zstd", "x-nada", "identity, gzip" })
        {
            answers.Add(await SendAsync(who, method, path, coding));
        }

        var identity = await SendAsync(who, method, path, "identity");
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => (answer.Status, answer.Header("Accept-Encoding"))), Is.All.EqualTo((415, "identity")));
            Assert.That(answers.Select(answer => answer.Text), Is.All.StartsWith("{"));
            Assert.That(identity.Status, Is.Not.EqualTo(415));
        });
    }

    [TestCase("PATCH", "/api/auth/users/nadie", "application/merge-patch+json", 404)]
    [TestCase("PATCH", "/api/auth/users/nadie", "application/merge-patch+json; charset=utf-8", 404)]
    [TestCase("POST", "/api/auth/users", "application/merge-patch+json", 415)]
    [TestCase("PATCH", "/api/auth/users/nadie", "application/json-patch+json", 415)]
    [TestCase("PATCH", "/api/auth/users/nadie", "application/vnd.api+json", 415)]
    public async Task Body_AsAMergePatch_IsTakenByPatchAlone(string method, string path, string mediaType, int status)
    {
        using var body = new StringContent("""{"nombre":"Ana Ruiz"}""", Encoding.UTF8);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        var answer = await clients["helpdesk"].AnswerAsync(new HttpMethod(method), path, body);

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
    }

    private static IEnumerable<string> HeadersOf(Answer answer) => answer.Headers
        .Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length" or "Date" or "X-Correlation-ID" or "Content-Disposition"))
        .Select(header => $"{header.Key}: {header.Value}")
        .Order(StringComparer.Ordinal);

    private async Task<Answer> SendAsync(string who, string method, string path, string coding)
    {
        var mediaType = path switch
        {
            "/connect/token" => "application/x-www-form-urlencoded",
            "/api/auth/users/import" => "text/csv",
            _ => "application/json",
        };
        using var body = new StringContent("""{"email":"x"}""", Encoding.UTF8, mediaType);
        body.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return await clients[who].AnswerAsync(new HttpMethod(method), path, body);
    }
}
