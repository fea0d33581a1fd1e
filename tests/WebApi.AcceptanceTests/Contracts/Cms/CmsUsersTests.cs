using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

/// <summary>Users created, read, changed and deleted through the contract.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CmsUsersTests(string provider) : CmsFixture(provider)
{
    private const string Long = "12345678901234567890123456789012345678901234567890123456789012345";

    private static readonly string[] OddIds =
        ["0", "-1", "+1", "01", "1.0", "1e0", "%201", "1%20", "user_001", "null", "9223372036854775808", "99999999999999999999", "%D9%A1", "0199aaaa-0000-7000-8000-000000000000"];

    [Test]
    public async Task Create_Answers201WithTheObjectAndItsPlace()
    {
        var answer = await Admin.PostAnswerAsync(Users, NewUser(("username", "Carlos_M"), ("email", "Carlos.M@redaccion.example")));

        var (id, created) = ((long)answer.Json["id"]!, Recent(answer.Json["createdAt"]));
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(answer.Header("Location"), Is.EqualTo(Path(id)));
            Assert.That(answer.Header("ETag"), Is.EqualTo("\"1\""));
            Assert.That(answer.Text, Is.EqualTo(string.Concat($$$"""
                {"id":{{{id}}},"username":"Carlos_M","email":"Carlos.M@redaccion.example","firstName":"Carlos","lastName":"Martínez","role":"autor",
                "avatar":"https://ui-avatars.com/api/?name=Carlos+Mart%C3%ADnez","status":"active","lastLogin":null,"createdAt":"{{{created}}}",
                "permissions":["crear_post","editar_post_propio"],"stats":{}}
                """.Split('\n'))));
        });
    }

    [TestCase("Juan Carlos", "de la O y Ñandú", "Juan+Carlos+de+la+O+y+%C3%91and%C3%BA")]
    [TestCase("Ana", "", "Ana")]
    [TestCase("A&B", "C+D=E", "A%26B+C%2BD%3DE")]
    public async Task Create_WithoutAPicture_MakesOneOfTheName(string firstName, string lastName, string name)
    {
        var user = await CreateAsync(("firstName", firstName), ("lastName", lastName));

        Assert.That(
            ((string?)user["firstName"], (string?)user["lastName"], (string?)user["avatar"]),
            Is.EqualTo((firstName, lastName, $"https://ui-avatars.com/api/?name={name}")));
    }

    [TestCase("3", "autor")]
    [TestCase("\"autor\"", "autor")]
    [TestCase("\"creador\"", "autor")]
    [TestCase("\"escritor\"", "autor")]
    [TestCase("\"administrador\"", "administrador")]
    public async Task Create_WithARole_TakesItsNumberOrOneOfItsNames(string rolId, string role)
    {
        var user = await CreateAsync(("rolId", JsonNode.Parse(rolId)));

        Assert.That((string?)user["role"], Is.EqualTo(role));
    }

    [Test]
    public async Task Create_WithoutAUsername_MakesOneThatIsFree()
    {
        var first = await CreateAsync(("email", "repetida@uno.example"));
        var second = await CreateAsync(("email", "repetida@dos.example"), ("username", null));
        var third = await CreateAsync(("email", "Repetida@tres.example"));

        Assert.That(new[] { first, second, third }.Select(user => (string?)user["username"]), Is.EqualTo(new[] { "repetida", "repetida2", "Repetida3" }));
    }

    [Test]
    public async Task Create_WhenManyWouldGetOneUsername_GivesEachItsOwn()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Admin.PostAnswerAsync(Users, NewUser(("email", $"multitud@sitio{i}.example")))));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201));
            Assert.That(answers.Select(answer => (string?)answer.Json["username"]), Is.Unique.And.All.StartsWith("multitud"));
        });
    }

    [TestCase("email", "Email already exists")]
    [TestCase("username", "Username already exists")]
    public async Task Create_WhenTaken_IsAConflictThatSaysWhat(string member, string message)
    {
        var user = await CreateAsync();

        var answer = await Admin.PostAnswerAsync(Users, NewUser((member, ((string)user[member]!).ToUpperInvariant())));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((409, Refusal(409, message, "Conflict"))));
    }

    [TestCase("{}", "email is required; password is required; firstName is required; lastName is required; rolId is required")]
    [TestCase("""{"email":1,"password":[],"username":true,"firstName":{},"lastName":null,"rolId":null}""",
        "email must be a string; password must be a string; username must be a string; firstName must be a string; lastName must be a string; Invalid role ID")]
    [TestCase("""{"email":"ana","password":"12345","username":"a b","firstName":" ","lastName":"Paz","rolId":9}""",
        "email must be a valid email address; password must have at least 6 characters; username has characters that are not allowed; firstName must have at least 1 characters; Invalid role ID")]
    [TestCase($$"""{"email":"ana@x.example","password":"Inicial-1","username":"{{Long}}","firstName":"Ana","lastName":"P\u200bz","rolId":"jefe"}""",
        "username must have at most 64 characters; lastName has characters that are not allowed; Invalid role ID")]
    [TestCase("""{"email":"\ud800@x.example","password":"Inicial-1","firstName":"Ana","lastName":"Paz","rolId":[3]}""", "email has characters that are not allowed; Invalid role ID")]
    [TestCase("[]", "The body must be a JSON object")]
    [TestCase("null", "The body is required")]
    [TestCase("", "The body is required")]
    [TestCase("{", "The body is not valid JSON, or repeats a member")]
    [TestCase("""{"email":"a@x.example","email":"b@x.example"}""", "The body is not valid JSON, or repeats a member")]
    public async Task Create_WhenWrong_TellsAllFaults(string body, string message)
    {
        var answer = await Admin.PostAnswerAsync(Users, body);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((400, Refusal(400, message, "Bad Request"))));
    }

    [TestCase("\"3\"")]
    [TestCase("0")]
    [TestCase("-3")]
    [TestCase("2.5")]
    [TestCase("1e99")]
    [TestCase("true")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\"Autor\"")]
    [TestCase("\"role_autor\"")]
    public async Task Update_WithWhatIsNoRole_SaysJustThat(string rolId)
    {
        var id = (long)(await CreateAsync())["id"]!;

        var answer = await Admin.PatchAnswerAsync(Path(id), $$"""{"id":{{id}},"rolId":{{rolId}}}""");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((400, Refusal(400, "Invalid role ID", "Bad Request"))));
    }

    [TestCase("""{"rolId":2}""", "id is required")]
    [TestCase("""{"id":1,"rolId":2}""", "id must equal the id of the path")]
    [TestCase("""{"id":"ID","rolId":2}""", "id must be a whole number")]
    [TestCase("""{"id":null,"rolId":2}""", "id must be a whole number")]
    [TestCase("""{"id":ID.5,"rolId":2}""", "id must be a whole number")]
    [TestCase("""{"id":ID}""", "rolId or status is required")]
    [TestCase("{}", "id is required; rolId or status is required")]
    [TestCase("""{"id":ID,"status":"deleted"}""", "status must be one of: active, inactive, suspended")]
    [TestCase("""{"id":ID,"status":"Active"}""", "status must be one of: active, inactive, suspended")]
    [TestCase("""{"id":ID,"status":1}""", "status must be a string")]
    [TestCase("""{"id":ID,"status":null}""", "status must be a string")]
    [TestCase("""{"id":2,"rolId":9,"status":"x"}""", "id must equal the id of the path; Invalid role ID; status must be one of: active, inactive, suspended")]
    [TestCase("[]", "The body must be a JSON object")]
    [TestCase("", "The body is required")]
    public async Task Update_WhenWrong_TellsAllFaultsAndChangesNothing(string body, string message)
    {
        var user = await CreateAsync();
        var id = (long)user["id"]!;

        var answer = await Admin.PatchAnswerAsync(Path(id), body.Replace("ID", $"{id}", StringComparison.Ordinal));
        var after = await Admin.GetAnswerAsync(Path(id));

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((400, Refusal(400, message, "Bad Request"))));
            Assert.That(after.Json.ToJsonString(), Is.EqualTo(user.ToJsonString()));
        });
    }

    [Test]
    public async Task Update_WithRoleAndStatusAndMore_ChangesTheTwoAndIgnoresTheRest()
    {
        var user = await CreateAsync();
        var id = (long)user["id"]!;

        var answer = await Admin.PatchAnswerAsync(Path(id), new { id, rolId = "editor", status = "inactive", email = "otra@redaccion.example", permissions = new[] { "admin_completo" } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(((string?)answer.Json["role"], (string?)answer.Json["status"]), Is.EqualTo(("editor", "inactive")));
            Assert.That((string?)answer.Json["email"], Is.EqualTo((string?)user["email"]));
            Assert.That(answer.Header("ETag"), Is.Not.EqualTo("\"1\""));
        });
    }

    [Test]
    public async Task Update_OfTheRole_CountsWithTheNextRequest()
    {
        var (user, client) = await JoinAsync(("rolId", 1));
        var id = (long)user["id"]!;
        var before = await client.GetAnswerAsync(Users);

        await Admin.PatchAnswerAsync(Path(id), new { id, rolId = 4 });

        var after = await client.GetAnswerAsync(Users);
        using var again = await SignInAsync((string)user["email"]!, "Elegida-1");
        var demoted = await again.GetAnswerAsync(Users);
        client.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(before.Status, Is.EqualTo(200));
            Assert.That((after.Status, after.Text), Is.EqualTo((401, Unauthorized)));
            Assert.That((demoted.Status, demoted.Text), Is.EqualTo((403, Forbidden)));
        });
    }

    [TestCase("suspended")]
    [TestCase("inactive")]
    public async Task Update_OfTheStatus_SignsTheUserOutEverywhereAtOnce(string status)
    {
        var (user, client) = await JoinAsync();
        var id = (long)user["id"]!;
        var refresh = (string)(await Service.Client.PostAnswerAsync(LogInPath, new { email = (string)user["email"]!, password = "Elegida-1" })).Json["refreshToken"]!;

        await Admin.PatchAnswerAsync(Path(id), new { id, status });

        var call = await client.GetAnswerAsync(Roles);
        var me = await client.GetAnswerAsync("/api/auth/me");
        var refreshed = await Service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = refresh });
        await Admin.PatchAnswerAsync(Path(id), new { id, status = "active" });
        var revived = await client.GetAnswerAsync(Roles);
        client.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That((call.Status, call.Text), Is.EqualTo((401, Unauthorized)));
            Assert.That((me.Status, refreshed.Status), Is.EqualTo((401, 401)));
            Assert.That(revived.Status, Is.EqualTo(401), "old tokens stay ended");
        });
    }

    [TestCase("PATCH", """{"id":ID,"rolId":2}""")]
    [TestCase("PATCH", """{"id":ID,"status":"suspended"}""")]
    [TestCase("PATCH", """{"id":ID,"status":"inactive"}""")]
    [TestCase("DELETE", null)]
    public async Task Call_AgainstTheLastAdministrator_IsAConflict(string method, string? body)
    {
        using var service = new HelpDeskService(
            Provider,
            ("Organizations:0:Id", "cms"),
            ("Organizations:0:Template", "cms"),
            ("Organizations:0:AdminEmail", AdminEmail),
            ("Organizations:0:AdminPassword", AdminPassword));
        var login = await service.Client.PostAnswerAsync(LogInPath, new { email = AdminEmail, password = AdminPassword });
        using var admin = service.WithToken((string)login.Json["accessToken"]!);
        var id = (long)login.Json["user"]!["id"]!;

        var answer = await admin.AnswerAsync(new HttpMethod(method), Path(id), body?.Replace("ID", $"{id}", StringComparison.Ordinal));
        var after = await admin.GetAnswerAsync(Path(id));

        Assert.Multiple(() =>
        {
            Assert.That(
                (answer.Status, answer.Text),
                Is.EqualTo((409, Refusal(409, "The last active administrator cannot be deleted, locked out or given another role", "Conflict"))));
            Assert.That(((string?)after.Json["role"], (string?)after.Json["status"]), Is.EqualTo(("administrador", "active")));
        });
    }

    [TestCaseSource(nameof(OddIds))]
    public async Task Call_AboutAnOddId_IsNotFound(string id)
    {
        foreach (var (method, path, body) in new[]
        {
            ("GET", $"{Users}/{id}", null),
            ("PATCH", $"{Users}/{id}", """{"id":1,"rolId":2}"""),
            ("PATCH", $"{Users}/{id}/stats", """{"views":1}"""),
            ("DELETE", $"{Users}/{id}", null),
        })
        {
            var answer = await Admin.AnswerAsync(new HttpMethod(method), path, body);

            Assert.That((answer.Status, answer.Text), Is.EqualTo((404, NotFound)), $"{method} {path}");
        }
    }

    [Test]
    public async Task Write_WithIfMatch_IsRefusedWhenTheUserHasChanged()
    {
        var id = (long)(await CreateAsync())["id"]!;
        var tag = (await Admin.GetAnswerAsync(Path(id))).Header("ETag")!;
        var stale = ("If-Match", "\"99\"");
        const string Message = "The user has changed since it was read";

        var lost = await Admin.AnswerAsync(HttpMethod.Patch, Path(id), new { id, rolId = 2 }, stale);
        var won = await Admin.AnswerAsync(HttpMethod.Patch, Path(id), new { id, rolId = 2 }, ("If-Match", tag));
        var lostDelete = await Admin.AnswerAsync(HttpMethod.Delete, Path(id), null, ("If-Match", tag));
        var wonDelete = await Admin.AnswerAsync(HttpMethod.Delete, Path(id), null, ("If-Match", won.Header("ETag")!));

        Assert.Multiple(() =>
        {
            Assert.That((lost.Status, lost.Text), Is.EqualTo((412, Refusal(412, Message, "Precondition Failed"))));
            Assert.That(won.Status, Is.EqualTo(200));
            Assert.That(lostDelete.Status, Is.EqualTo(412));
            Assert.That(wonDelete.Status, Is.EqualTo(204));
        });
    }

    [Test]
    public async Task Create_WithAnIdempotencyKey_IsCarriedOutOnce()
    {
        var body = NewUser();
        var key = ("Idempotency-Key", "cms-1");

        var first = await Admin.AnswerAsync(HttpMethod.Post, Users, body, key);
        var again = await Admin.AnswerAsync(HttpMethod.Post, Users, body, key);
        var other = await Admin.AnswerAsync(HttpMethod.Post, Users, NewUser(), key);
        var malformed = await Admin.AnswerAsync(HttpMethod.Post, Users, NewUser(), ("Idempotency-Key", new string('k', 256)));

        Assert.Multiple(() =>
        {
            Assert.That((first.Status, again.Status), Is.EqualTo((201, 201)));
            Assert.That(again.Text, Is.EqualTo(first.Text));
            Assert.That((other.Status, other.Text), Is.EqualTo((422, Refusal(422, "The Idempotency-Key came before, with another request", "Unprocessable Entity"))));
            Assert.That((malformed.Status, malformed.Text), Is.EqualTo((400, Refusal(400, "Idempotency-Key must have 1 to 255 characters of ASCII", "Bad Request"))));
        });
    }

    [Test]
    public async Task Call_WithoutAToken_IsUnauthorized()
    {
        foreach (var (method, path) in new[] { ("GET", Users), ("POST", Users), ("GET", Path(1)), ("PATCH", Path(1)), ("DELETE", Path(1)), ("PATCH", $"{Path(1)}/stats"), ("GET", Roles) })
        {
            var answer = await Service.Client.AnswerAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : "{}");

            Assert.Multiple(() =>
            {
                Assert.That((answer.Status, answer.Text), Is.EqualTo((401, Unauthorized)), $"{method} {path}");
                Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
            });
        }
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Call_WithoutThePermission_IsForbiddenButRolesAreReadable(int rolId)
    {
        var (user, client) = await JoinAsync(("rolId", rolId));
        var id = (long)user["id"]!;

        foreach (var (method, path, body) in new (string, string, object?)[]
        {
            ("GET", Users, null),
            ("POST", Users, NewUser()),
            ("GET", Path(id), null),
            ("PATCH", Path(id), new { id, rolId = 1 }),
            ("PATCH", $"{Path(id)}/stats", new { views = 1 }),
            ("DELETE", Path(id), null),
        })
        {
            var answer = await client.AnswerAsync(new HttpMethod(method), path, body);

            Assert.That((answer.Status, answer.Text), Is.EqualTo((403, Forbidden)), $"{method} {path}");
        }

        var roles = await client.GetAnswerAsync(Roles);
        client.Dispose();
        Assert.That(roles.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Call_OfAServiceThatMayRead_Reads()
    {
        using var reader = await SignInServiceAsync("users:read");

        var list = await reader.GetAnswerAsync(Users);
        var roles = await reader.GetAnswerAsync(Roles);
        var create = await reader.PostAnswerAsync(Users, NewUser());

        Assert.That(new[] { list.Status, roles.Status, create.Status }, Is.EqualTo(new[] { 200, 200, 403 }));
    }

    [TestCase("GET", "/api/v1", 404, "Not Found")]
    [TestCase("GET", "/api/v1/rbac", 404, "Not Found")]
    [TestCase("GET", "/api/v1/users/1/posts", 404, "Not Found")]
    [TestCase("PUT", "/api/v1/users/1", 405, "Method Not Allowed")]
    [TestCase("POST", "/api/v1/rbac/roles", 405, "Method Not Allowed")]
    [TestCase("GET", "/api/v1/auth/login", 405, "Method Not Allowed")]
    public async Task Call_OfWhatIsNotServed_AnswersInTheContractsShape(string method, string path, int status, string message)
    {
        foreach (var client in new[] { Service.Client, Admin })
        {
            var answer = await client.AnswerAsync(new HttpMethod(method), path);

            Assert.That((answer.Status, answer.Text), Is.EqualTo((status, Refusal(status, message, message))));
        }
    }

    [Test]
    public async Task Call_WithAnotherContentType_AnswersInTheContractsShape()
    {
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");

        var answer = await Admin.AnswerAsync(HttpMethod.Post, Users, text);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((415, Refusal(415, "The body must be application/json", "Unsupported Media Type"))));
    }

    [Test]
    public async Task Call_WithALargeBody_AnswersInTheContractsShape()
    {
        var answer = await Admin.PostAnswerAsync(Users, $$"""{"email":"{{new string('a', 1024 * 1024)}}"}""");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((413, Refusal(413, "The body is larger than 1 MB", "Payload Too Large"))));
    }
}
