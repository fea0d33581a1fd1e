using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Organizations.Users;

/// <summary>The users of organizations as the contract's document and its rules have them.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class OrganizationUsersTests(string provider)
{
    private const string TypePrefix = "urn:helpdesk-users:problem:";

    private static readonly string[] ItemMembers = ["id", "email", "first_name", "last_name", "active", "roles", "locals", "last_login"];

    private HelpDeskService service = null!;
    private Tenant admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, Tenant.Settings);
        admin = await Tenant.SignInAsync(service);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Examples_OfTheDocument_WorkAsPrinted()
    {
        using var fresh = new HelpDeskService(provider, Tenant.Settings);
        using var alone = await Tenant.SignInAsync(fresh);

        var list = await alone.Client.GetAnswerAsync("/api/v1/users?page=1&limit=20&active=true");
        var created = await alone.Client.PostAnswerAsync("/api/v1/users", """
            {
              "email": "newuser@empresa.com",
              "password": "SecurePass123",
              "first_name": "Nuevo",
              "last_name": "Usuario",
              "role_ids": ["role_vendedor"],
              "local_ids": ["local_01"]
            }
            """);
        var id = (string)created.Json["id"]!;
        var updated = await alone.Client.AnswerAsync(HttpMethod.Put, $"/api/v1/users/{id}", """
            {
              "first_name": "Nuevo Nombre",
              "role_ids": ["role_gerente"],
              "active": false
            }
            """);
        var deleted = await alone.Client.DeleteAnswerAsync($"/api/v1/users/{id}");

        Assert.Multiple(() =>
        {
            Assert.That(list.Status, Is.EqualTo(200));
            Assert.That(list.Members, Is.EqualTo(new[] { "data", "page", "limit", "total", "next_cursor" }));
            Assert.That(list.Text, Does.Match(
                """^\{"data":\[\{"id":"user_\d{3,}","email":"admin@empresa.com","first_name":"Administrador","last_name":"","active":true,"roles":\["Admin"\],"locals":\[\],"last_login":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"\}\],"page":1,"limit":20,"total":1,"next_cursor":null\}$"""));
            Assert.That(created.Status, Is.EqualTo(201));
            Assert.That(created.Text, Does.Match(
                """^\{"id":"user_\d{3,}","email":"newuser@empresa.com","first_name":"Nuevo","last_name":"Usuario","organization_id":"org_123","active":true,"roles":\["Vendedor"\],"locals":\["local_01"\],"created_date":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"\}$"""));
            Assert.That(created.Header("Location"), Is.EqualTo($"/api/v1/users/{id}"));
            Assert.That(updated.Status, Is.EqualTo(200));
            Assert.That(updated.Text, Is.EqualTo(
                $$"""{"id":"{{id}}","email":"newuser@empresa.com","first_name":"Nuevo Nombre","last_name":"Usuario","active":false,"roles":["Gerente"],"locals":["local_01"],"last_login":null}"""));
            Assert.That((deleted.Status, deleted.Text), Is.EqualTo((204, "")));
        });
    }

    [Test]
    public async Task Create_WithSeveralRolesAndLocals_GivesThemAllOnce()
    {
        var created = await admin.CreateAsync(
            ("role_ids", new JsonArray("role_vendedor", "role_gerente", "role_vendedor")),
            ("local_ids", new JsonArray("local_02", "local_01", "local_02")));
        var read = await admin.Client.GetAnswerAsync(created.Header("Location")!);

        Assert.Multiple(() =>
        {
            Assert.That(created.Json["roles"]!.ToJsonString(), Is.EqualTo("""["Gerente","Vendedor"]"""));
            Assert.That(created.Json["locals"]!.ToJsonString(), Is.EqualTo("""["local_01","local_02"]"""));
            Assert.That(read.Members, Is.EqualTo(ItemMembers));
            Assert.That(read.Text, Does.Contain("""
                "roles":["Gerente","Vendedor"],"locals":["local_01","local_02"],"last_login":null
                """));
        });
    }

    [Test]
    public async Task Create_WithoutLocals_GivesNone()
    {
        var body = Tenant.NewUser();
        body.Remove("local_ids");

        var created = await admin.Client.PostAnswerAsync(Tenant.UsersPath, body);

        Assert.That((created.Status, created.Json["locals"]!.ToJsonString()), Is.EqualTo((201, "[]")));
    }

    [TestCase("role_gerente", 200, 403)]
    [TestCase("role_vendedor", 403, 403)]
    [TestCase("role_vendedor role_gerente", 200, 403)]
    [TestCase("role_vendedor role_gerente role_admin", 200, 204)]
    public async Task Roles_GiveTheUnionOfTheirPermissions(string roleIds, int list, int delete)
    {
        using var person = await admin.JoinAsync(service, roleIds.Split(' '));
        var victim = await admin.CreatePathAsync();

        var listed = await person.Client.GetAnswerAsync(Tenant.UsersPath);
        var deleted = await person.Client.DeleteAnswerAsync(victim);

        Assert.That((listed.Status, deleted.Status), Is.EqualTo((list, delete)));
    }

    [TestCase("GET", "", "users:read")]
    [TestCase("GET", "/user_001", "users:read")]
    [TestCase("POST", "", "users:create")]
    [TestCase("PUT", "/user_001", "users:edit")]
    [TestCase("DELETE", "/user_001", "users:delete")]
    public async Task Call_WithoutThePermission_IsForbiddenAndNamesIt(string method, string path, string permission)
    {
        using var person = await admin.JoinAsync(service, "role_vendedor");

        var answer = await person.Client.AnswerAsync(new HttpMethod(method), Tenant.UsersPath + path, method is "POST" or "PUT" ? "{}" : null);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Text, Is.EqualTo(
                $$"""{"type":"urn:helpdesk-users:problem:permission-missing","title":"Permiso insuficiente","status":403,"detail":"Falta el permiso {{permission}}","permission":"{{permission}}"}"""));
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((403, "application/problem+json")));
        });
    }

    [Test]
    public async Task Call_BeforeThePasswordIsChanged_IsForbiddenAndSaysHow()
    {
        var email = (string)(await admin.CreateAsync(("role_ids", new JsonArray("role_admin")))).Json["email"]!;
        using var person = await Tenant.SignInAsync(service, Tenant.Shops, email, "SecurePass123");

        var answer = await person.Client.GetAnswerAsync(Tenant.UsersPath);

        Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((403, TypePrefix + "password-change-required")));
        Assert.That(answer.Detail, Does.Contain("/api/auth/change-password"));
    }

    [TestCase("helpdesk")]
    [TestCase("org_456")]
    [TestCase("no_such_org")]
    [TestCase("ORG_123")]
    [TestCase("org_123,org_123")]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("no es un id")]
    public async Task Call_NamingAnotherOrganization_IsForbiddenWithoutAHintWhetherItExists(string tenant)
    {
        using var client = service.WithToken(admin.Client.DefaultRequestHeaders.Authorization!.Parameter!);
        var answers = new List<Answer>();
        foreach (var (method, path, body) in new[]
        {
            ("GET", "", null), ("GET", "/user_001", null), ("POST", "", "{}"), ("PUT", "/user_001", "{"), ("DELETE", $"/{admin.Id}", null),
        })
        {
            answers.Add(await client.AnswerAsync(new HttpMethod(method), Tenant.UsersPath + path, body, (Tenant.HeaderName, tenant)));
        }

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(403));
            Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo(
                """{"type":"urn:helpdesk-users:problem:foreign-organization","title":"Otra organización","status":403,"detail":"El token no es de la organización que nombra la cabecera X-Tenant-ID"}"""));
        });
    }

    [TestCase("GET", null, 404)]
    [TestCase("PUT", """{"first_name":"Tomada","role_ids":["role_admin"]}""", 404)]
    [TestCase("PUT", """{"email":1}""", 400)]
    [TestCase("DELETE", null, 404)]
    public async Task Call_AboutAForeignUser_AnswersAsForAnUnknownIdAndChangesNothing(string method, string? body, int status)
    {
        using var other = await Tenant.SignInAsync(service, "org_456");
        var path = await admin.CreatePathAsync();
        var before = await admin.Client.GetAnswerAsync(path);

        var foreign = await other.Client.AnswerAsync(new HttpMethod(method), path, body);
        var unknown = await other.Client.AnswerAsync(new HttpMethod(method), $"{Tenant.UsersPath}/user_987654", body);
        var after = await admin.Client.GetAnswerAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That((foreign.Status, foreign.Text), Is.EqualTo((status, unknown.Text)));
            Assert.That(foreign.Headers.Keys, Is.EquivalentTo(unknown.Headers.Keys));
            Assert.That((after.Text, after.Header("ETag")), Is.EqualTo((before.Text, before.Header("ETag"))));
        });
    }

    [Test]
    public async Task RolesAndLocals_OfAnotherOrganization_AreUnknown()
    {
        using var other = await Tenant.SignInAsync(service, "org_456");

        var answer = await other.Client.PostAnswerAsync(
            Tenant.UsersPath,
            Tenant.NewUser(("role_ids", new JsonArray("role_mesa")), ("local_ids", new JsonArray("local_01"))));

        Assert.That(Errors(answer), Is.EqualTo(new[]
        {
            "role_ids: No existe «role_mesa»; debe ser uno de: role_admin, role_gerente, role_vendedor",
            "local_ids: No existe «local_01»: la organización no tiene ninguno",
        }));
    }

    [TestCase("user_1")]
    [TestCase("user_0001")]
    [TestCase("user_000")]
    [TestCase("USER_001")]
    [TestCase("user_001%20")]
    [TestCase("user_-01")]
    [TestCase("user_+01")]
    [TestCase("user_٠٠١")]
    [TestCase("user_99999999999999999999")]
    [TestCase("user_")]
    [TestCase("1")]
    [TestCase("0199aaaa-0000-7000-8000-000000000000")]
    [TestCase("%0d%0aSet-Cookie:%20a=b")]
    public async Task Call_AboutAnIdThatIsWrittenOtherwise_IsNotFound(string id)
    {
        foreach (var (method, body) in new[] { ("GET", null), ("PUT", "{}"), ("DELETE", null) })
        {
            var answer = await admin.Client.AnswerAsync(new HttpMethod(method), $"{Tenant.UsersPath}/{id}", body);

            Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((404, TypePrefix + "user-not-found")));
        }
    }

    [TestCase("{}", "", TestName = "{m}(nothing)")]
    [TestCase("""{"first_name":"Eva"}""", "first_name=Eva")]
    [TestCase("""{"last_name":"  Ruiz Paz "}""", "last_name=Ruiz Paz")]
    [TestCase("""{"last_name":""}""", "last_name=")]
    [TestCase("""{"role_ids":["role_admin","role_gerente"]}""", """roles=["Admin","Gerente"]""")]
    [TestCase("""{"local_ids":[]}""", "locals=[]")]
    [TestCase("""{"local_ids":["local_02"]}""", """locals=["local_02"]""")]
    [TestCase("""{"active":false}""", "active=false")]
    [TestCase("""{"active":true,"unknown":1,"organization_id":"org_456"}""", "", TestName = "{m}(unknown members)")]
    public async Task Update_ChangesWhatIsSentAndKeepsTheRest(string body, string changed)
    {
        var path = await admin.CreatePathAsync();
        var expected = (await admin.Client.GetAnswerAsync(path)).Json.AsObject();
        if (changed.Split('=') is [var name, var value])
        {
            expected[name] = name is "first_name" or "last_name" ? value : JsonNode.Parse(value);
        }

        var updated = await admin.Client.AnswerAsync(HttpMethod.Put, path, body);
        var read = await admin.Client.GetAnswerAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(updated.Status, Is.EqualTo(200));
            Assert.That(JsonNode.DeepEquals(updated.Json, expected), Is.True, updated.Text);
            Assert.That((read.Text, read.Header("ETag")), Is.EqualTo((updated.Text, updated.Header("ETag"))));
        });
    }

    [Test]
    public async Task Update_OfTheEmail_TakesItAsGiven()
    {
        var path = await admin.CreatePathAsync();
        var email = Tenant.NewEmail().Replace("persona", "Persona", StringComparison.Ordinal);

        var updated = await admin.Client.AnswerAsync(HttpMethod.Put, path, new { email = $" {email} " });

        Assert.That((string?)updated.Json["email"], Is.EqualTo(email));
    }

    [TestCase("active", "false", true)]
    [TestCase("role_ids", """["role_vendedor"]""", true)]
    [TestCase("local_ids", """["local_02"]""", false)]
    public async Task Update_OfAccess_EndsTheTokensAtOnce(string member, string value, bool isOut)
    {
        using var person = await admin.JoinAsync(service, "role_gerente");
        var path = $"{Tenant.UsersPath}/{person.Id}";

        await admin.Client.AnswerAsync(HttpMethod.Put, path, $$"""{"{{member}}":{{value}}}""");
        var refused = await person.Client.GetAnswerAsync(Tenant.UsersPath);
        await admin.Client.AnswerAsync(HttpMethod.Put, path, """{"active":true}""");
        var after = await person.Client.GetAnswerAsync(Tenant.UsersPath);

        Assert.That((refused.Status, after.Status), Is.EqualTo(isOut ? (401, 401) : (200, 200)));
        Assert.That(refused.Header("WWW-Authenticate"), isOut ? Does.StartWith("Bearer") : Is.Null);
    }

    [TestCase("DELETE", null)]
    [TestCase("PUT", """{"active":false}""")]
    [TestCase("PUT", """{"role_ids":["role_gerente"]}""")]
    public async Task Call_AboutTheLastAdministrator_IsAConflict(string method, string? body)
    {
        using var other = await Tenant.SignInAsync(service, "org_456");

        var answer = await other.Client.AnswerAsync(new HttpMethod(method), $"{Tenant.UsersPath}/{other.Id}", body);

        Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((409, TypePrefix + "last-administrator")));
    }

    [Test]
    public async Task CreateAndUpdate_WithATakenEmail_AreAConflict()
    {
        var path = await admin.CreatePathAsync();

        var created = await admin.Client.PostAnswerAsync(Tenant.UsersPath, Tenant.NewUser(("email", " ADMIN@empresa.com ")));
        var updated = await admin.Client.AnswerAsync(HttpMethod.Put, path, new { email = "Admin@Empresa.com" });

        foreach (var answer in new[] { created, updated })
        {
            Assert.That(answer.Text, Is.EqualTo(
                """{"type":"urn:helpdesk-users:problem:email-taken","title":"Correo ya registrado","status":409,"detail":"Otro usuario de la organización tiene este correo electrónico"}"""));
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((409, "application/problem+json")));
        }
    }

    [TestCase("{", "body: El cuerpo no es JSON válido, o repite un miembro")]
    [TestCase("", "body: El cuerpo de la solicitud es obligatorio")]
    [TestCase("null", "body: El cuerpo de la solicitud es obligatorio")]
    [TestCase("[]", "body: El cuerpo debe ser un objeto JSON")]
    [TestCase("""{"email":"a@b.co","email":"c@d.co"}""", "body: El cuerpo no es JSON válido, o repite un miembro")]
    [TestCase(
        "{}",
        "email: Este campo es obligatorio",
        "password: Este campo es obligatorio",
        "first_name: Este campo es obligatorio",
        "last_name: Este campo es obligatorio",
        "role_ids: Este campo es obligatorio")]
    [TestCase(
        """{"email":1,"password":[],"first_name":{},"last_name":true,"role_ids":"role_vendedor","local_ids":[1]}""",
        "email: Debe ser un texto",
        "password: Debe ser un texto",
        "first_name: Debe ser un texto",
        "last_name: Debe ser un texto",
        "role_ids: Debe ser una lista de textos",
        "local_ids: Debe ser una lista de textos")]
    [TestCase(
        """{"email":null,"password":null,"first_name":null,"last_name":null,"role_ids":null,"local_ids":null}""",
        "email: Debe ser un texto",
        "password: Debe ser un texto",
        "first_name: Debe ser un texto",
        "last_name: Debe ser un texto",
        "role_ids: Debe ser una lista de textos",
        "local_ids: Debe ser una lista de textos")]
    [TestCase(
        """{"email":"sin arroba","password":"12345","first_name":" ","last_name":"","role_ids":["role_x","role_vendedor","Vendedor"],"local_ids":["local_99"]}""",
        "email: Debe ser un correo electrónico válido",
        "password: Debe tener al menos 6 caracteres",
        "first_name: Debe tener al menos 1 carácter",
        "role_ids: No existe «role_x»; debe ser uno de: role_admin, role_gerente, role_vendedor",
        "role_ids: No existe «Vendedor»; debe ser uno de: role_admin, role_gerente, role_vendedor",
        "local_ids: No existe «local_99»; debe ser uno de: local_01, local_02")]
    [TestCase(
        """{"email":"a@b.co","password":"SecurePass123","first_name":"\ud800","last_name":"B","role_ids":["\udc00"]}""",
        "first_name: Contiene caracteres no permitidos",
        "role_ids: Contiene caracteres no permitidos")]
    public async Task Create_WithFaults_NamesThemAllByMember(string body, params string[] errors)
    {
        var answer = await admin.Client.PostAnswerAsync(Tenant.UsersPath, body);

        Assert.Multiple(() =>
        {
            Assert.That(Errors(answer), Is.EqualTo(errors));
            Assert.That(answer.Members, Is.EqualTo(new[] { "type", "title", "status", "detail", "errors" }));
            Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((400, TypePrefix + "validation-failed")));
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("application/problem+json"));
        });
    }

    [TestCase("email", "email: Debe ser un texto")]
    [TestCase("first_name", "first_name: Debe ser un texto")]
    [TestCase("last_name", "last_name: Debe ser un texto")]
    [TestCase("role_ids", "role_ids: Debe ser una lista de textos")]
    [TestCase("local_ids", "local_ids: Debe ser una lista de textos")]
    [TestCase("active", "active: Debe ser true o false")]
    public async Task Update_WithNull_IsRefused(string member, string error)
    {
        var path = await admin.CreatePathAsync();

        var answer = await admin.Client.AnswerAsync(HttpMethod.Put, path, $$"""{"{{member}}":null}""");

        Assert.That((answer.Status, string.Join('|', Errors(answer))), Is.EqualTo((400, error)));
    }

    [Test]
    public async Task Create_WithMoreUnknownRolesThanAnybodyReads_NamesSomeOfThem()
    {
        var ids = new JsonArray([.. Enumerable.Range(0, 1000).Select(number => JsonValue.Create($"role_{number}{new string('x', 200)}"))]);

        var answer = await admin.Client.PostAnswerAsync(Tenant.UsersPath, Tenant.NewUser(("role_ids", ids)));

        Assert.That((answer.Status, Errors(answer).Length), Is.EqualTo((400, 20)));
        Assert.That(answer.Text, Has.Length.LessThan(10_000));
    }

    [Test]
    public async Task RoleThatNeedsAnArea_IsRefusedUntilTheUserHasOne()
    {
        using var helpDesk = await service.SignInAsync();
        using var person = await Person.CreateAsync(service, helpDesk);
        using var desk = await Tenant.SignInAsync(service, "helpdesk", HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);
        var found = (await desk.Client.GetAnswerAsync($"{Tenant.UsersPath}?q={person.Email}")).Json["data"]![0]!;
        var path = $"{Tenant.UsersPath}/{found["id"]}";
        const string toArea = """{"role_ids":["role_area"]}""";

        var created = await desk.Client.PostAnswerAsync(Tenant.UsersPath, Tenant.NewUser(("role_ids", new JsonArray("role_area")), ("local_ids", new JsonArray())));
        var refused = await desk.Client.AnswerAsync(HttpMethod.Put, path, toArea);
        await helpDesk.PatchAnswerAsync(person.Path, new { area = "redes" });
        var updated = await desk.Client.AnswerAsync(HttpMethod.Put, path, toArea);
        var seen = await helpDesk.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(found["roles"]!.ToJsonString(), Is.EqualTo("""["USUARIO"]"""));
            foreach (var answer in new[] { created, refused })
            {
                Assert.That((answer.Status, string.Join('|', Errors(answer))), Is.EqualTo(
                    (400, "role_ids: Uno de los roles necesita un área, y el usuario no tiene ninguna: asígnasela en la mesa de ayuda")));
            }

            Assert.That((updated.Status, updated.Json["roles"]!.ToJsonString()), Is.EqualTo((200, """["AREA"]""")));
            Assert.That(((string?)seen.Json["rol"], (string?)seen.Json["area"]), Is.EqualTo(("AREA", "REDES")));
        });
    }

    [TestCase("helpdesk", "ADMIN", "role_usuario", "USUARIO")]
    [TestCase("cms", "administrador", "role_autor", "autor")]
    [TestCase("works", "admin", "role_user", "user")]
    public async Task Organizations_OfEveryTemplate_AreServed(string tenant, string adminRole, string roleId, string role)
    {
        var (email, password) = tenant == "helpdesk"
            ? (HelpDeskService.AdminEmail, HelpDeskService.AdminPassword)
            : (Tenant.AdminEmail, Tenant.AdminPassword);
        using var person = await Tenant.SignInAsync(service, tenant, email, password);

        var self = await person.Client.GetAnswerAsync($"{Tenant.UsersPath}/{person.Id}");
        var created = await person.Client.PostAnswerAsync(
            Tenant.UsersPath,
            Tenant.NewUser(("role_ids", new JsonArray(roleId)), ("local_ids", new JsonArray())));

        Assert.Multiple(() =>
        {
            Assert.That((self.Status, (string?)self.Json["roles"]![0]), Is.EqualTo((200, adminRole)));
            Assert.That((created.Status, (string?)created.Json["roles"]![0], (string?)created.Json["organization_id"]), Is.EqualTo((201, role, tenant)));
        });
    }

    [Test]
    public async Task Service_OfTheOrganization_ReadsUsersWithTheHeader()
    {
        using var helpDesk = await service.SignInAsync();
        var account = await TestService.CreateAsync(service, helpDesk);
        using var client = await account.SignInAsync();

        var own = await client.AnswerAsync(HttpMethod.Get, Tenant.UsersPath, null, (Tenant.HeaderName, "helpdesk"));
        var foreign = await client.AnswerAsync(HttpMethod.Get, Tenant.UsersPath, null, (Tenant.HeaderName, Tenant.Shops));
        var deleted = await client.AnswerAsync(HttpMethod.Delete, $"{Tenant.UsersPath}/user_001", null, (Tenant.HeaderName, "helpdesk"));

        Assert.That((own.Status, foreign.Status, deleted.Status), Is.EqualTo((200, 403, 403)));
        Assert.That((string?)deleted.Json["permission"], Is.EqualTo("users:delete"));
    }

    [TestCase(null, null)]
    [TestCase("garbage", null)]
    [TestCase(null, "helpdesk")]
    public async Task Call_WithoutAToken_IsUnauthorized(string? token, string? tenant)
    {
        using var client = token is null ? service.CreateClient() : service.WithToken(token);

        var answer = await client.AnswerAsync(HttpMethod.Get, Tenant.UsersPath, null, (Tenant.HeaderName, tenant ?? Tenant.Shops));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Text, Is.EqualTo(
                """{"type":"urn:helpdesk-users:problem:sign-in-required","title":"No autenticado","status":401,"detail":"Falta el token de acceso, o ya no vale"}"""));
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((401, "application/problem+json")));
            Assert.That(answer.Header("WWW-Authenticate"), Does.StartWith("Bearer"));
        });
    }

    [TestCase("POST", "/user_001")]
    [TestCase("PUT", "")]
    [TestCase("DELETE", "")]
    public async Task Call_WithAnotherMethod_IsNotAllowed(string method, string path)
    {
        var answer = await admin.Client.AnswerAsync(new HttpMethod(method), Tenant.UsersPath + path, "{}");

        Assert.That(
            (answer.Status, (string?)answer.Json["type"], answer.Header("Content-Type")),
            Is.EqualTo((405, TypePrefix + "method-not-allowed", "application/problem+json")));
        Assert.That(answer.Header("Allow"), Is.Not.Null);
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/merge-patch+json")]
    public async Task Create_WithAnotherContentType_IsUnsupported(string contentType)
    {
        using var content = new StringContent("{}", Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));

        var answer = await admin.Client.PostAnswerAsync(Tenant.UsersPath, content);

        Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((415, TypePrefix + "unsupported-media-type")));
    }

    [Test]
    public async Task Create_WithATooLargeBody_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Tenant.UsersPath)
        {
            // The refusal comes before the body is sent.
            Headers = { ExpectContinue = true },
            Content = new StringContent(new('a', 2_000_000), Encoding.UTF8, "application/json"),
        };

        var answer = await admin.Client.AnswerAsync(request);

        Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((413, TypePrefix + "body-too-large")));
    }

    [Test]
    public async Task IfMatch_WithTheTagThatIsThere_WritesAndWithAnotherDoesNot()
    {
        var path = await admin.CreatePathAsync();
        var tag = (await admin.Client.GetAnswerAsync(path)).Header("ETag")!;

        var first = await admin.Client.AnswerAsync(HttpMethod.Put, path, """{"first_name":"Uno"}""", ("If-Match", tag));
        var late = await admin.Client.AnswerAsync(HttpMethod.Put, path, """{"first_name":"Dos"}""", ("If-Match", tag));
        var deletedLate = await admin.Client.AnswerAsync(HttpMethod.Delete, path, null, ("If-Match", tag));
        var deleted = await admin.Client.AnswerAsync(HttpMethod.Delete, path, null, ("If-Match", first.Header("ETag")!));

        Assert.Multiple(() =>
        {
            Assert.That(new[] { first.Status, late.Status, deletedLate.Status, deleted.Status }, Is.EqualTo(new[] { 200, 412, 412, 204 }));
            Assert.That((string?)late.Json["type"], Is.EqualTo(TypePrefix + "version-mismatch"));
        });
    }

    [Test]
    public async Task IdempotencyKey_SentAgain_RepeatsTheAnswerAndWithAnotherBodyIsRefused()
    {
        var body = Tenant.NewUser();
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());

        var first = await admin.Client.AnswerAsync(HttpMethod.Post, Tenant.UsersPath, body, key);
        var again = await admin.Client.AnswerAsync(HttpMethod.Post, Tenant.UsersPath, body, key);
        var other = await admin.Client.AnswerAsync(HttpMethod.Post, Tenant.UsersPath, Tenant.NewUser(), key);
        var blank = await admin.Client.AnswerAsync(HttpMethod.Post, Tenant.UsersPath, Tenant.NewUser(), ("Idempotency-Key", ""));

        Assert.Multiple(() =>
        {
            Assert.That((again.Status, again.Text), Is.EqualTo((201, first.Text)));
            Assert.That(
                new[] { again.Header("Location"), again.Header("ETag") },
                Is.EqualTo(new[] { first.Header("Location"), first.Header("ETag") }));
            Assert.That((other.Status, (string?)other.Json["type"]), Is.EqualTo((422, TypePrefix + "idempotency-key-reused")));
            Assert.That(other.Members, Is.EqualTo(new[] { "type", "title", "status", "detail" }));
            Assert.That((blank.Status, string.Join('|', Errors(blank))), Is.EqualTo((400, "Idempotency-Key: No tiene la forma debida")));
        });
    }

    [Test]
    public async Task Create_OfOneEmailManyTimesAtOnce_SucceedsOnce()
    {
        var body = Tenant.NewUser().ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.Client.PostAnswerAsync(Tenant.UsersPath, body)));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 201 }.Concat(Enumerable.Repeat(409, 7))));
    }

    [Test]
    public async Task Failure_NobodyExpected_IsAProblemThatTheLogKnows()
    {
        using var broken = new HelpDeskService(provider, Tenant.Settings);
        using var person = await Tenant.SignInAsync(broken);
        await broken.Database.HideTableAsync("Locals");

        var answer = await person.Client.AnswerAsync(HttpMethod.Post, Tenant.UsersPath, Tenant.NewUser(), ("X-Correlation-ID", "fallo-1"));

        Assert.That(answer.Text, Is.EqualTo(
            """{"type":"urn:helpdesk-users:problem:internal-error","title":"Error interno","status":500,"detail":"El servidor ha fallado; correlation_id encuentra el fallo en su registro","correlation_id":"fallo-1"}"""));
        Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((500, "application/problem+json")));
    }

    [Test]
    public async Task Times_AreUtcInWholeSeconds()
    {
        using var person = await admin.JoinAsync(service, "role_vendedor");

        var read = await admin.Client.GetAnswerAsync($"{Tenant.UsersPath}/{person.Id}");

        var text = (string)read.Json["last_login"]!;
        Assert.That(
            DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Is.EqualTo(service.Clock.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
    }

    /// <summary>The faults of a 400 in order, each like <c>email: Debe ser un texto</c>.</summary>
    private static string[] Errors(Answer answer) =>
        [.. answer.Json["errors"]!.AsObject().SelectMany(member => member.Value!.AsArray().Select(message => $"{member.Key}: {message}"))];
}
