using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>What the service answers is what its OpenAPI document declares.</summary>
public sealed class DeclaredAnswersTests
{
    private const string Users = "/api/auth/users";
    private const string LogIn = "/api/auth/login";
    private const string Password = "Temporal-2026";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private ServedDocument served = null!;
    private ServedDocument oauth = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new("Sqlite", ("Organizations:0:Id", "helpdesk"), ("Organizations:0:RequiresPasswordChange", "false"));
        admin = await service.SignInAsync();
        served = await ServedDocument.ReadAsync(service);
        oauth = await ServedDocument.ReadAsync(service, "oauth");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task LogIn_AnswersAsDeclared()
    {
        var inactive = await CreateUserAsync("inactive@example.com");
        await admin.PatchAsJsonAsync($"{Users}/{inactive}", new { is_active = false });

        await CheckAsync("logIn", 200, service.Client.PostAsJsonAsync(LogIn, new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword }));
        await CheckAsync("logIn", 401, service.Client.PostAsJsonAsync(LogIn, new { email = "nobody@example.com", password = "wrong" }));
        await CheckAsync("logIn", 403, service.Client.PostAsJsonAsync(LogIn, new { email = "inactive@example.com", password = Password }));
        await CheckAsync("logIn", 422, service.Client.PostAsJsonAsync(LogIn, new { email = 1, password = "secret" }));
    }

    [Test]
    public async Task LogIn_WithBodyThatIsNoJsonOrTooLarge_AnswersAsDeclared()
    {
        using var text = new StringContent("email=a");
        await CheckAsync("logIn", 415, service.Client.PostAsync(new Uri(LogIn, UriKind.Relative), text));

        using var request = new HttpRequestMessage(HttpMethod.Post, LogIn)
        {
            // The refusal comes before the body is sent.
            Headers = { ExpectContinue = true },
            Content = new StringContent(new('a', (1024 * 1024) + 1), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
        };
        await CheckAsync("logIn", 413, service.Client.SendAsync(request));
    }

    [Test]
    public async Task LogIn_AfterTooManyFailures_AnswersAsDeclared()
    {
        var wrong = new { email = "locked@example.com", password = "wrong" };
        for (var failures = 0; failures < 100; failures++)
        {
            using var refused = await service.Client.PostAsJsonAsync(LogIn, wrong);
            if ((int)refused.StatusCode == 429)
            {
                break;
            }
        }

        await CheckAsync("logIn", 429, service.Client.PostAsJsonAsync(LogIn, wrong));
    }

    [Test]
    public async Task Session_AnswersAsDeclared()
    {
        await CreateUserAsync("session@example.com");
        var session = await service.LogInAsync("session@example.com", Password);
        using var user = service.WithToken((string)session["access_token"]!);

        await CheckAsync("me", 200, user.GetAsync(new Uri("/api/auth/me", UriKind.Relative)));
        await CheckAsync("me", 401, service.Client.GetAsync(new Uri("/api/auth/me", UriKind.Relative)));
        var refreshed = await CheckAsync("refresh", 200, service.Client.PostAsJsonAsync("/api/auth/refresh", new { refresh_token = session["refresh_token"] }));
        await CheckAsync("refresh", 401, service.Client.PostAsJsonAsync("/api/auth/refresh", new { refresh_token = "unknown" }));
        await CheckAsync("refresh", 422, service.Client.PostAsJsonAsync("/api/auth/refresh", new { }));
        await CheckAsync("logOut", 200, service.Client.PostAsJsonAsync("/api/auth/logout", new { refresh_token = refreshed["refresh_token"] }));
        await CheckAsync("logOut", 422, service.Client.PostAsJsonAsync("/api/auth/logout", new { refresh_token = 1 }));
    }

    [Test]
    public async Task ChangePassword_AnswersAsDeclared()
    {
        await CreateUserAsync("change@example.com");
        using var user = await service.SignInAsync("change@example.com", Password);
        const string path = "/api/auth/change-password";

        await CheckAsync("changePassword", 401, user.PostAsJsonAsync(path, new { current_password = "wrong", new_password = "Definitiva-2026" }));
        await CheckAsync("changePassword", 422, user.PostAsJsonAsync(path, new { current_password = Password, new_password = "abc" }));
        await CheckAsync("changePassword", 200, user.PostAsJsonAsync(path, new { current_password = Password, new_password = "Definitiva-2026" }));
    }

    [Test]
    public async Task UserManagement_AnswersAsDeclared()
    {
        var id = await CreateUserAsync("managed@example.com");
        using var caller = await service.SignInAsync("managed@example.com", Password);
        var user = new Uri($"{Users}/{id}", UriKind.Relative);
        var unknown = new Uri($"{Users}/{Guid.CreateVersion7()}", UriKind.Relative);

        await CheckAsync("createUser", 409, admin.PostAsJsonAsync(Users, NewUser("managed@example.com")));
        await CheckAsync("createUser", 422, admin.PostAsJsonAsync(Users, new { rol = "JEFE", area = new[] { 1 }, nombre = true }));
        using (var longKey = new HttpRequestMessage(HttpMethod.Post, Users) { Headers = { { "Idempotency-Key", new string('k', 256) } }, Content = JsonContent.Create(NewUser("key@example.com")) })
        {
            await CheckAsync("createUser", 422, admin.SendAsync(longKey));
        }

        await CheckAsync("createUser", 403, caller.PostAsJsonAsync(Users, NewUser("other@example.com")));
        await CheckAsync("listUsers", 200, admin.GetAsync(new Uri(Users, UriKind.Relative)));
        await CheckAsync("listUsers", 200, admin.GetAsync(new Uri($"{Users}?limit=1&sort=-nombre&is_active=true", UriKind.Relative)));
        await CheckAsync("listUsers", 422, admin.GetAsync(new Uri($"{Users}?limit=0&rol=x&q=a&q=b&is_active=x", UriKind.Relative)));
        await CheckAsync("listUsers", 401, service.Client.GetAsync(new Uri(Users, UriKind.Relative)));
        await CheckAsync("listUsers", 403, caller.GetAsync(new Uri(Users, UriKind.Relative)));
        await CheckAsync("getUser", 200, admin.GetAsync(user));
        await CheckAsync("getUser", 404, admin.GetAsync(unknown));
        await CheckAsync("updateUser", 200, admin.PatchAsJsonAsync(user, new { telefono = "123" }));
        await CheckAsync("updateUser", 404, admin.PatchAsJsonAsync(unknown, new { }));
        await CheckAsync("updateUser", 409, admin.PatchAsJsonAsync(user, new { email = HelpDeskService.AdminEmail }));
        await CheckAsync("updateUser", 422, admin.PatchAsJsonAsync(user, new { is_active = "no" }));
        foreach (var (operation, method) in new[] { ("updateUser", HttpMethod.Patch), ("deleteUser", HttpMethod.Delete) })
        {
            using var stale = new HttpRequestMessage(method, user) { Headers = { IfMatch = { new("\"99\"") } }, Content = JsonContent.Create(new { }) };
            await CheckAsync(operation, 412, admin.SendAsync(stale));
        }

        await CheckAsync("deleteUser", 200, admin.DeleteAsync(user));
        await CheckAsync("deleteUser", 404, admin.DeleteAsync(user));
    }

    [Test]
    public async Task ServiceAccounts_AnswerAsDeclared()
    {
        await CreateUserAsync("no-admin@example.com");
        using var caller = await service.SignInAsync("no-admin@example.com", Password);
        var created = await CheckAsync("createServiceAccount", 201, admin.PostAsJsonAsync(TestService.AccountsPath, new { name = "Inventario", permissions = new[] { "users:read" } }));
        var account = new Uri($"{TestService.AccountsPath}/{created["client_id"]}", UriKind.Relative);
        var rotate = new Uri($"{account}/rotate", UriKind.Relative);
        var list = new Uri(TestService.AccountsPath, UriKind.Relative);

        await CheckAsync("createServiceAccount", 409, admin.PostAsJsonAsync(list, new { name = "Inventario", permissions = new[] { "users:read" } }));
        await CheckAsync("createServiceAccount", 422, admin.PostAsJsonAsync(list, new { name = 1, permissions = new object[] { "users:fly", 2 } }));
        await CheckAsync("createServiceAccount", 403, caller.PostAsJsonAsync(list, new { name = "Mine", permissions = new[] { "users:read" } }));
        await CheckAsync("listServiceAccounts", 200, admin.GetAsync(list));
        await CheckAsync("listServiceAccounts", 401, service.Client.GetAsync(list));
        await CheckAsync("getServiceAccount", 200, admin.GetAsync(account));
        await CheckAsync("rotateServiceAccountSecret", 200, admin.PostAsync(rotate, content: null));
        await CheckAsync("rotateServiceAccountSecret", 422, admin.PostAsJsonAsync(rotate, new { overlap_seconds = -1 }));
        await CheckAsync("updateServiceAccount", 200, admin.PatchAsJsonAsync(account, new { is_active = false }));
        await CheckAsync("updateServiceAccount", 422, admin.PatchAsJsonAsync(account, new { is_active = "no" }));
        await CheckAsync("deleteServiceAccount", 200, admin.DeleteAsync(account));
        await CheckAsync("getServiceAccount", 404, admin.GetAsync(account));
        await CheckAsync("rotateServiceAccountSecret", 404, admin.PostAsync(rotate, content: null));
        await CheckAsync("updateServiceAccount", 404, admin.PatchAsJsonAsync(account, new { }));
        await CheckAsync("deleteServiceAccount", 404, admin.DeleteAsync(account));
    }

    [Test]
    public async Task OAuth_AnswersAsDeclared()
    {
        var account = await TestService.CreateAsync(service, admin);
        var token = new Uri(TestService.TokenPath, UriKind.Relative);
        var introspect = new Uri(TestService.IntrospectionPath, UriKind.Relative);
        (string, string)[] client = [("client_id", account.Id), ("client_secret", account.Secret)];
        using var right = TestService.Form([("grant_type", "client_credentials"), .. client]);
        using var wrong = TestService.Form(("grant_type", "client_credentials"), ("client_id", account.Id), ("client_secret", "wrong"));
        using var incomplete = TestService.Form(client);

        var issued = await CheckAsync("token", 200, service.Client.PostAsync(token, right), oauth);
        await CheckAsync("token", 400, service.Client.PostAsync(token, incomplete), oauth);
        await CheckAsync("token", 401, service.Client.PostAsync(token, wrong), oauth);
        using var ofService = TestService.Form([("token", (string)issued["access_token"]!), .. client]);
        using var ofUser = TestService.Form([("token", admin.DefaultRequestHeaders.Authorization!.Parameter!), .. client]);
        using var ofNobody = TestService.Form([("token", "garbage"), .. client]);
        await CheckAsync("introspect", 200, service.Client.PostAsync(introspect, ofService), oauth);
        await CheckAsync("introspect", 200, service.Client.PostAsync(introspect, ofUser), oauth);
        await CheckAsync("introspect", 200, service.Client.PostAsync(introspect, ofNobody), oauth);
        await CheckAsync("introspect", 400, service.Client.PostAsync(introspect, incomplete), oauth);
        await CheckAsync("introspect", 401, service.Client.PostAsync(introspect, content: TestService.Form(("token", "garbage"))), oauth);
    }

    [Test]
    public async Task ImportUsers_AnswersAsDeclared()
    {
        await CreateUserAsync("importer@example.com");
        using var caller = await service.SignInAsync("importer@example.com", Password);

        await CheckAsync("importUsers", 200, ImportAsync(admin, "email,nombre,rol\nimported@example.com,Ana Ruiz,MESA\nx\n", "?on_error=skip"));
        await CheckAsync("importUsers", 422, ImportAsync(admin, "email,nombre,rol\nx,Ana Ruiz,MESA\n"));
        await CheckAsync("importUsers", 422, ImportAsync(admin, "", "?dry_run=x"));
        await CheckAsync("importUsers", 415, ImportAsync(admin, "", mediaType: "text/plain"));
        await CheckAsync("importUsers", 401, ImportAsync(service.Client, ""));
        await CheckAsync("importUsers", 403, ImportAsync(caller, ""));
        await CheckAsync("exportUsers", 422, admin.GetAsync(new Uri($"{Users}/export?format=x", UriKind.Relative)));
        await CheckAsync("exportUsers", 401, service.Client.GetAsync(new Uri($"{Users}/export", UriKind.Relative)));
        await CheckAsync("exportUsers", 403, caller.GetAsync(new Uri($"{Users}/export", UriKind.Relative)));
    }

    [Test]
    public async Task Audit_AnswersAsDeclared()
    {
        const string path = "/api/auth/audit";
        var id = await CreateUserAsync("audited@example.com");
        using var caller = await service.SignInAsync("audited@example.com", Password);
        await admin.PatchAsJsonAsync($"{Users}/{id}", new { nombre = "Otra Persona" });

        await CheckAsync("listAudit", 200, admin.GetAsync(new Uri($"{path}?limit=1000", UriKind.Relative)));
        await CheckAsync("listAudit", 422, admin.GetAsync(new Uri($"{path}?user=a&user=b&from=x&limit=0", UriKind.Relative)));
        await CheckAsync("listAudit", 401, service.Client.GetAsync(new Uri(path, UriKind.Relative)));
        await CheckAsync("listAudit", 403, caller.GetAsync(new Uri(path, UriKind.Relative)));
    }

    [Test]
    public async Task Examples_AreAccepted()
    {
        foreach (var example in ExamplesOf("createServiceAccount"))
        {
            await CheckAsync("createServiceAccount", 201, admin.PostAsJsonAsync(TestService.AccountsPath, example));
        }

        foreach (var example in ExamplesOf("createUser"))
        {
            var created = await CheckAsync("createUser", 201, admin.PostAsJsonAsync(Users, example));
            foreach (var change in ExamplesOf("updateUser"))
            {
                await CheckAsync("updateUser", 200, admin.PatchAsJsonAsync($"{Users}/{created["id"]}", change));
            }
        }
    }

    [Test]
    public async Task UnexpectedFailure_AnswersAsDeclared()
    {
        using var broken = new HelpDeskService();
        using var caller = await broken.SignInAsync();
        await broken.Database.HideTableAsync("Users");

        var failure = await CheckAsync("listUsers", 500, caller.GetAsync(new Uri(Users, UriKind.Relative)));

        Assert.That(failure.ContainsKey("correlation_id"), Is.True);
    }

    private static object NewUser(string email) => new { email, nombre = "Ana Torres", password = Password, rol = "USUARIO" };

    private IEnumerable<JsonNode?> ExamplesOf(string operationId) =>
        served.Operation(operationId).RequestBody!.Content!["application/json"].Examples!.Values.Select(example => example.Value);

    private static async Task<HttpResponseMessage> ImportAsync(HttpClient client, string text, string query = "", string mediaType = "text/csv")
    {
        using var content = new StringContent(text, Encoding.UTF8, mediaType);
        return await client.PostAsync(new Uri($"{Users}/import{query}", UriKind.Relative), content);
    }

    private async Task<string> CreateUserAsync(string email) =>
        (string)(await CheckAsync("createUser", 201, admin.PostAsJsonAsync(Users, NewUser(email))))["id"]!;

    /// <summary>Checks an answer against what is declared for it.</summary>
    /// <returns>The body; empty when it is an array.</returns>
    private async Task<JsonObject> CheckAsync(string operationId, int status, Task<HttpResponseMessage> call, ServedDocument? document = null)
    {
        using var response = await call;
        var body = await response.Content.ReadFromJsonAsync<JsonNode>();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), $"{operationId}: {body}");
        var declared = (document ?? served).Response(operationId, status);
        Assert.Multiple(() =>
        {
            Assert.That(SchemaChecker.Faults(ServedDocument.BodyOf(declared.Content), body), Is.Empty, $"{operationId} {status}: {body}");
            Assert.That(
                declared.Headers!.Where(header => header.Value.Required && !response.Headers.Contains(header.Key)).Select(header => header.Key),
                Is.Empty,
                $"headers missing from {operationId} {status}");
        });
        return body as JsonObject ?? [];
    }
}
