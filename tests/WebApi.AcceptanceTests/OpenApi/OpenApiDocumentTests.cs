using System.Globalization;
using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>The document as somebody sees it who generates a client from it.</summary>
public sealed class OpenApiDocumentTests
{
    private static readonly string[] PublicOperations = ["logIn", "refresh", "logOut"];

    /// <summary>The headers of one answer alone.</summary>
    private static readonly Dictionary<string, string[]> OwnHeaders = new()
    {
        ["listAudit 200"] = ["Link: string"],
        ["listUsers 200"] = ["Link: string", "X-Total-Count: integer"],
        ["createUser 201"] = ["ETag: string"],
        ["getUser 200"] = ["ETag: string"],
        ["updateUser 200"] = ["ETag: string"],
        ["me 200"] = ["ETag: string"],
    };

    private ServedDocument served = null!;

    [OneTimeSetUp]
    public async Task Read()
    {
        using var service = new HelpDeskService();
        served = await ServedDocument.ReadAsync(service);
    }

    [Test]
    public async Task Document_IsTheCommittedOne()
    {
        var golden = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "helpdesk.json"));
        var actualFile = Path.Combine(TestContext.CurrentContext.WorkDirectory, "helpdesk.actual.json");
        await File.WriteAllTextAsync(actualFile, served.Json + "\n");

        Assert.That(
            served.Json,
            Is.EqualTo(ServedDocument.Normalise(JsonNode.Parse(golden)!.AsObject())),
            $"If the contract was meant to change, replace docs/openapi/helpdesk.json by {actualFile}");
    }

    [Test]
    public void Document_IsValidOpenApi() => Assert.That(served.Faults, Is.Empty);

    [TestCase("POST /api/auth/login", "logIn",
        "200 HelpDeskSession, 401 HelpDeskError, 403 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 429 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/refresh", "refresh",
        "200 HelpDeskSession, 401 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 429 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/logout", "logOut",
        "200 HelpDeskMessage, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/logout-all", "logOutEverywhere", "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/users/{user_id}/sessions", "listSessions",
        "200 array of HelpDeskSignIn, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/me/sessions", "listOwnSessions",
        "200 array of HelpDeskOwnSignIn, 401 HelpDeskError, 403 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("DELETE /api/auth/me/sessions/{session_id}", "endOwnSession",
        "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("DELETE /api/auth/users/{user_id}/sessions", "endSessions",
        "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("DELETE /api/auth/users/{user_id}/sessions/{session_id}", "endSession",
        "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/audit", "listAudit",
        "200 array of HelpDeskAuditRecord, 401 HelpDeskError, 403 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/me", "me", "200 HelpDeskUser, 401 HelpDeskError, 403 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/change-password", "changePassword",
        "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 429 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/users", "createUser",
        "201 HelpDeskUserWithMessage, 401 HelpDeskError, 403 HelpDeskError, 409 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/users", "listUsers",
        "200 array of HelpDeskUserDetails, 401 HelpDeskError, 403 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/users/{user_id}", "getUser", "200 HelpDeskUserDetails, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("PATCH /api/auth/users/{user_id}", "updateUser",
        "200 HelpDeskUserWithMessage, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 409 HelpDeskError, 412 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/users/{user_id}/unlock", "unlockUser",
        "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("DELETE /api/auth/users/{user_id}", "deleteUser",
        "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 409 HelpDeskError, 412 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/users/import", "importUsers",
        "200 HelpDeskImport, 401 HelpDeskError, 403 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskImportFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/service-accounts", "createServiceAccount",
        "201 HelpDeskServiceAccountWithSecret, 401 HelpDeskError, 403 HelpDeskError, 409 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/service-accounts", "listServiceAccounts",
        "200 array of HelpDeskServiceAccount, 401 HelpDeskError, 403 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("GET /api/auth/service-accounts/{client_id}", "getServiceAccount",
        "200 HelpDeskServiceAccount, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("POST /api/auth/service-accounts/{client_id}/rotate", "rotateServiceAccountSecret",
        "200 HelpDeskServiceAccountWithSecret, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("PATCH /api/auth/service-accounts/{client_id}", "updateServiceAccount",
        "200 HelpDeskServiceAccount, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 413 HelpDeskError, 415 HelpDeskError, 422 HelpDeskFaults, 500 HelpDeskError, 503 HelpDeskError")]
    [TestCase("DELETE /api/auth/service-accounts/{client_id}", "deleteServiceAccount",
        "200 HelpDeskMessage, 401 HelpDeskError, 403 HelpDeskError, 404 HelpDeskError, 500 HelpDeskError, 503 HelpDeskError")]
    public void Operation_DeclaresItsIdAndAnswers(string call, string operationId, string answers)
    {
        var operation = served.Calls[call];

        Assert.Multiple(() =>
        {
            Assert.That(operation.OperationId, Is.EqualTo(operationId));
            Assert.That(
                string.Join(", ", operation.Responses!.Select(response => $"{response.Key} {TypeOf(ServedDocument.BodyOf(response.Value.Content))}")),
                Is.EqualTo(answers));
            Assert.That(operation.Responses!.Values.Select(response => response.Content!.Keys.First()), Is.All.EqualTo("application/json"));
            Assert.That(operation.Summary, Is.Not.Empty);
        });
    }

    [Test]
    public void Operations_AreTheContracts() => Assert.That(
        served.Calls.Values.Select(operation => operation.OperationId),
        Is.EquivalentTo(new[]
        {
            "logIn", "refresh", "logOut", "me", "changePassword", "createUser", "listUsers", "getUser", "updateUser", "deleteUser", "unlockUser",
            "logOutEverywhere", "listSessions", "endSessions", "endSession", "listOwnSessions", "endOwnSession",
            "createServiceAccount", "listServiceAccounts", "getServiceAccount", "rotateServiceAccountSecret", "updateServiceAccount", "deleteServiceAccount",
            "listAudit", "importUsers", "exportUsers", "batchGetUsers",
        }));

    [Test]
    public void Operations_AnswerWithNothingButJson_UnlessAFileIsAsked() => Assert.That(
        served.Calls.Values
            .SelectMany(operation => operation.Responses!.Select(response => $"{operation.OperationId} {response.Key} {string.Join(", ", response.Value.Content!.Keys)}"))
            .Where(answer => !answer.EndsWith(" application/json", StringComparison.Ordinal)),
        Is.EquivalentTo(new[] { "listAudit 200 application/json, text/csv, application/x-ndjson", "exportUsers 200 text/csv, application/x-ndjson" }));

    [Test]
    public void Operation_WithParametersInTheQuery_SaysWhatTheyMayBe() => Assert.Multiple(() =>
    {
        Assert.That(QueryOf("listAudit"), Is.EqualTo(new[]
        {
            "user: string",
            "actor: string",
            $"action: string ({string.Join('|', AuditActions.All)})",
            "outcome: string (succeeded|refused)",
            "from: string date-time",
            "to: string date-time",
            "limit: integer int32 1 to 1000",
            "cursor: string",
            "format: string (json|csv|jsonl)",
        }));
        Assert.That(QueryOf("importUsers"), Is.EqualTo(new[] { "dry_run: boolean", "on_error: string (abort|skip)", "encoding: string (utf-8|windows-1252)", "password: string (generate)" }));
        Assert.That(QueryOf("exportUsers"), Is.EqualTo(new[] { "format: string (csv|jsonl)" }));
        Assert.That(QueryOf("listUsers"), Is.EqualTo(new[]
        {
            "q: string ..200",
            "rol: string ..100",
            "area: string ..100",
            "is_active: boolean",
            "email: string ..254",
            "ids: string",
            "last_seen_before: string date-time",
            "never_signed_in: boolean",
            "must_change_password: boolean",
            "updated_since: string date-time",
            "sort: string (created|-created|created_at|-created_at|nombre|-nombre|email|-email|updated_at|-updated_at|last_login|-last_login"
                + "|last_seen|-last_seen)",
            "limit: integer int32 1 to 1000",
            "cursor: string",
            "include: string (details)",
        }));
    });

    [TestCase("createUser", "Idempotency-Key: string ..255")]
    [TestCase("updateUser", "If-Match: string")]
    [TestCase("deleteUser", "If-Match: string")]
    [TestCase("listUsers")]
    [TestCase("getUser")]
    [TestCase("me")]
    public void Operation_ThatReadsAHeader_SaysSo(string operationId, params string[] headers)
    {
        var parameters = (served.Operation(operationId).Parameters ?? []).Where(parameter => parameter.In == ParameterLocation.Header).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(parameters.Select(parameter => $"{parameter.Name}: {TypeOf(parameter.Schema!)}{LengthOf(parameter.Schema!)}"), Is.EqualTo(headers));
            Assert.That(parameters, Is.All.Matches<IOpenApiParameter>(parameter => parameter is { Required: false, Description.Length: > 0 }));
        });
    }

    [TestCase("logIn", "LogInRequest")]
    [TestCase("refresh", "RefreshTokenRequest")]
    [TestCase("logOut", "RefreshTokenRequest")]
    [TestCase("changePassword", "ChangePasswordRequest")]
    [TestCase("createUser", "CreateUserRequest")]
    [TestCase("updateUser", "UpdateUserRequest")]
    [TestCase("batchGetUsers", "BatchGetRequest")]
    [TestCase("createServiceAccount", "CreateServiceAccountRequest")]
    [TestCase("updateServiceAccount", "UpdateServiceAccountRequest")]
    [TestCase("rotateServiceAccountSecret", "RotateSecretRequest", false)]
    public void Operation_WithBody_SaysWhetherItIsRequiredAsJson(string operationId, string schema, bool isRequired = true)
    {
        var body = served.Operation(operationId).RequestBody!;

        Assert.Multiple(() =>
        {
            Assert.That(body.Required, Is.EqualTo(isRequired));
            Assert.That(body.Content!.Keys, Is.EqualTo(new[] { "application/json" }));
            Assert.That(TypeOf(ServedDocument.BodyOf(body.Content)), Is.EqualTo(schema));
        });
    }

    [TestCase("me")]
    [TestCase("listUsers")]
    [TestCase("getUser")]
    [TestCase("deleteUser")]
    public void Operation_WithoutBody_DeclaresNone(string operationId) =>
        Assert.That(served.Operation(operationId).RequestBody, Is.Null);

    [TestCase("getUser")]
    [TestCase("updateUser")]
    [TestCase("deleteUser")]
    public void Operation_AboutOneUser_TakesItsId(string operationId)
    {
        var parameter = served.Operation(operationId).Parameters!.Single(parameter => parameter.In == ParameterLocation.Path);

        Assert.Multiple(() =>
        {
            Assert.That(parameter.Name, Is.EqualTo("user_id"));
            Assert.That(parameter.Required, Is.True);
            Assert.That(TypeOf(parameter.Schema!), Is.EqualTo("string uuid"));
        });
    }

    [TestCase("getServiceAccount")]
    [TestCase("rotateServiceAccountSecret")]
    [TestCase("updateServiceAccount")]
    [TestCase("deleteServiceAccount")]
    public void Operation_AboutOneServiceAccount_TakesItsId(string operationId)
    {
        var parameter = served.Operation(operationId).Parameters!.Single();

        Assert.That((parameter.Name, parameter.In, TypeOf(parameter.Schema!)), Is.EqualTo(("client_id", ParameterLocation.Path, "string")));
    }

    [Test]
    public void Operations_ButThoseOfSigningIn_NeedTheBearerToken()
    {
        var scheme = served.Document.Components!.SecuritySchemes!.Single();

        Assert.Multiple(() =>
        {
            Assert.That(scheme.Value.Type, Is.EqualTo(SecuritySchemeType.Http));
            Assert.That(scheme.Value.Scheme, Is.EqualTo("bearer"));
            Assert.That(served.Document.Security, Is.Null.Or.Empty);
            foreach (var operation in served.Calls.Values)
            {
                Assert.That(
                    (operation.Security ?? []).SelectMany(requirement => requirement.Keys).Select(reference => reference.Reference.Id),
                    Is.EqualTo(PublicOperations.Contains(operation.OperationId) ? Array.Empty<string>() : [scheme.Key]),
                    operation.OperationId);
            }
        });
    }

    [Test]
    public void Answers_DeclareTheirHeaders() => Assert.Multiple(() =>
    {
        foreach (var (call, operation) in served.Calls)
        {
            foreach (var (status, response) in operation.Responses!)
            {
                Assert.That(
                    response.Headers!.Select(header => $"{header.Key}: {TypeOf(header.Value.Schema!)}"),
                    Is.EqualTo(HeadersOf(status).Concat(OwnHeaders.GetValueOrDefault($"{operation.OperationId} {status}", []))),
                    $"{call} {status}");
            }
        }
    });

    [TestCase("LogInRequest", "email: string email ..254 required", "password: string password required")]
    [TestCase("RefreshTokenRequest", "refresh_token: string required")]
    [TestCase("ChangePasswordRequest", "current_password: string password required", "new_password: string password 6..128 required")]
    [TestCase(
        "CreateUserRequest",
        "email: string email ..254 required",
        "nombre: string 2..200 required",
        "password: string password 6..128 required",
        "rol: string ..100 required",
        "area: string or null ..100",
        "telefono: string or null ..30")]
    [TestCase(
        "UpdateUserRequest",
        "email: string email ..254",
        "nombre: string 2..200",
        "password: string password 6..128",
        "rol: string ..100",
        "area: string or null ..100",
        "telefono: string or null ..30",
        "is_active: boolean")]
    [TestCase(
        "HelpDeskSession",
        "access_token: string required",
        "token_type: string required",
        "expires_in: integer int32 required",
        "refresh_token: string required",
        "must_change_password: boolean required",
        "user: HelpDeskSignedInUser required",
        "session_expires_at: string date-time required",
        "password_expires_at: string date-time")]
    [TestCase(
        "HelpDeskSignedInUser",
        "id: string uuid required",
        "email: string required",
        "nombre: string required",
        "rol: string required",
        "area: string or null required")]
    [TestCase(
        "HelpDeskUser",
        "id: string uuid required",
        "email: string required",
        "nombre: string required",
        "rol: string required",
        "area: string or null required",
        "telefono: string or null required",
        "is_active: boolean required",
        "password_expires_at: string date-time")]
    [TestCase(
        "HelpDeskUserDetails",
        "id: string uuid required",
        "email: string required",
        "nombre: string required",
        "rol: string required",
        "area: string or null required",
        "telefono: string or null required",
        "is_active: boolean required",
        "password_expires_at: string date-time",
        "created_at: string date-time",
        "updated_at: string date-time",
        "last_login: string date-time",
        "last_seen: string date-time",
        "must_change_password: boolean",
        "has_password: boolean",
        "locked_until: string date-time")]
    [TestCase(
        "HelpDeskUserWithMessage",
        "id: string uuid required",
        "email: string required",
        "nombre: string required",
        "rol: string required",
        "area: string or null required",
        "telefono: string or null required",
        "is_active: boolean required",
        "password_expires_at: string date-time",
        "message: string required")]
    [TestCase(
        "HelpDeskSignIn",
        "id: string uuid required",
        "created_at: string date-time required",
        "last_used_at: string date-time required",
        "address: string or null required",
        "user_agent: string or null required")]
    [TestCase(
        "HelpDeskOwnSignIn",
        "id: string uuid required",
        "created_at: string date-time required",
        "last_used_at: string date-time required",
        "address: string or null required",
        "user_agent: string or null required",
        "current: boolean required")]
    [TestCase("CreateServiceAccountRequest", "name: string 1..200 required", "permissions: array of string required")]
    [TestCase("RotateSecretRequest", "overlap_seconds: integer")]
    [TestCase("UpdateServiceAccountRequest", "is_active: boolean")]
    [TestCase(
        "HelpDeskServiceAccount",
        "client_id: string required",
        "name: string required",
        "permissions: array of string required",
        "is_active: boolean required",
        "created_at: string date-time required",
        "last_used_at: string or null date-time required",
        "previous_secret_expires_at: string or null date-time required")]
    [TestCase(
        "HelpDeskServiceAccountWithSecret",
        "client_id: string required",
        "name: string required",
        "permissions: array of string required",
        "is_active: boolean required",
        "created_at: string date-time required",
        "last_used_at: string or null date-time required",
        "previous_secret_expires_at: string or null date-time required",
        "client_secret: string required")]
    [TestCase(
        "HelpDeskAuditRecord",
        "id: integer int64 required",
        "at: string date-time required",
        "action: string required",
        "outcome: string required",
        "reason: string or null required",
        "actor: HelpDeskAuditActor required",
        "subject: HelpDeskAuditSubject required",
        "changes: array of HelpDeskAuditChange required",
        "correlation_id: string or null required",
        "address: string or null required",
        "hash: string required")]
    [TestCase("HelpDeskAuditActor", "type: string required", "id: string or null required", "name: string or null required")]
    [TestCase("HelpDeskAuditSubject", "id: string or null required", "name: string or null required")]
    [TestCase("HelpDeskAuditChange", "field: string required", "old: string or null required", "new: string or null required")]
    [TestCase("HelpDeskMessage", "message: string required")]
    [TestCase("HelpDeskError", "detail: string required", "correlation_id: string", "code: string required")]
    [TestCase("HelpDeskFaults", "detail: array of HelpDeskFault required", "code: string required")]
    [TestCase(
        "HelpDeskFault",
        "type: string required",
        "loc: array of string required",
        "msg: string required",
        "input: any",
        "line: integer int64",
        "code: string required")]
    [TestCase(
        "HelpDeskImport",
        "created: integer int64 required",
        "updated: integer int64 required",
        "unchanged: integer int64 required",
        "failed: integer int64 required",
        "errors: array of HelpDeskFault required",
        "passwords: array of HelpDeskGeneratedPassword")]
    [TestCase("HelpDeskGeneratedPassword", "email: string required", "password: string required")]
    [TestCase(
        "HelpDeskImportFaults",
        "detail: array of HelpDeskFault required",
        "created: integer int64",
        "updated: integer int64",
        "unchanged: integer int64",
        "failed: integer int64",
        "code: string required",
        "passwords: array of HelpDeskGeneratedPassword")]
    [TestCase("UserFileForm", "file: string binary required")]
    [TestCase("BatchGetRequest", "ids: array of string", "emails: array of string", "fields: array of string")]
    [TestCase(
        "HelpDeskFoundUser",
        "id: string uuid",
        "nombre: string",
        "area: string or null",
        "avatar: string or null",
        "is_active: boolean",
        "email: string",
        "rol: string",
        "telefono: string or null")]
    [TestCase("HelpDeskFoundUsers", "found: array of HelpDeskFoundUser required", "missing: array of string required")]
    public void Schema_SaysWhatIsTrue(string name, params string[] members)
    {
        var schema = served.Document.Components!.Schemas![name];

        Assert.Multiple(() =>
        {
            Assert.That(
                schema.Properties!.Select(property => Outline(property.Key, property.Value, schema.Required?.Contains(property.Key) ?? false)),
                Is.EqualTo(members));
            Assert.That(schema.AdditionalPropertiesAllowed, Is.True, "The contract may add members to answers, and ignores what it does not know");
            Assert.That(schema.Description, Is.Not.Empty);
            Assert.That(schema.Properties!.Values.Where(property => property is OpenApiSchema).Select(property => property.Description), Is.All.Not.Empty);
        });
    }

    [Test]
    public void Schemas_AreThoseOfRequestsAndAnswers() => Assert.That(
        served.Document.Components!.Schemas!.Keys,
        Is.EquivalentTo(TestContext.CurrentContext.Test.Type!.GetMethod(nameof(Schema_SaysWhatIsTrue))!
            .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false)
            .Select(testCase => ((TestCaseAttribute)testCase).Arguments[0])));

    [TestCase("logIn", "login")]
    [TestCase("createUser", "admin", "mesa", "area", "usuario")]
    [TestCase("updateUser", "role-and-area", "password-reset", "deactivation")]
    [TestCase("createServiceAccount", "reader")]
    public void Examples_FitTheirSchema(string operationId, params string[] names)
    {
        var media = served.Operation(operationId).RequestBody!.Content!["application/json"];

        Assert.Multiple(() =>
        {
            Assert.That(media.Examples!.Keys, Is.EqualTo(names));
            Assert.That(media.Examples!.Values.SelectMany(example => SchemaChecker.Faults(media.Schema!, example.Value)), Is.Empty);
            Assert.That(media.Examples!.Values.Select(example => example.Summary), Is.All.Not.Empty);
        });
    }

    private IEnumerable<string> QueryOf(string operationId) => served.Operation(operationId).Parameters!
        .Where(parameter => parameter is { In: ParameterLocation.Query, Required: false, Description.Length: > 0 })
        .Select(parameter => $"{parameter.Name}: {TypeOf(parameter.Schema!)}{LengthOf(parameter.Schema!)}{RangeOf(parameter.Schema!)}");

    private static string RangeOf(IOpenApiSchema schema) => schema.Minimum is null ? "" : $" {schema.Minimum} to {schema.Maximum}";

    private static IEnumerable<string> HeadersOf(string status)
    {
        yield return "X-Correlation-ID: string";
        var own = status switch
        {
            "201" => "Location: string",
            "401" => "WWW-Authenticate: string",
            "429" or "503" => "Retry-After: integer",
            _ => null,
        };
        if (own is not null)
        {
            yield return own;
        }
    }

    private static string Outline(string name, IOpenApiSchema schema, bool isRequired) =>
        $"{name}: {TypeOf(schema)}{LengthOf(schema)}{(isRequired ? " required" : "")}";

    private static string LengthOf(IOpenApiSchema schema) =>
        schema.MaxLength is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {schema.MinLength}..{schema.MaxLength}");

    private static string TypeOf(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchemaReference reference)
        {
            return reference.Reference.Id!;
        }

        if (schema.Type is not { } type)
        {
            return "any";
        }

        if (type == JsonSchemaType.Array)
        {
            return $"array of {TypeOf(schema.Items!)}";
        }

        var name = (type & ~JsonSchemaType.Null).ToString().ToLowerInvariant();
        var choices = schema.Enum is { Count: > 0 } names ? $" ({string.Join('|', names)})" : "";
        return name + (type.HasFlag(JsonSchemaType.Null) ? " or null" : "") + (schema.Format is null ? "" : $" {schema.Format}") + choices;
    }
}
