using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

/// <summary>The examples of the contract's document as they are printed there, and what else administrators may ask for.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WorksUsersTests(string provider) : WorksFixture(provider)
{
    private const string Taken = """{"statusCode":400,"message":"El correo electrónico ya está registrado."}""";
    private const string Instant = @"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\z";

    private static readonly string[] Members = ["id", "email", "nombreCompleto", "roles", "isActive", "mustChangePassword", "createdAt", "updatedAt"];

    // What is sent instead of a member of a good body, and what is said of it.
    private static readonly object[][] Faults =
    [
        ["nombreCompleto", "\"ab\"", "nombreCompleto must be longer than or equal to 3 characters"],
        ["nombreCompleto", "\" ab \"", "nombreCompleto must be longer than or equal to 3 characters"],
        ["nombreCompleto", "\"\"", "nombreCompleto must be longer than or equal to 3 characters"],
        ["nombreCompleto", "null", "nombreCompleto must be longer than or equal to 3 characters|nombreCompleto must be a string"],
        ["nombreCompleto", "7", "nombreCompleto must be longer than or equal to 3 characters|nombreCompleto must be a string"],
        ["nombreCompleto", "\"Ana\\u0000Ruiz\"", "nombreCompleto must not contain control, invisible or broken characters"],
        ["nombreCompleto", "\"Ana \\ud800\"", "nombreCompleto must not contain control, invisible or broken characters"],
        ["password", "\"12345\"", "La contraseña debe tener al menos 6 caracteres"],
        ["password", "null", "La contraseña debe tener al menos 6 caracteres|password must be a string"],
        ["password", "123456", "La contraseña debe tener al menos 6 caracteres|password must be a string"],
        ["email", "\"maria\"", "email must be an email"],
        ["email", "\"\"", "email must be an email"],
        ["email", "null", "email must be an email"],
        ["email", "[\"a@b.mx\"]", "email must be an email"],
        ["roles", "\"jefe\"", "roles must be one of the following values: admin, user"],
        ["roles", "\"ADMIN\"", "roles must be one of the following values: admin, user"],
        ["roles", "[\"admin\"]", "roles must be one of the following values: admin, user"],
        ["roles", "null", "roles must be one of the following values: admin, user"],
        ["isActive", "\"true\"", "isActive must be a boolean value"],
        ["isActive", "1", "isActive must be a boolean value"],
        ["isActive", "null", "isActive must be a boolean value"],
        ["mustChangePassword", "false", "property mustChangePassword should not exist"],
        ["id", "\"x\"", "property id should not exist"],
        ["Email", "\"a@b.mx\"", "property Email should not exist"],
    ];

    [Test]
    public async Task Create_WithTheDocumentsExample_AnswersAsPrinted()
    {
        const string Body = """
            {
                "nombreCompleto": "María González",
                "email": "maria@yucatan.gob.mx",
                "password": "SecurePass123",
                "roles": "user"
              }
            """;

        var answer = await Admin.PostAnswerAsync(Users, Body);
        var again = await Admin.PostAnswerAsync(Users, Body.Replace("maria@", "MARIA@", StringComparison.Ordinal));

        var id = (string)answer.Json["id"]!;
        var createdAt = (string)answer.Json["createdAt"]!;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(answer.Text, Is.EqualTo(
                $$"""
                {"id":"{{id}}","email":"maria@yucatan.gob.mx","nombreCompleto":"María González","roles":"user","isActive":true,"mustChangePassword":true,"createdAt":"{{createdAt}}","updatedAt":"{{createdAt}}"}
                """));
            Assert.That(Guid.TryParseExact(id, "D", out _));
            Assert.That(createdAt, Does.Match(Instant));
            Assert.That((answer.Header("Location"), answer.Header("ETag")), Is.EqualTo(($"/users/{id}", "\"1\"")));
            Assert.That((again.Status, again.Text), Is.EqualTo((400, Taken)));
        });
    }

    [Test]
    public async Task Create_WithTheDocumentsFaults_AnswersAsPrinted()
    {
        var answer = await Admin.PostAnswerAsync(Users, With(("email", "maria"), ("password", "abc")));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((
            400,
            """{"statusCode":400,"message":["La contraseña debe tener al menos 6 caracteres","email must be an email"],"error":"Bad Request"}""")));
    }

    [Test]
    public async Task Create_ByAnybodyElse_AnswersAsPrinted()
    {
        using var person = await JoinAsync();

        var forbidden = await person.Client.PostAnswerAsync(Users, With());
        var anonymous = await Service.Client.PostAnswerAsync(Users, With());

        Assert.Multiple(() =>
        {
            Assert.That((forbidden.Status, forbidden.Text), Is.EqualTo((403, Forbidden)));
            Assert.That((anonymous.Status, anonymous.Text, anonymous.Header("WWW-Authenticate")), Is.EqualTo((401, Unauthorized, "Bearer")));
        });
    }

    [TestCase("""{}""", "user", true)]
    [TestCase("""{"roles":"admin"}""", "admin", true)]
    [TestCase("""{"isActive":false}""", "user", false)]
    [TestCase("""{"roles":"user","isActive":true}""", "user", true)]
    public async Task Create_WithOrWithoutWhatIsOptional_UsesTheDefaults(string sent, string roles, bool isActive)
    {
        var answer = await Admin.PostAnswerAsync(Users, With([.. JsonNode.Parse(sent)!.AsObject().Select(member => (member.Key, member.Value?.DeepClone()))]));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(
                ((string)answer.Json["roles"]!, (bool)answer.Json["isActive"]!, (bool)answer.Json["mustChangePassword"]!),
                Is.EqualTo((roles, isActive, true)));
        });
    }

    [TestCaseSource(nameof(Faults))]
    public async Task Create_WithAFault_SaysWhich(string member, string value, string messages)
    {
        var body = With().ToJsonString();
        var name = $"\"{member}\":";
        var start = body.IndexOf(name, StringComparison.Ordinal);
        var sent = start < 0
            ? $"{{{name}{value},{body[1..]}"
            : body[..(start + name.Length)] + value + body[body.IndexOfAny([',', '}'], start)..];

        var answer = await Admin.PostAnswerAsync(Users, sent);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(400), answer.Text);
            Assert.That(answer.Members, Is.EqualTo(new[] { "statusCode", "message", "error" }));
            Assert.That(MessagesOf(answer), Is.EqualTo(messages.Split('|')));
        });
    }

    [Test]
    public async Task Create_WithLengthsAtTheLimits_KnowsThem()
    {
        var fits = await Admin.PostAnswerAsync(Users, With(("nombreCompleto", " Eva "), ("password", "aZ3-5é")));
        var tooLong = await Admin.PostAnswerAsync(Users, With(("nombreCompleto", new string('a', 201)), ("password", new string('a', 129)), ("email", $"{new string('a', 250)}@b.mx")));

        Assert.Multiple(() =>
        {
            Assert.That((fits.Status, (string?)fits.Json["nombreCompleto"]), Is.EqualTo((201, "Eva")));
            Assert.That(MessagesOf(tooLong), Is.EqualTo(new[]
            {
                "nombreCompleto must be shorter than or equal to 200 characters",
                "password must be shorter than or equal to 128 characters",
                "email must be shorter than or equal to 254 characters",
            }));
        });
    }

    [Test]
    public async Task Create_WithEveryFaultAtOnce_SaysAllInOrder()
    {
        var answer = await Admin.PostAnswerAsync(Users, """{"isActive":"x","roles":"x","email":"x","password":"x","nombreCompleto":"x","b":1,"a":{"c":2}}""");

        Assert.That(MessagesOf(answer), Is.EqualTo(new[]
        {
            "property b should not exist",
            "property a should not exist",
            "nombreCompleto must be longer than or equal to 3 characters",
            "La contraseña debe tener al menos 6 caracteres",
            "email must be an email",
            "roles must be one of the following values: admin, user",
            "isActive must be a boolean value",
        }));
    }

    [TestCase("POST", "/users")]
    [TestCase("POST", "/auth/login")]
    [TestCase("PATCH", "/users/{0}")]
    public async Task Call_WithMembersThatNobodyKnows_NamesThem(string method, string path)
    {
        using var person = await CreateAsync();
        var names = new[] { "__proto__", "constructor", "", "a b", "<script>\"", "emoji 😀", "línea\n" };
        var body = JsonObject.Create(System.Text.Json.JsonSerializer.SerializeToElement(names.ToDictionary(name => name, _ => (string?)null)))!;

        var answer = await Admin.AnswerAsync(new HttpMethod(method), string.Format(null, path, person.Id), body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(400));
            Assert.That(MessagesOf(answer)[..names.Length], Is.EqualTo(names.Select(name => $"property {name} should not exist")));
            Assert.That(answer.Text, Does.Not.Contain("<"));
        });
    }

    [Test]
    public async Task Create_WithVeryManyAndVeryLongUnknownMembers_SaysOnlySomeOfThem()
    {
        var many = string.Join(",", Enumerable.Range(0, 50_000).Select(number => $"\"x{number}\":1"));
        var name = new StringBuilder().Insert(0, "😀", 100_000).ToString();

        var first = await Admin.PostAnswerAsync(Users, $"{{{many}}}");
        var second = await Admin.PostAnswerAsync(Users, $"{{\"{name}\":1}}");

        Assert.Multiple(() =>
        {
            Assert.That((first.Status, first.Text.Length < 2_000), Is.EqualTo((400, true)));
            Assert.That(MessagesOf(first), Does.Contain("property x0 should not exist").And.Contain("email must be an email"));
            Assert.That(MessagesOf(second)[0], Is.EqualTo($"property {new StringBuilder().Insert(0, "😀", 100)}… should not exist"));
        });
    }

    [Test]
    public async Task Create_WithAnIdempotencyKey_RepeatsTheFirstAnswer()
    {
        var body = With();

        var first = await CreateAsync(body, "una vez");
        var again = await CreateAsync(body, "una vez");
        body["nombreCompleto"] = "Otra Persona";
        var other = await CreateAsync(body, "una vez");
        var malformed = await CreateAsync(With(), new string('k', 256));

        Assert.Multiple(() =>
        {
            Assert.That((first.Status, again.Status, again.Text), Is.EqualTo((201, 201, first.Text)));
            Assert.That(again.Header("Location"), Is.EqualTo(first.Header("Location")));
            Assert.That(
                (other.Status, other.Text),
                Is.EqualTo((422, """{"statusCode":422,"message":"La Idempotency-Key ya se usó con otra solicitud","error":"Unprocessable Entity"}""")));
            Assert.That((malformed.Status, MessagesOf(malformed)), Is.EqualTo((400, new[] { "Idempotency-Key must be 1 to 255 characters of ASCII" })));
        });
    }

    [Test]
    public async Task Create_WhenTwentyWantOneEmail_SucceedsExactlyOnce()
    {
        var email = NewEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Admin.PostAnswerAsync(Users, With(("email", email)))));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1));
            Assert.That(answers.Count(answer => (answer.Status, answer.Text) == (400, Taken)), Is.EqualTo(19));
        });
    }

    [Test]
    public async Task Get_OfAUser_ShowsItAsTheListDoes()
    {
        using var person = await CreateAsync("admin");

        var answer = await Admin.GetAnswerAsync(person.Path);
        var upper = await Admin.GetAnswerAsync($"{Users}/{person.Id.ToUpperInvariant()}");
        var list = await Admin.GetAnswerAsync(Users);

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Header("ETag")), Is.EqualTo((200, "\"1\"")));
            Assert.That(answer.Members, Is.EqualTo(Members));
            Assert.That(upper.Text, Is.EqualTo(answer.Text));
            Assert.That(list.Text, Does.StartWith("[{").And.Contain(answer.Text));
            Assert.That((string?)list.Json[0]!["email"], Is.EqualTo(AdminPerson.Email), "In order of creation.");
            Assert.That(list.Headers.Keys, Has.None.EqualTo("Link").And.None.EqualTo("X-Total-Count"));
        });
    }

    [TestCase("GET")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    public async Task Call_OfNobody_SaysSo(string method)
    {
        var unknown = await Admin.AnswerAsync(new HttpMethod(method), $"{Users}/660e8400-e29b-41d4-a716-446655440001", BodyOf(method));
        var answers = new List<Answer>();
        foreach (var id in new[] { "5", "user_001", "660e8400e29b41d4a716446655440001", "{660e8400-e29b-41d4-a716-446655440001}", "660e8400-e29b-41d4-a716-44665544000g", "%20", "'" })
        {
            answers.Add(await Admin.AnswerAsync(new HttpMethod(method), $"{Users}/{id}", BodyOf(method)));
        }

        Assert.Multiple(() =>
        {
            Assert.That((unknown.Status, unknown.Text), Is.EqualTo((404, NotFound)));
            Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((400, NotUuid)));
        });
    }

    [Test]
    public async Task Update_ByAnAdministrator_ChangesWhatIsSent()
    {
        using var person = await JoinAsync();
        var email = NewEmail();
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        var before = await Admin.GetAnswerAsync(person.Path);

        var nothing = await Admin.PatchAnswerAsync(person.Path, "{}");
        var details = await Admin.PatchAnswerAsync(person.Path, new { nombreCompleto = "Eva Pech", email });
        var stillIn = await person.Client.GetAnswerAsync(person.Path);
        var role = await Admin.PatchAnswerAsync(person.Path, new { roles = "admin" });
        var out1 = await person.Client.GetAnswerAsync(person.Path);
        var inactive = await Admin.PatchAnswerAsync(person.Path, new { isActive = false });
        var active = await Admin.PatchAnswerAsync(person.Path, new { isActive = true });
        var taken = await Admin.PatchAnswerAsync(person.Path, new { email = AdminPerson.Email });

        Assert.Multiple(() =>
        {
            Assert.That((nothing.Status, nothing.Text), Is.EqualTo((200, before.Text)));
            Assert.That(((string)details.Json["nombreCompleto"]!, (string)details.Json["email"]!), Is.EqualTo(("Eva Pech", email)));
            Assert.That(details.Members, Is.EqualTo(Members));
            Assert.That((string)details.Json["updatedAt"]!, Is.GreaterThan((string)details.Json["createdAt"]!).And.Match(Instant));
            Assert.That((string?)role.Json["roles"], Is.EqualTo("admin"));
            Assert.That((stillIn.Status, out1.Status, out1.Text), Is.EqualTo((200, 401, Unauthorized)));
            Assert.That(((bool)inactive.Json["isActive"]!, (bool)active.Json["isActive"]!), Is.EqualTo((false, true)));
            Assert.That((taken.Status, taken.Text), Is.EqualTo((400, Taken)));
        });
    }

    [Test]
    public async Task Update_OfAPassword_MakesTheUserChangeIt()
    {
        using var person = await JoinAsync();

        var reset = await Admin.PatchAnswerAsync(person.Path, new { password = "Repuesta-1" });
        person.Password = "Repuesta-1";
        var login = await person.LogInAsync();
        var final = await Admin.PatchAnswerAsync(person.Path, new { password = "Repuesta-2", mustChangePassword = false });
        person.Password = "Repuesta-2";
        await person.SignInAsync();
        var own = await person.Client.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That((bool)reset.Json["mustChangePassword"]!, Is.True);
            Assert.That((bool)login.Json["user"]!["mustChangePassword"]!, Is.True);
            Assert.That((bool)final.Json["mustChangePassword"]!, Is.False);
            Assert.That(own.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Update_OfMustChangePassword_EndsTheTokensAndHasEffectAtTheNextSignIn()
    {
        using var person = await JoinAsync();

        var required = await Admin.PatchAnswerAsync(person.Path, new { mustChangePassword = true });
        var ended = await person.Client.GetAnswerAsync(person.Path);
        await person.SignInAsync();
        var closed = await person.Client.PatchAnswerAsync(person.Path, new { nombreCompleto = "Otro Nombre" });
        var waived = await Admin.PatchAnswerAsync(person.Path, new { mustChangePassword = false });
        var endedAgain = await person.Client.PatchAnswerAsync(person.Path, new { password = "Tomada-123" });
        await person.SignInAsync();
        var open = await person.Client.PatchAnswerAsync(person.Path, new { nombreCompleto = "Otro Nombre" });

        Assert.Multiple(() =>
        {
            Assert.That(((bool)required.Json["mustChangePassword"]!, (bool)waived.Json["mustChangePassword"]!), Is.EqualTo((true, false)));
            Assert.That((ended.Status, closed.Status, endedAgain.Status, open.Status), Is.EqualTo((401, 403, 401, 200)));
        });
    }

    [Test]
    public async Task Update_WithFaults_SaysAllInOrder()
    {
        using var person = await CreateAsync();
        var before = await StateAsync(person);

        var answer = await Admin.PatchAnswerAsync(
            person.Path,
            """{"mustChangePassword":null,"isActive":0,"roles":null,"email":null,"password":null,"nombreCompleto":null,"x":0}""");

        Assert.Multiple(async () =>
        {
            Assert.That(MessagesOf(answer), Is.EqualTo(new[]
            {
                "property x should not exist",
                "nombreCompleto must be longer than or equal to 3 characters",
                "nombreCompleto must be a string",
                "La contraseña debe tener al menos 6 caracteres",
                "password must be a string",
                "email must be an email",
                "roles must be one of the following values: admin, user",
                "isActive must be a boolean value",
                "mustChangePassword must be a boolean value",
            }));
            Assert.That(await StateAsync(person), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task Delete_OfAUser_DeletesItForGood()
    {
        using var person = await JoinAsync();

        var answer = await Admin.DeleteAnswerAsync(person.Path);
        var gone = await Admin.DeleteAnswerAsync(person.Path);
        var token = await person.Client.GetAnswerAsync(person.Path);
        var login = await person.LogInAsync();

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((200, """{"message":"Usuario eliminado"}""")));
            Assert.That((gone.Status, gone.Text), Is.EqualTo((404, NotFound)));
            Assert.That((token.Status, login.Status), Is.EqualTo((401, 401)));
        });
    }

    [Test]
    public async Task LastAdministrator_CanNeitherBeDeletedNorDeactivatedNorDemoted()
    {
        const string Last = """{"statusCode":409,"message":"No se puede eliminar, desactivar ni cambiar de rol al último administrador activo","error":"Conflict"}""";
        using var other = await SignInElsewhereAsync(OtherOffice, "admin@otra.example");
        var path = $"{Users}/{(string)(await other.GetAnswerAsync(Users)).Json[0]!["id"]!}";
        using var tool = await (await TestService.CreateAsync(Service, other, "users:read", "users:edit", "users:delete")).SignInAsync();

        var answers = new[]
        {
            await other.DeleteAnswerAsync(path),
            await tool.DeleteAnswerAsync(path),
            await tool.PatchAnswerAsync(path, new { isActive = false }),
            await tool.PatchAnswerAsync(path, new { roles = "user" }),
        };

        Assert.Multiple(async () =>
        {
            Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((409, Last)));
            Assert.That((await other.GetAnswerAsync(path)).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Write_WithTheTagOfAnOlderState_IsRefused()
    {
        const string Changed = """{"statusCode":412,"message":"El usuario ha cambiado desde que se leyó","error":"Precondition Failed"}""";
        using var person = await JoinAsync();
        var tag = (await Admin.GetAnswerAsync(person.Path)).Header("ETag")!;

        var first = await Admin.AnswerAsync(HttpMethod.Patch, person.Path, new { nombreCompleto = "Primera" }, ("If-Match", tag));
        var lost = await Admin.AnswerAsync(HttpMethod.Patch, person.Path, new { nombreCompleto = "Segunda" }, ("If-Match", tag));
        var ownLost = await person.Client.AnswerAsync(HttpMethod.Patch, person.Path, new { nombreCompleto = "Tercera" }, ("If-Match", tag));
        var own = await person.Client.AnswerAsync(HttpMethod.Patch, person.Path, new { nombreCompleto = "Cuarta" }, ("If-Match", first.Header("ETag")!));
        var kept = await Admin.AnswerAsync(HttpMethod.Delete, person.Path, null, ("If-Match", tag));
        var deleted = await Admin.AnswerAsync(HttpMethod.Delete, person.Path, null, ("If-Match", own.Header("ETag")!));

        Assert.Multiple(() =>
        {
            Assert.That(new[] { lost, ownLost, kept }.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((412, Changed)));
            Assert.That((first.Status, own.Status, deleted.Status), Is.EqualTo((200, 200, 200)));
            Assert.That((string?)own.Json["nombreCompleto"], Is.EqualTo("Cuarta"));
        });
    }

    private static object? BodyOf(string method) => method == "PATCH" ? new { nombreCompleto = "Nadie" } : null;

    private Task<Answer> CreateAsync(JsonObject body, string key) =>
        Admin.AnswerAsync(HttpMethod.Post, Users, body, ("Idempotency-Key", key));
}
