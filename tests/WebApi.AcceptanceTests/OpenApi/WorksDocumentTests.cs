using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>The document of the works office's contract as somebody sees it who generates a client from it, and whether the service keeps to it.</summary>
public sealed class WorksDocumentTests
{
    private const string Users = "/users";
    private const string LogIn = "/auth/login";
    private const string AdminEmail = "admin@obras.example";
    private const string AdminPassword = "Obras-2026";

    private HelpDeskService service = null!;
    private ServedDocument served = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(
            "Sqlite",
            ("Organizations:0:Id", "works"),
            ("Organizations:0:Template", "works"),
            ("Organizations:0:AdminEmail", AdminEmail),
            ("Organizations:0:AdminPassword", AdminPassword));
        served = await ServedDocument.ReadAsync(service, "works");
        admin = await SignInAsync(AdminEmail, AdminPassword);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Document_IsTheCommittedOne()
    {
        var golden = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "works.json"));
        var actualFile = Path.Combine(TestContext.CurrentContext.WorkDirectory, "works.actual.json");
        await File.WriteAllTextAsync(actualFile, served.Json + "\n");

        Assert.That(
            served.Json,
            Is.EqualTo(ServedDocument.Normalise(JsonNode.Parse(golden)!.AsObject())),
            $"If the contract was meant to change, replace docs/openapi/works.json by {actualFile}");
    }

    [Test]
    public void Document_IsValidOpenApi() => Assert.That(served.Faults, Is.Empty);

    [TestCase("POST /auth/login", "logInToWorks", "200 400 401 403 413 415 429 500 503", "X-Tenant-ID")]
    [TestCase("POST /users", "createWorksUser", "201 400 401 403 413 415 422 500 503", "Idempotency-Key")]
    [TestCase("GET /users", "listWorksUsers", "200 400 401 403 500 503", "q roles isActive email ids sort limit cursor")]
    [TestCase("GET /users/{id}", "getWorksUser", "200 400 401 403 404 500 503", "id")]
    [TestCase("PATCH /users/{id}", "updateWorksUser", "200 400 401 403 404 409 412 413 415 429 500 503", "id If-Match")]
    [TestCase("POST /users/{id}/unlock", "unlockWorksUser", "200 400 401 403 404 500 503", "id")]
    [TestCase("DELETE /users/{id}", "deleteWorksUser", "200 400 401 403 404 409 412 500 503", "id If-Match")]
    public void Operation_DeclaresItsIdAnswersAndParameters(string call, string operationId, string answers, string parameters)
    {
        var operation = served.Calls[call];

        Assert.Multiple(() =>
        {
            Assert.That(operation.OperationId, Is.EqualTo(operationId));
            Assert.That(string.Join(' ', operation.Responses!.Keys), Is.EqualTo(answers));
            Assert.That(string.Join(' ', operation.Parameters!.Select(parameter => parameter.Name)), Is.EqualTo(parameters));
            Assert.That(operation.Parameters!.Where(parameter => parameter.Required).Select(parameter => parameter.Name), Is.SubsetOf(new[] { "id" }));
            Assert.That(operation.Security is { Count: > 0 }, Is.EqualTo(operationId != "logInToWorks"));
            Assert.That(operation.RequestBody?.Required, Is.EqualTo(operation.RequestBody is null ? null : true));
            Assert.That(operation.Responses!.Values.SelectMany(response => response.Content!.Keys), Is.All.EqualTo("application/json"));
        });
    }

    [Test]
    public void Operations_AreTheContracts() => Assert.That(served.Calls, Has.Count.EqualTo(7));

    [TestCase("LogInRequest", "email password", false)]
    [TestCase("CreateUserRequest", "nombreCompleto email password", false)]
    [TestCase("UpdateUserRequest", "", false)]
    [TestCase("WorksUser", "id email nombreCompleto roles isActive mustChangePassword createdAt updatedAt", true)]
    [TestCase("WorksSession", "access_token user token_type expires_in refresh_token session_expires_at", true)]
    [TestCase("WorksSignedInUser", "id email roles mustChangePassword", true)]
    [TestCase("WorksMessage", "message", true)]
    [TestCase("WorksError", "statusCode message", true)]
    public void Schema_SaysWhatIsAlwaysThereAndWhetherMoreMayBe(string name, string required, bool mayGrow)
    {
        var schema = served.Document.Components!.Schemas![name];

        Assert.Multiple(() =>
        {
            Assert.That(schema.Required ?? new HashSet<string>(), Is.EquivalentTo(required.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            Assert.That(schema.AdditionalPropertiesAllowed, Is.EqualTo(mayGrow));
            Assert.That(schema.Properties!.Where(property => property.Value is OpenApiSchema).Select(property => property.Value.Description), Is.All.Not.Empty);
            Assert.That(schema.Properties!.Values.Where(property => property.Type?.HasFlag(JsonSchemaType.Null) ?? false), Is.Empty);
        });
    }

    [Test]
    public void Schemas_AreThoseOfTheContract() => Assert.That(served.Document.Components!.Schemas, Has.Count.EqualTo(8));

    [Test]
    public void CreateUserRequest_KnowsTheLimitsAndDefaults()
    {
        var properties = served.Document.Components!.Schemas!["CreateUserRequest"].Properties!;

        Assert.Multiple(() =>
        {
            Assert.That((properties["nombreCompleto"].MinLength, properties["nombreCompleto"].MaxLength), Is.EqualTo((3, 200)));
            Assert.That((properties["password"].MinLength, properties["password"].MaxLength), Is.EqualTo((6, 128)));
            Assert.That(properties["roles"].Enum!.Select(role => role.GetValue<string>()), Is.EqualTo(new[] { "admin", "user" }));
            Assert.That((properties["roles"].Default!.GetValue<string>(), properties["isActive"].Default!.GetValue<bool>()), Is.EqualTo(("user", true)));
        });
    }

    [Test]
    public async Task Examples_AreAccepted()
    {
        foreach (var example in ExamplesOf("createWorksUser"))
        {
            var created = await CheckAsync("createWorksUser", 201, admin.PostAsJsonAsync(Users, example));
            foreach (var change in ExamplesOf("updateWorksUser").Where(change => change!["currentPassword"] is null))
            {
                await CheckAsync("updateWorksUser", 200, admin.PatchAsJsonAsync($"{Users}/{created["id"]}", change));
            }

            await CheckAsync("deleteWorksUser", 200, admin.DeleteAsync($"{Users}/{created["id"]}"));
        }
    }

    [Test]
    public async Task Calls_AnswerAsDeclared()
    {
        const string Password = "Temporal-2026";
        var created = await CheckAsync("createWorksUser", 201, admin.PostAsJsonAsync(Users, new { nombreCompleto = "Ana Pech", email = "ana@obras.example", password = Password }));
        var path = $"{Users}/{created["id"]}";
        var unknown = $"{Users}/{Guid.CreateVersion7()}";
        using var stale = new HttpRequestMessage(HttpMethod.Patch, path) { Headers = { { "If-Match", "\"7\"" } }, Content = JsonContent.Create(new { }) };
        using var text = new StringContent("email=a");
        using var ana = await SignInAsync("ana@obras.example", Password);

        await CheckAsync("logInToWorks", 200, service.Client.PostAsJsonAsync(LogIn, new { email = AdminEmail, password = AdminPassword }));
        await CheckAsync("logInToWorks", 400, service.Client.PostAsJsonAsync(LogIn, new { email = 1 }));
        await CheckAsync("logInToWorks", 401, service.Client.PostAsJsonAsync(LogIn, new { email = AdminEmail, password = "wrong" }));
        await CheckAsync("logInToWorks", 415, service.Client.PostAsync(LogIn, text));
        await CheckAsync("createWorksUser", 400, admin.PostAsJsonAsync(Users, new { nombreCompleto = "Ana Pech", email = "ana@obras.example", password = Password }));
        await CheckAsync("createWorksUser", 400, admin.PostAsJsonAsync(Users, new { }));
        await CheckAsync("createWorksUser", 401, service.Client.PostAsJsonAsync(Users, new { }));
        await CheckAsync("listWorksUsers", 200, admin.GetAsync(Users));
        await CheckAsync("listWorksUsers", 200, admin.GetAsync($"{Users}?limit=1"));
        await CheckAsync("listWorksUsers", 400, admin.GetAsync($"{Users}?limit=x"));
        await CheckAsync("listWorksUsers", 403, ana.GetAsync(Users));
        await CheckAsync("getWorksUser", 200, admin.GetAsync(path));
        await CheckAsync("getWorksUser", 400, admin.GetAsync($"{Users}/5"));
        await CheckAsync("getWorksUser", 404, admin.GetAsync(unknown));
        await CheckAsync("updateWorksUser", 200, admin.PatchAsJsonAsync(path, new { nombreCompleto = "Ana Uc" }));
        await CheckAsync("updateWorksUser", 400, admin.PatchAsJsonAsync(path, new { x = 1 }));
        await CheckAsync("updateWorksUser", 401, ana.PatchAsJsonAsync(path, new { password = "Propia-2026", currentPassword = "wrong" }));
        await CheckAsync("updateWorksUser", 403, ana.PatchAsJsonAsync(path, new { roles = "admin" }));
        await CheckAsync("updateWorksUser", 412, admin.SendAsync(stale));
        await CheckAsync("deleteWorksUser", 409, admin.DeleteAsync($"{Users}/{(await FirstAsync())["id"]}"));
        await CheckAsync("deleteWorksUser", 404, admin.DeleteAsync(unknown));
        await CheckAsync("deleteWorksUser", 200, admin.DeleteAsync(path));
    }

    private IEnumerable<JsonNode?> ExamplesOf(string operationId) =>
        served.Operation(operationId).RequestBody!.Content!["application/json"].Examples!.Values.Select(example => example.Value);

    private async Task<JsonNode> FirstAsync() => (await admin.GetFromJsonAsync<JsonArray>(Users))![0]!;

    private async Task<HttpClient> SignInAsync(string email, string password)
    {
        var session = await CheckAsync("logInToWorks", 200, service.Client.PostAsJsonAsync(LogIn, new { email, password }));
        return service.WithToken((string)session["access_token"]!);
    }

    /// <summary>Checks an answer against what is declared for it.</summary>
    /// <returns>The body; empty when it is an array.</returns>
    private async Task<JsonObject> CheckAsync(string operationId, int status, Task<HttpResponseMessage> call)
    {
        using var response = await call;
        var body = await response.Content.ReadFromJsonAsync<JsonNode>();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), $"{operationId}: {body}");
        var declared = served.Response(operationId, status);
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
