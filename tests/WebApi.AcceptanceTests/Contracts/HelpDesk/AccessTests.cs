using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class AccessTests(string provider)
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

    private const string SomeUser = "/api/auth/users/0199aaaa-0000-7000-8000-000000000000";

    private static readonly string[][] ManagementCalls =
    [
        ["GET", TestUsers.Path],
        ["POST", TestUsers.Path],
        ["GET", SomeUser],
        ["PATCH", SomeUser],
        ["DELETE", SomeUser],
        ["GET", TestUsers.Path + "/no-es-un-uuid"],
        ["PATCH", TestUsers.Path + "/no-es-un-uuid"],
        ["DELETE", TestUsers.Path + "/no-es-un-uuid"],
        ["POST", TestUsers.Path + "/import"],
        ["POST", TestUsers.Path + "/import?dry_run=true"],
        ["GET", TestUsers.Path + "/export"],
        ["GET", TestService.AccountsPath],
        ["POST", TestService.AccountsPath],
        ["GET", TestService.AccountsPath + "/svc_1"],
        ["PATCH", TestService.AccountsPath + "/svc_1"],
        ["DELETE", TestService.AccountsPath + "/svc_1"],
        ["POST", TestService.AccountsPath + "/svc_1/rotate"],
    ];

    private static readonly string[][] SignedInCalls = [.. ManagementCalls, ["GET", "/api/auth/me"], ["POST", "/api/auth/change-password"]];

    // A body whose every member is wrong, so that a refusal shows what is judged first.
    private const string FaultyBody = """{"email":1,"nombre":2,"password":3,"rol":4,"is_active":5,"current_password":6,"new_password":7,"name":8,"permissions":9,"overlap_seconds":"10"}""";

    [TestCaseSource(nameof(SignedInCalls))]
    public async Task Call_WithoutToken_ReturnsUnauthorizedBeforeAnyFault(string method, string path)
    {
        var answer = await SendAsync(service.Client, method, path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(401));
            Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"No autenticado","code":"sign_in_required"}"""));
        });
    }

    [TestCaseSource(nameof(SignedInCalls))]
    public async Task Call_WithBadToken_ReturnsUnauthorizedBeforeAnyFault(string method, string path)
    {
        using var client = service.WithToken("no.es.un-token");

        var answer = await SendAsync(client, method, path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(401));
            Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"No autenticado","code":"sign_in_required"}"""));
        });
    }

    [TestCase("?access_token={0}", "X-A", "")]
    [TestCase("?token={0}", "X-A", "")]
    [TestCase("?authorization=Bearer%20{0}", "X-A", "")]
    [TestCase("", "Cookie", "access_token={0}; Authorization=Bearer {0}; token={0}")]
    [TestCase("", "X-Access-Token", "{0}")]
    [TestCase("", "Proxy-Authorization", "Bearer {0}")]
    [TestCase("", "X-User-ID", "{1}")]
    public async Task Call_WithAGoodTokenInAnotherPlace_ReturnsUnauthorized(string query, string header, string value)
    {
        var token = admin.DefaultRequestHeaders.Authorization!.Parameter!;
        var id = (string)(await admin.GetAnswerAsync("/api/auth/me")).Json["id"]!;

        var answer = await service.Client.AnswerAsync(
            HttpMethod.Get,
            "/api/auth/me" + string.Format(null, query, token),
            null,
            (header, string.Format(null, value, token, id)));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((401, """{"detail":"No autenticado","code":"sign_in_required"}""")));
    }

    [Test]
    public async Task Call_WithTwoAuthorizations_ReturnsUnauthorized()
    {
        var token = admin.DefaultRequestHeaders.Authorization!.Parameter!;

        var received = await RawConnection.SendAsync(
            service.Address,
            $"GET /api/auth/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nAuthorization: Bearer {token}\r\n\r\n");

        Assert.That(RawConnection.StatusesOf(received), Is.EqualTo(new[] { 401 }));
    }

    [TestCase("Basic YWRtaW46YWRtaW4=")]
    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("bearer  ")]
    [TestCase("Token abc")]
    public async Task Call_WithOtherAuthorization_ReturnsUnauthorized(string authorization)
    {
        var answer = await service.Client.AnswerAsync(HttpMethod.Get, "/api/auth/me", null, ("Authorization", authorization));

        Assert.That(answer.Status, Is.EqualTo(401));
    }

    [Test]
    public async Task ManagementCall_InOtherRoles_ReturnsForbiddenBeforeAnyFault(
        [Values("MESA", "AREA", "USUARIO")] string rol)
    {
        using var person = await Person.JoinAsync(service, admin, rol, "REDES");

        foreach (var call in ManagementCalls)
        {
            var answer = await SendAsync(person.Client, call[0], call[1]);

            Assert.Multiple(() =>
            {
                Assert.That(answer.Status, Is.EqualTo(403), $"{call[0]} {call[1]}");
                Assert.That(answer.Members, Is.EqualTo(new[] { "detail", "code" }));
                Assert.That(answer.Detail, Does.StartWith("No tienes permiso para esta acción"));
            });
        }
    }

    [Test]
    public async Task ManagementCall_InOtherRolesOnItself_ReturnsForbidden()
    {
        using var person = await Person.JoinAsync(service, admin);

        var read = await person.Client.GetAnswerAsync(person.Path);
        var promoted = await person.Client.PatchAnswerAsync(person.Path, new { rol = "ADMIN" });

        Assert.That(new[] { read.Status, promoted.Status }, Is.EqualTo(new[] { 403, 403 }));
    }

    [Test]
    public async Task Call_WhenPasswordMustChange_IsForbiddenAndSaysWhereToChangeIt()
    {
        using var person = await Person.CreateAsync(service, admin, "ADMIN");
        await person.SignInAsync();

        foreach (var call in ManagementCalls)
        {
            var answer = await SendAsync(person.Client, call[0], call[1]);

            Assert.Multiple(() =>
            {
                Assert.That(answer.Status, Is.EqualTo(403), $"{call[0]} {call[1]}");
                Assert.That(answer.Detail, Does.Contain("/api/auth/change-password"));
            });
        }
    }

    [Test]
    public async Task Call_WhenPasswordMustChange_LeavesMeRefreshLogOutAndTheChangeOpen()
    {
        using var person = await Person.CreateAsync(service, admin, "ADMIN");
        await person.SignInAsync();

        var me = await person.Client.GetAnswerAsync("/api/auth/me");
        var refreshed = await person.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = person.RefreshToken });
        using var client = service.WithToken((string)refreshed.Json["access_token"]!);
        var managed = await client.GetAnswerAsync(TestUsers.Path);
        var changed = await client.PostAnswerAsync(
            "/api/auth/change-password",
            new { current_password = person.Password, new_password = "Elegida-9" });
        var loggedOut = await client.PostAnswerAsync("/api/auth/logout", new { refresh_token = (string)refreshed.Json["refresh_token"]! });

        Assert.That(
            new[] { me.Status, refreshed.Status, managed.Status, loggedOut.Status, changed.Status },
            Is.EqualTo(new[] { 200, 200, 403, 200, 200 }));
    }

    private static Task<Answer> SendAsync(HttpClient client, string method, string path) =>
        client.AnswerAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : FaultyBody);
}
