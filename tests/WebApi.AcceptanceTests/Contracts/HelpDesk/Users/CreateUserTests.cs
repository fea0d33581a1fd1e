using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CreateUserTests(string provider)
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

    [Test]
    public async Task Create_WithAllMembers_ReturnsTheUserAndItsLocation()
    {
        var email = TestUsers.NewEmail();

        var answer = await admin.PostAnswerAsync(
            TestUsers.Path,
            new { email, nombre = "José Núñez", password = "Inicial-1", rol = "AREA", area = "Sistemas", telefono = "+56 9 1234" });

        var id = (string?)answer.Json["id"];
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(Guid.TryParseExact(id, "D", out _), Is.True);
            Assert.That(answer.Header("Location"), Does.EndWith($"{TestUsers.Path}/{id}"));
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(answer.Members, Is.EqualTo(TestUsers.Members.Append("message")));
            Assert.That(
                JsonNode.DeepEquals(answer.Json, new JsonObject
                {
                    ["id"] = id,
                    ["email"] = email,
                    ["nombre"] = "José Núñez",
                    ["rol"] = "AREA",
                    ["area"] = "SISTEMAS",
                    ["telefono"] = "+56 9 1234",
                    ["is_active"] = true,
                    ["message"] = "Usuario creado",
                }),
                Is.True,
                answer.Text);
        });
    }

    [Test]
    public async Task Create_WhenFollowingLocation_ReturnsTheSameUser()
    {
        var created = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.New());

        var found = await admin.GetAnswerAsync(created.Header("Location")!);

        var expected = created.Json.AsObject();
        expected.Remove("message");
        Assert.That(found.Text, Is.EqualTo(expected.ToJsonString()));
    }

    [TestCase("ADMIN")]
    [TestCase("MESA")]
    [TestCase("USUARIO")]
    public async Task Create_WithoutAreaAndTelefono_ReturnsThemAsNull(string rol)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("rol", rol)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That((string?)answer.Json["rol"], Is.EqualTo(rol));
            Assert.That(answer.Text, Does.Contain("\"area\":null,\"telefono\":null"));
        });
    }

    [Test]
    public async Task Create_WhenUserSignsIn_SaysThatThePasswordMustChange()
    {
        using var person = await Person.CreateAsync(service, admin);

        var session = await service.LogInAsync(person.Email, person.Password);

        Assert.That((bool?)session["must_change_password"], Is.True);
    }

    [TestCase("{}", "body.email missing", "body.nombre missing", "body.password missing", "body.rol missing")]
    [TestCase(
        """{"telefono":9,"area":false,"rol":{},"password":7,"nombre":[],"email":1}""",
        "body.email string_type",
        "body.nombre string_type",
        "body.password string_type",
        "body.rol string_type",
        "body.area string_type",
        "body.telefono string_type")]
    [TestCase(
        """{"email":null,"nombre":null,"password":null,"rol":null,"area":null,"telefono":null}""",
        "body.email string_type",
        "body.nombre string_type",
        "body.password string_type",
        "body.rol string_type")]
    [TestCase(
        """{"email":"x","nombre":"A","password":"12345","rol":"admin","telefono":"1234567890123456789012345678901"}""",
        "body.email value_error",
        "body.nombre string_too_short",
        "body.password string_too_short",
        "body.rol enum",
        "body.telefono string_too_long")]
    [TestCase("""{"email":5,"nombre":"A","password":"123456","rol":"AREA"}""", "body.email string_type", "body.nombre string_too_short", "body.area value_error")]
    public async Task Create_WithFaults_ReturnsAllOfThemInOrder(string body, params string[] faults)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(faults));
            Assert.That(
                answer.Json["detail"]!.AsArray().Where(fault => fault!["msg"] is null || (string?)fault["msg"] == ""),
                Is.Empty);
        });
    }

    [Test]
    public async Task Create_WithFaults_RepeatsInputButNeverThePassword()
    {
        var answer = await admin.PostAnswerAsync(
            TestUsers.Path,
            """{"email":["a"],"nombre":"A","password":"clave","rol":"JEFE"}""");

        var inputs = answer.Json["detail"]!.AsArray().ToDictionary(
            fault => (string)fault!["loc"]![1]!,
            fault => fault!.AsObject().TryGetPropertyValue("input", out var input) ? input?.ToJsonString() : "none");
        Assert.Multiple(() =>
        {
            Assert.That(inputs["email"], Is.EqualTo("""["a"]"""));
            Assert.That(inputs["nombre"], Is.EqualTo("\"A\""));
            Assert.That(inputs["rol"], Is.EqualTo("\"JEFE\""));
            Assert.That(inputs["password"], Is.EqualTo("none"));
            Assert.That(answer.Text, Does.Not.Contain("clave"));
        });
    }

    [TestCase("Admin")]
    [TestCase("admin")]
    [TestCase(" ADMIN")]
    [TestCase("")]
    [TestCase("SUPERVISOR")]
    public async Task Create_WithUnknownRol_ListsTheKnownOnes(string rol)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("rol", rol)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Faults, Is.EqualTo(new[] { "body.rol enum" }));
            Assert.That((string?)answer.Json["detail"]![0]!["msg"], Is.EqualTo("Debe ser uno de: ADMIN, MESA, AREA, USUARIO"));
        });
    }

    [TestCase("nombre", 1, "string_too_short")]
    [TestCase("nombre", 2, null)]
    [TestCase("nombre", 200, null)]
    [TestCase("nombre", 201, "string_too_long")]
    [TestCase("password", 5, "string_too_short")]
    [TestCase("password", 6, null)]
    [TestCase("password", 128, null)]
    [TestCase("password", 129, "string_too_long")]
    [TestCase("telefono", 30, null)]
    [TestCase("telefono", 31, "string_too_long")]
    [TestCase("area", 100, null)]
    [TestCase("area", 101, "string_too_long")]
    public async Task Create_AtTheEdgeOfALength_AcceptsOrRefuses(string member, int length, string? type)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With((member, new string('x', length))));

        AssertOutcome(answer, type is null ? null : $"body.{member} {type}");
    }

    [TestCase(254, null)]
    [TestCase(255, "body.email string_too_long")]
    public async Task Create_AtTheEdgeOfTheEmailsLength_AcceptsOrRefuses(int length, string? fault)
    {
        var domain = $"{new string('b', 63)}.{new string('c', 63)}.";
        var email = $"{new string('a', 64)}@{domain}{new string('d', length - 65 - domain.Length)}";

        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));

        AssertOutcome(answer, fault);
    }

    [TestCase("nombre", "ab", "  {0}  ")]
    [TestCase("telefono", "600 123", "\t{0} ")]
    public async Task Create_WithBlanksAround_TrimsThem(string member, string value, string format)
    {
        var answer = await admin.PostAnswerAsync(
            TestUsers.Path,
            TestUsers.With((member, format.Replace("{0}", value, StringComparison.Ordinal))));

        Assert.That((string?)answer.Json[member], Is.EqualTo(value));
    }

    [Test]
    public async Task Create_WithBlanksAroundNombreAtItsEdges_CountsWhatIsLeft()
    {
        var tooShort = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("nombre", "  x  ")));
        var fits = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("nombre", $"  {new string('x', 200)}  ")));

        Assert.Multiple(() =>
        {
            Assert.That(tooShort.Faults, Is.EqualTo(new[] { "body.nombre string_too_short" }));
            Assert.That(fits.Status, Is.EqualTo(201));
        });
    }

    [Test]
    public async Task Create_WithPasswordOfAHundredAndTwentyEightEmojis_LetsTheUserIn()
    {
        var password = string.Concat(Enumerable.Repeat("🔑", 128));
        var body = TestUsers.With(("password", password));
        var created = await admin.PostAnswerAsync(TestUsers.Path, body);
        var tooLong = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("password", password + "x")));

        var session = await service.LogInAsync((string)body["email"]!, password);

        Assert.Multiple(() =>
        {
            Assert.That(created.Status, Is.EqualTo(201));
            Assert.That(session.ContainsKey("access_token"), Is.True);
            Assert.That(tooLong.Faults, Is.EqualTo(new[] { "body.password string_too_long" }));
        });
    }

    [Test]
    public async Task Create_WithBlanksAroundPassword_KeepsThem()
    {
        var body = TestUsers.With(("password", "  1234  "));
        await admin.PostAnswerAsync(TestUsers.Path, body);

        var trimmed = await service.Client.PostAnswerAsync("/api/auth/login", new { email = (string)body["email"]!, password = "1234" });
        var whole = await service.Client.PostAnswerAsync("/api/auth/login", new { email = (string)body["email"]!, password = "  1234  " });

        Assert.That(new[] { trimmed.Status, whole.Status }, Is.EqualTo(new[] { 401, 200 }));
    }

    [TestCase("sin-arroba")]
    [TestCase("a@b")]
    [TestCase("@helpdesk.local")]
    [TestCase("a@")]
    [TestCase("a b@helpdesk.local")]
    [TestCase("a..b@helpdesk.local")]
    [TestCase("a@help desk.local")]
    [TestCase("a@-helpdesk.local")]
    [TestCase("a@helpdesk..local")]
    [TestCase("Ana <ana@helpdesk.local>")]
    [TestCase("a@b.cl,c@d.cl")]
    [TestCase("")]
    [TestCase("   ")]
    public async Task Create_WithMalformedEmail_ReturnsUnprocessable(string email)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));

        AssertOutcome(answer, "body.email value_error");
    }

    [TestCase("nombre", "\"Ana\\u0000Torres\"")]
    [TestCase("nombre", "\"Ana\\nTorres\"")]
    [TestCase("nombre", "\"Ana \\ud800\"")]
    [TestCase("email", "\"a\\u0007@helpdesk.local\"")]
    [TestCase("telefono", "\"600\\u202e123\"")]
    [TestCase("area", "\"A\\u0000B\"")]
    [TestCase("password", "\"clave-\\ud83d\"")]
    public async Task Create_WithForbiddenCharacters_ReturnsUnprocessable(string member, string json)
    {
        var body = TestUsers.New();
        body.Remove(member);
        var text = body.ToJsonString();

        var answer = await admin.PostAnswerAsync(TestUsers.Path, $"{text[..^1]},\"{member}\":{json}}}");

        AssertOutcome(answer, $"body.{member} value_error");
    }

    [TestCase("soporte técnico", "SOPORTE TÉCNICO")]
    [TestCase("  soporte \t  técnico ", "SOPORTE TÉCNICO")]
    [TestCase("İstanbul", "İSTANBUL")]
    [TestCase("información", "INFORMACIÓN")]
    [TestCase("REDES", "REDES")]
    [TestCase("", null)]
    [TestCase("   ", null)]
    [TestCase(null, null)]
    public async Task Create_WithArea_NormalisesIt(string? area, string? stored)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("rol", "MESA"), ("area", area)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That((string?)answer.Json["area"], Is.EqualTo(stored));
        });
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    public async Task Create_WithBlankTelefono_StoresNone(string? telefono)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("telefono", telefono)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(answer.Json["telefono"], Is.Null);
        });
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\"  \"")]
    [TestCase("absent")]
    public async Task Create_WhenRolNeedsAnAreaAndHasNone_ReturnsUnprocessable(string area)
    {
        var body = TestUsers.With(("rol", "AREA"));
        if (area != "absent")
        {
            body["area"] = JsonNode.Parse(area);
        }

        var answer = await admin.PostAnswerAsync(TestUsers.Path, body);

        AssertOutcome(answer, "body.area value_error");
    }

    [Test]
    public async Task Create_WithUnknownMembers_IgnoresThem()
    {
        var foreignId = Guid.CreateVersion7().ToString();

        var answer = await admin.PostAnswerAsync(
            TestUsers.Path,
            TestUsers.With(("id", foreignId), ("is_active", false), ("must_change_password", "x"), ("Rol", "ADMIN"), ("extra", new JsonArray(1))));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That((string?)answer.Json["id"], Is.Not.EqualTo(foreignId));
            Assert.That((bool?)answer.Json["is_active"], Is.True);
            Assert.That((string?)answer.Json["rol"], Is.EqualTo("USUARIO"));
            Assert.That(answer.Members, Is.EqualTo(TestUsers.Members.Append("message")));
        });
    }

    [Test]
    public async Task Create_WithMembersOfTheDirectorysOwn_GivesThemNoEffect()
    {
        var body = TestUsers.With(
            ("must_change_password", false),
            ("is_admin", true),
            ("roles", new JsonArray("ADMIN")),
            ("perms", new JsonArray("users:read")),
            ("org", "otra_org"),
            ("organization_id", "otra_org"),
            ("status", "suspended"),
            ("access_version", 99),
            ("password_hash", "AQAAAAI="),
            ("number", 1));

        var answer = await admin.PostAnswerAsync(TestUsers.Path, body);
        var session = await service.LogInAsync((string)body["email"]!, (string)body["password"]!);
        using var client = service.WithToken((string)session["access_token"]!);
        var list = await client.GetAnswerAsync(TestUsers.Path);
        var seen = await admin.GetAnswerAsync($"{TestUsers.Path}/{answer.Json["id"]}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That((bool?)session["must_change_password"], Is.True);
            Assert.That((string?)session["user"]!["rol"], Is.EqualTo("USUARIO"));
            Assert.That(list.Status, Is.EqualTo(403));
            Assert.That(seen.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Create_WithEmail_StoresItAsGivenButTrimmed()
    {
        var email = $"Ana.{TestUsers.NewEmail()}";

        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", $" {email} ")));

        Assert.That((string?)answer.Json["email"], Is.EqualTo(email));
    }

    [Test]
    public async Task Create_WhenEmailIsTakenInAnyLetterCase_ReturnsConflict()
    {
        var email = TestUsers.NewEmail();
        await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));

        foreach (var same in new[] { email, email.ToUpperInvariant(), $"  {email} " })
        {
            var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", same)));

            Assert.Multiple(() =>
            {
                Assert.That(answer.Status, Is.EqualTo(409));
                Assert.That(answer.Text, Is.EqualTo("""{"detail":"Email ya existe","code":"email_taken"}"""));
            });
        }
    }

    [Test]
    public async Task Create_AfterTheUserWithTheEmailWasDeleted_Succeeds()
    {
        using var person = await Person.CreateAsync(service, admin);
        await admin.DeleteAnswerAsync(person.Path);

        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", person.Email)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That((string?)answer.Json["id"], Is.Not.EqualTo(person.Id));
        });
    }

    private static void AssertOutcome(Answer answer, string? fault) => Assert.Multiple(() =>
    {
        Assert.That(answer.Status, Is.EqualTo(fault is null ? 201 : 422), answer.Text);
        if (fault is not null && answer.Status == 422)
        {
            Assert.That(answer.Faults, Is.EqualTo(new[] { fault }));
        }
    });
}
