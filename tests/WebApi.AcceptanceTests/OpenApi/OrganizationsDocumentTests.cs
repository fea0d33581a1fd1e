using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>The document of the organizations' contract as somebody sees it who generates a client from it, and that it is kept.</summary>
public sealed class OrganizationsDocumentTests
{
    private const string ProblemType = "application/problem+json";
    private const string OrganizationsPath = "/api/v1/organizations";

    private HelpDeskService service = null!;
    private Tenant admin = null!;
    private ServedDocument served = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new("Sqlite", Tenant.Settings);
        admin = await Tenant.SignInAsync(service);
        served = await ServedDocument.ReadAsync(service, "organizations");
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
        var golden = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "organizations.json"));
        var actualFile = Path.Combine(TestContext.CurrentContext.WorkDirectory, "organizations.actual.json");
        await File.WriteAllTextAsync(actualFile, served.Json + "\n");

        Assert.That(
            served.Json,
            Is.EqualTo(ServedDocument.Normalise(JsonNode.Parse(golden)!.AsObject())),
            $"If the contract was meant to change, replace docs/openapi/organizations.json by {actualFile}");
    }

    [Test]
    public void Document_IsValidOpenApi() => Assert.That(served.Faults, Is.Empty);

    [TestCase("POST /api/v1/auth/login", "logInToOrganization", "200 400 401 403 413 415 429 500 503", "X-Tenant-ID*")]
    [TestCase("GET /api/v1/users", "listOrganizationUsers", "200 400 401 403 500 503",
        "X-Tenant-ID* page limit active q role_id local_id email ids sort cursor")]
    [TestCase("POST /api/v1/users", "createOrganizationUser", "201 400 401 403 409 413 415 422 500 503", "X-Tenant-ID* Idempotency-Key")]
    [TestCase("GET /api/v1/users/{user_id}", "getOrganizationUser", "200 401 403 404 500 503", "X-Tenant-ID* user_id*")]
    [TestCase("PUT /api/v1/users/{user_id}", "updateOrganizationUser", "200 400 401 403 404 409 412 413 415 500 503", "X-Tenant-ID* user_id* If-Match")]
    [TestCase("POST /api/v1/users/{user_id}/unlock", "unlockOrganizationUser", "204 401 403 404 500 503", "X-Tenant-ID* user_id*")]
    [TestCase("DELETE /api/v1/users/{user_id}", "deleteOrganizationUser", "204 401 403 404 409 412 500 503", "X-Tenant-ID* user_id* If-Match")]
    [TestCase("GET /api/v1/organizations", "listOrganizations", "200 400 401 403 500 503", "page limit is_active")]
    [TestCase("POST /api/v1/organizations", "createOrganization", "201 400 401 403 409 413 415 500 503", "")]
    [TestCase("GET /api/v1/organizations/{organization_id}", "getOrganization", "200 401 403 404 500 503", "organization_id*")]
    [TestCase("PATCH /api/v1/organizations/{organization_id}", "updateOrganization", "200 400 401 403 404 409 413 415 500 503", "organization_id*")]
    [TestCase("POST /api/v1/organizations/{organization_id}/roles", "addRole", "201 400 401 403 404 409 413 415 500 503", "organization_id*")]
    [TestCase("GET /api/v1/organizations/{organization_id}/roles/{key}", "getRole", "200 401 403 404 500 503", "organization_id* key*")]
    [TestCase("PATCH /api/v1/organizations/{organization_id}/roles/{key}", "updateRole", "200 400 401 403 404 409 413 415 500 503", "organization_id* key*")]
    [TestCase("POST /api/v1/organizations/{organization_id}/locals", "addLocal", "201 400 401 403 404 409 413 415 500 503", "organization_id*")]
    [TestCase("GET /api/v1/organizations/{organization_id}/locals/{local_id}", "getLocal", "200 401 403 404 500 503", "organization_id* local_id*")]
    [TestCase("PATCH /api/v1/organizations/{organization_id}/locals/{local_id}", "updateLocal", "200 400 401 403 404 413 415 500 503", "organization_id* local_id*")]
    public void Operation_DeclaresItsIdParametersAndAnswers(string call, string operationId, string answers, string parameters)
    {
        var operation = served.Calls[call];

        Assert.Multiple(() =>
        {
            Assert.That(operation.OperationId, Is.EqualTo(operationId));
            Assert.That(string.Join(' ', operation.Responses!.Keys), Is.EqualTo(answers));
            Assert.That(
                string.Join(' ', (operation.Parameters ?? []).Select(parameter => parameter.Required ? $"{parameter.Name}*" : parameter.Name)),
                Is.EqualTo(parameters));
            Assert.That((operation.Parameters ?? []).Select(parameter => parameter.Description), Is.All.Not.Empty);
            Assert.That(
                operation.Responses.Where(response => response.Key[0] != '2').Select(response => response.Value.Content!.Single().Key),
                Is.All.EqualTo(ProblemType));
            Assert.That(operation.Responses.Values.Select(response => response.Description), Is.All.Not.Empty);
            Assert.That(operation.RequestBody?.Required ?? true, Is.True);
        });
    }

    [TestCase("LogInRequest", "email password")]
    [TestCase("CreateUserRequest", "email password first_name last_name role_ids")]
    [TestCase("UpdateUserRequest", "")]
    [TestCase("OrganizationsUser", "id email first_name last_name active roles locals last_login")]
    [TestCase("OrganizationsCreatedUser", "id email first_name last_name organization_id active roles locals created_date")]
    [TestCase("OrganizationsUserPage", "data page limit total next_cursor")]
    [TestCase("OrganizationsSession", "access_token token_type expires_in refresh_token must_change_password user session_expires_at")]
    [TestCase("OrganizationsProblem", "type title status detail")]
    [TestCase("CreateOrganizationRequest", "id name template admin_email")]
    [TestCase("UpdateOrganizationRequest", "")]
    [TestCase("AddRoleRequest", "key name")]
    [TestCase("UpdateRoleRequest", "")]
    [TestCase("LocalRequest", "id")]
    [TestCase("UpdateLocalRequest", "")]
    [TestCase("ManagedOrganization", "id name template is_active areas requires_password_change roles locals")]
    [TestCase("CreatedOrganizationAnswer", "id name template is_active areas requires_password_change roles locals admin_email admin_password")]
    [TestCase("ManagedOrganizationPage", "data page limit total")]
    [TestCase("ManagedRole", "key number name description permissions needs_area is_administrator")]
    [TestCase("ManagedLocal", "id name")]
    public void Schema_SaysWhatIsAlwaysThere(string name, string required)
    {
        var schema = served.Document.Components!.Schemas![name];

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', schema.Properties!.Keys.Where((schema.Required ?? new HashSet<string>()).Contains)), Is.EqualTo(required));
            Assert.That(schema.AdditionalPropertiesAllowed, Is.True);
            Assert.That(schema.Properties!.Values.Select(property => property.Description), Is.All.Not.Empty);
        });
    }

    [Test]
    public async Task Answers_AreAsDeclared()
    {
        var path = await admin.CreatePathAsync();
        const string unknown = $"{Tenant.UsersPath}/user_987654";
        using var person = await admin.JoinAsync(service, "role_vendedor");

        await CheckAsync("logInToOrganization", 200, Tenant.LogInAsync(service, Tenant.Shops, new { email = Tenant.AdminEmail, password = Tenant.AdminPassword }));
        await CheckAsync("logInToOrganization", 400, Tenant.LogInAsync(service, Tenant.Shops, new { email = 1 }));
        await CheckAsync("logInToOrganization", 401, Tenant.LogInAsync(service, Tenant.Shops, new { email = "nobody@empresa.com", password = "wrong" }));
        await CheckAsync("listOrganizationUsers", 200, admin.Client.GetAnswerAsync($"{Tenant.UsersPath}?limit=1"));
        await CheckAsync("listOrganizationUsers", 400, admin.Client.GetAnswerAsync($"{Tenant.UsersPath}?limit=0"));
        await CheckAsync("listOrganizationUsers", 401, service.Client.AnswerAsync(HttpMethod.Get, Tenant.UsersPath, null, (Tenant.HeaderName, Tenant.Shops)));
        await CheckAsync("listOrganizationUsers", 403, person.Client.GetAnswerAsync(Tenant.UsersPath));
        await CheckAsync("createOrganizationUser", 400, admin.Client.PostAnswerAsync(Tenant.UsersPath, new { }));
        await CheckAsync("createOrganizationUser", 409, admin.Client.PostAnswerAsync(Tenant.UsersPath, Tenant.NewUser(("email", Tenant.AdminEmail))));
        await CheckAsync("createOrganizationUser", 415, admin.Client.AnswerAsync(HttpMethod.Post, Tenant.UsersPath, TestService.Form(("email", "a"))));
        await CheckAsync("getOrganizationUser", 200, admin.Client.GetAnswerAsync(path));
        await CheckAsync("getOrganizationUser", 404, admin.Client.GetAnswerAsync(unknown));
        await CheckAsync("updateOrganizationUser", 404, admin.Client.AnswerAsync(HttpMethod.Put, unknown, "{}"));
        await CheckAsync("updateOrganizationUser", 409, admin.Client.AnswerAsync(HttpMethod.Put, path, new { email = Tenant.AdminEmail }));
        await CheckAsync("updateOrganizationUser", 412, admin.Client.AnswerAsync(HttpMethod.Put, path, "{}", ("If-Match", "\"0\"")));
        await CheckAsync("deleteOrganizationUser", 412, admin.Client.AnswerAsync(HttpMethod.Delete, path, null, ("If-Match", "\"0\"")));
        await CheckAsync("deleteOrganizationUser", 204, admin.Client.DeleteAnswerAsync(path));
        await CheckAsync("deleteOrganizationUser", 404, admin.Client.DeleteAnswerAsync(path));
    }

    [Test]
    public async Task Examples_AreAccepted()
    {
        foreach (var example in ExamplesOf("createOrganizationUser"))
        {
            var created = await CheckAsync("createOrganizationUser", 201, admin.Client.PostAnswerAsync(Tenant.UsersPath, example));
            foreach (var change in ExamplesOf("updateOrganizationUser"))
            {
                await CheckAsync("updateOrganizationUser", 200, admin.Client.AnswerAsync(HttpMethod.Put, created.Header("Location")!, change));
            }
        }
    }

    [Test]
    public async Task AnswersAboutOrganizations_AreAsDeclared()
    {
        const string own = $"{OrganizationsPath}/{Tenant.Shops}";
        const string helpDesk = $"{OrganizationsPath}/helpdesk";
        const string unknown = $"{OrganizationsPath}/desconocida";
        using var platform = await service.SignInAsync();

        await CheckAsync("listOrganizations", 200, platform.GetAnswerAsync(OrganizationsPath));
        await CheckAsync("listOrganizations", 400, platform.GetAnswerAsync($"{OrganizationsPath}?limit=0"));
        await CheckAsync("listOrganizations", 401, service.Client.GetAnswerAsync(OrganizationsPath));
        await CheckAsync("listOrganizations", 403, admin.Client.GetAnswerAsync(OrganizationsPath));
        await CheckAsync("createOrganization", 400, platform.PostAnswerAsync(OrganizationsPath, new { }));
        await CheckAsync("createOrganization", 409, platform.PostAnswerAsync(OrganizationsPath, new { id = "helpdesk", name = "Otra", template = "cms", admin_email = "a@b.example" }));
        await CheckAsync("createOrganization", 415, platform.AnswerAsync(HttpMethod.Post, OrganizationsPath, TestService.Form(("id", "a"))));
        await CheckAsync("getOrganization", 200, admin.Client.GetAnswerAsync(own));
        await CheckAsync("getOrganization", 404, platform.GetAnswerAsync(unknown));
        await CheckAsync("updateOrganization", 200, platform.PatchAnswerAsync(own, new { }));
        await CheckAsync("updateOrganization", 400, platform.PatchAnswerAsync(own, new { name = 1 }));
        await CheckAsync("updateOrganization", 404, platform.PatchAnswerAsync(unknown, new { }));
        await CheckAsync("updateOrganization", 409, platform.PatchAnswerAsync(helpDesk, new { is_active = false }));
        await CheckAsync("addRole", 409, platform.PostAnswerAsync($"{own}/roles", new { key = "role_admin", name = "Otro" }));
        await CheckAsync("getRole", 200, admin.Client.GetAnswerAsync($"{own}/roles/role_gerente"));
        await CheckAsync("getRole", 404, admin.Client.GetAnswerAsync($"{own}/roles/Gerente"));
        await CheckAsync("updateRole", 404, platform.PatchAnswerAsync($"{own}/roles/Gerente", new { }));
        await CheckAsync("updateRole", 409, platform.PatchAnswerAsync($"{own}/roles/role_gerente", new { name = "Admin" }));
        await CheckAsync("addLocal", 409, platform.PostAnswerAsync($"{own}/locals", new { id = "local_01" }));
        await CheckAsync("getLocal", 200, admin.Client.GetAnswerAsync($"{own}/locals/local_01"));
        await CheckAsync("getLocal", 404, admin.Client.GetAnswerAsync($"{own}/locals/Centro"));
        await CheckAsync("updateLocal", 404, platform.PatchAnswerAsync($"{own}/locals/Centro", new { }));
    }

    [Test]
    public async Task ExamplesAboutOrganizations_AreAccepted()
    {
        using var platform = await service.SignInAsync();
        foreach (var example in ExamplesOf("createOrganization"))
        {
            var path = (await CheckAsync("createOrganization", 201, platform.PostAnswerAsync(OrganizationsPath, example))).Header("Location")!;
            foreach (var (add, change) in new[] { ("addRole", "updateRole"), ("addLocal", "updateLocal") })
            {
                foreach (var part in ExamplesOf(add))
                {
                    var added = await CheckAsync(add, 201, platform.PostAnswerAsync($"{path}/{(add == "addRole" ? "roles" : "locals")}", part));
                    foreach (var changed in ExamplesOf(change))
                    {
                        await CheckAsync(change, 200, platform.PatchAnswerAsync(added.Header("Location")!, changed));
                    }
                }
            }

            foreach (var change in ExamplesOf("updateOrganization"))
            {
                await CheckAsync("updateOrganization", 200, platform.PatchAnswerAsync(path, change));
            }
        }
    }

    private IEnumerable<JsonNode> ExamplesOf(string operationId) =>
        served.Operation(operationId).RequestBody!.Content!["application/json"].Examples!.Values.Select(example => example.Value!);

    private async Task<Answer> CheckAsync(string operationId, int status, Task<Answer> call)
    {
        var answer = await call;
        var declared = served.Response(operationId, status);
        var schema = declared.Content is { Count: > 0 } content ? content[answer.Header("Content-Type")!.Split(';')[0]].Schema : null;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(status), $"{operationId}: {answer.Text}");
            Assert.That(schema is null ? [answer.Text] : SchemaChecker.Faults(schema, answer.Json), schema is null ? Is.All.Empty : Is.Empty);
            Assert.That(declared.Headers!.Where(header => header.Value.Required && answer.Header(header.Key) is null).Select(header => header.Key), Is.Empty);
        });
        return answer;
    }
}
