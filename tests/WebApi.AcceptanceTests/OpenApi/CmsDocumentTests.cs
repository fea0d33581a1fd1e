using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>The document of the contract of content roles as somebody sees it who generates a client from it.</summary>
[TestFixture("Sqlite")]
public sealed class CmsDocumentTests(string provider) : CmsFixture(provider)
{
    private const string BodyRefusals = "400 CmsError, 401 CmsError, 403 CmsError";

    private ServedDocument served = null!;

    [OneTimeSetUp]
    public async Task Read() => served = await ServedDocument.ReadAsync(Service, "cms");

    [Test]
    public async Task Document_IsTheCommittedOne()
    {
        var golden = await File.ReadAllTextAsync(System.IO.Path.Combine(TestContext.CurrentContext.TestDirectory, "cms.json"));
        var actualFile = System.IO.Path.Combine(TestContext.CurrentContext.WorkDirectory, "cms.actual.json");
        await File.WriteAllTextAsync(actualFile, served.Json + "\n");

        Assert.That(
            served.Json,
            Is.EqualTo(ServedDocument.Normalise(JsonNode.Parse(golden)!.AsObject())),
            $"If the contract was meant to change, replace docs/openapi/cms.json by {actualFile}");
    }

    [Test]
    public void Document_IsValidOpenApi() => Assert.That(served.Faults, Is.Empty);

    [Test]
    public void Document_SaysWhichClientsItIsFor() => Assert.That(served.Document.Info.Description, Does.Contain("content management clients"));

    [TestCase("POST /api/v1/auth/login", "logInToCms", $"200 CmsSession, {BodyRefusals}, 413 CmsError, 415 CmsError, 429 CmsError, 500 CmsError, 503 CmsError")]
    [TestCase("GET /api/v1/users", "listCmsUsers", $"200 array of CmsUser, {BodyRefusals}, 500 CmsError, 503 CmsError", "q role status email ids sort limit cursor")]
    [TestCase("POST /api/v1/users", "createCmsUser",
        $"201 CmsUser, {BodyRefusals}, 409 CmsError, 413 CmsError, 415 CmsError, 422 CmsError, 500 CmsError, 503 CmsError", "Idempotency-Key")]
    [TestCase("GET /api/v1/users/{id}", "getCmsUser", "200 CmsUser, 401 CmsError, 403 CmsError, 404 CmsError, 500 CmsError, 503 CmsError", "id")]
    [TestCase("PATCH /api/v1/users/{id}", "updateCmsUser",
        $"200 CmsUser, {BodyRefusals}, 404 CmsError, 409 CmsError, 412 CmsError, 413 CmsError, 415 CmsError, 500 CmsError, 503 CmsError", "id If-Match")]
    [TestCase("DELETE /api/v1/users/{id}", "deleteCmsUser", "204, 401 CmsError, 403 CmsError, 404 CmsError, 409 CmsError, 412 CmsError, 500 CmsError, 503 CmsError", "id If-Match")]
    [TestCase("POST /api/v1/users/{id}/unlock", "unlockCmsUser", "204, 401 CmsError, 403 CmsError, 404 CmsError, 500 CmsError, 503 CmsError", "id")]
    [TestCase("PATCH /api/v1/users/{id}/stats", "addCmsUserStats",
        $"200 Object, {BodyRefusals}, 404 CmsError, 409 CmsError, 413 CmsError, 415 CmsError, 500 CmsError, 503 CmsError", "id")]
    [TestCase("GET /api/v1/rbac/roles", "listCmsRoles", "200 array of CmsRole, 400 CmsError, 401 CmsError, 403 CmsError, 500 CmsError, 503 CmsError")]
    public void Operation_DeclaresItsIdAnswersAndParameters(string call, string operationId, string answers, string parameters = "")
    {
        var operation = served.Calls[call];

        Assert.Multiple(() =>
        {
            Assert.That(operation.OperationId, Is.EqualTo(operationId));
            Assert.That(
                string.Join(", ", operation.Responses!.Select(response => $"{response.Key} {TypeOf(response.Value)}".TrimEnd())),
                Is.EqualTo(answers));
            Assert.That(string.Join(' ', (operation.Parameters ?? []).Select(parameter => parameter.Name)), Is.EqualTo(parameters));
            Assert.That(operation.Summary, Is.Not.Empty);
            Assert.That(operation.Security?.Count ?? 0, Is.EqualTo(operationId == "logInToCms" ? 0 : 1));
        });
    }

    [Test]
    public void Operations_AreTheContracts() => Assert.That(served.Calls, Has.Count.EqualTo(9));

    [Test]
    public async Task Examples_AreCarriedOut()
    {
        foreach (var body in ExamplesOf("createCmsUser"))
        {
            Assert.That((await Admin.PostAnswerAsync(Users, body)).Status, Is.EqualTo(201));
        }

        foreach (var body in ExamplesOf("updateCmsUser"))
        {
            var id = (long)(await CreateAsync())["id"]!;
            body["id"] = id;
            Assert.That((await Admin.PatchAnswerAsync(Path(id), body)).Status, Is.EqualTo(200));
        }

        foreach (var body in ExamplesOf("addCmsUserStats"))
        {
            var id = (long)(await CreateAsync())["id"]!;
            Assert.That((await Admin.PatchAnswerAsync($"{Path(id)}/stats", body)).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Answers_AreThoseThatAreDeclared()
    {
        var email = NewEmail();
        var created = await Admin.PostAnswerAsync(Users, NewUser(("email", email)));
        var id = (long)created.Json["id"]!;
        Check("createCmsUser", 201, created);
        Check("createCmsUser", 400, await Admin.PostAnswerAsync(Users, "{}"));
        Check("createCmsUser", 409, await Admin.PostAnswerAsync(Users, NewUser(("email", email))));
        Check("createCmsUser", 415, await Admin.AnswerAsync(HttpMethod.Post, Users, new StringContent("{}")));
        Check("listCmsUsers", 200, await Admin.GetAnswerAsync(Users));
        Check("listCmsUsers", 200, await Admin.GetAnswerAsync($"{Users}?limit=1"));
        Check("listCmsUsers", 400, await Admin.GetAnswerAsync($"{Users}?limit=0"));
        Check("listCmsUsers", 401, await Service.Client.GetAnswerAsync(Users));
        Check("getCmsUser", 200, await Admin.GetAnswerAsync(Path(id)));
        Check("getCmsUser", 404, await Admin.GetAnswerAsync(Path(0)));
        Check("updateCmsUser", 200, await Admin.PatchAnswerAsync(Path(id), new { id, rolId = 2 }));
        Check("updateCmsUser", 412, await Admin.AnswerAsync(HttpMethod.Patch, Path(id), new { id, rolId = 2 }, ("If-Match", "\"0\"")));
        Check("listCmsRoles", 200, await Admin.GetAnswerAsync(Roles));
        Check("logInToCms", 200, await Service.Client.PostAnswerAsync(LogInPath, new { email, password = "Inicial-1" }));
        Check("logInToCms", 401, await Service.Client.PostAnswerAsync(LogInPath, new { email, password = "equivocada" }));
        using var client = await SignInAsync(email, "Inicial-1");
        Check("getCmsUser", 403, await client.GetAnswerAsync(Path(id)));
        Check("deleteCmsUser", 404, await Admin.DeleteAnswerAsync(Path(0)));
    }

    private static string TypeOf(IOpenApiResponse response) => response.Content is { Count: > 0 } content
        ? ServedDocument.BodyOf(content) switch
        {
            OpenApiSchemaReference reference => reference.Reference.Id!,
            { Items: OpenApiSchemaReference items } => $"array of {items.Reference.Id}",
            var schema => $"{schema.Type}",
        }
        : "";

    private IEnumerable<JsonNode> ExamplesOf(string operationId) =>
        served.Operation(operationId).RequestBody!.Content!["application/json"].Examples!.Values.Select(example => example.Value!.DeepClone());

    /// <summary>Counters have no declared names, and are looked at elsewhere.</summary>
    private void Check(string operationId, int status, Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        var declared = served.Response(operationId, status);
        var body = answer.Json;
        foreach (var user in body is JsonArray users ? users.ToArray() : [body, (body as JsonObject)?["user"]])
        {
            (user as JsonObject)?["stats"]?.AsObject().Clear();
        }

        Assert.Multiple(() =>
        {
            Assert.That(SchemaChecker.Faults(ServedDocument.BodyOf(declared.Content), body), Is.Empty, $"{operationId} {status}: {body}");
            Assert.That(
                declared.Headers!.Where(header => header.Value.Required && answer.Header(header.Key) is null).Select(header => header.Key),
                Is.Empty,
                $"headers missing from {operationId} {status}");
        });
    }
}
