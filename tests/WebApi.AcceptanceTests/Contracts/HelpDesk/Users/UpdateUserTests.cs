using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class UpdateUserTests(string provider)
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
    public async Task Update_WithAllMembers_ReturnsTheUserAsItIsNow()
    {
        using var person = await Person.CreateAsync(service, admin);
        var email = TestUsers.NewEmail();

        var answer = await admin.PatchAnswerAsync(
            person.Path,
            new { email, nombre = "Nueva", password = "Nueva-22", rol = "AREA", area = "redes  sur", telefono = "600", is_active = false });
        var stored = await admin.GetAnswerAsync(person.Path);

        var expected = new JsonObject
        {
            ["id"] = person.Id,
            ["email"] = email,
            ["nombre"] = "Nueva",
            ["rol"] = "AREA",
            ["area"] = "REDES SUR",
            ["telefono"] = "600",
            ["is_active"] = false,
        };
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(stored.Text, Is.EqualTo(expected.ToJsonString()));
            expected["message"] = "Usuario actualizado";
            Assert.That(answer.Text, Is.EqualTo(expected.ToJsonString()));
        });
    }

    [TestCase("{}")]
    [TestCase("""{"unknown":1,"Nombre":"X"}""")]
    public async Task Update_WithoutMembers_ChangesNothing(string body)
    {
        using var person = await Person.CreateAsync(service, admin, "AREA", "REDES");
        var before = await admin.GetAnswerAsync(person.Path);

        var answer = await admin.PatchAnswerAsync(person.Path, body);
        var after = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That((string?)answer.Json["message"], Is.EqualTo("Usuario actualizado"));
            Assert.That(after.Text, Is.EqualTo(before.Text));
        });
    }

    [TestCase("email", "\"otra@helpdesk.local\"")]
    [TestCase("nombre", "\"Otra\"")]
    [TestCase("rol", "\"MESA\"")]
    [TestCase("area", "\"OTRA\"")]
    [TestCase("area", "null")]
    [TestCase("telefono", "\"999\"")]
    [TestCase("telefono", "null")]
    [TestCase("is_active", "false")]
    public async Task Update_WithOneMember_ChangesOnlyThat(string member, string json)
    {
        var created = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("area", "REDES"), ("telefono", "600")));
        var expected = created.Json.AsObject();
        expected[member] = JsonNode.Parse(json);
        expected["message"] = "Usuario actualizado";

        var answer = await admin.PatchAnswerAsync($"{TestUsers.Path}/{expected["id"]}", $$"""{"{{member}}":{{json}}}""");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Text, Is.EqualTo(expected.ToJsonString()));
        });
        await admin.DeleteAnswerAsync($"{TestUsers.Path}/{expected["id"]}");
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase(null)]
    public async Task Update_WithBlankAreaAndTelefono_ClearsThem(string? blank)
    {
        var created = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("area", "REDES"), ("telefono", "600")));

        var answer = await admin.PatchAnswerAsync(
            $"{TestUsers.Path}/{created.Json["id"]}",
            new JsonObject { ["area"] = blank, ["telefono"] = blank });

        Assert.That(answer.Text, Does.Contain("\"area\":null,\"telefono\":null"));
    }

    [TestCase(
        """{"email":null,"nombre":null,"password":null,"rol":null,"is_active":null}""",
        "body.email string_type",
        "body.nombre string_type",
        "body.password string_type",
        "body.rol string_type",
        "body.is_active bool_type")]
    [TestCase(
        """{"is_active":"true","telefono":1,"area":[],"rol":false,"password":{},"nombre":2,"email":3}""",
        "body.email string_type",
        "body.nombre string_type",
        "body.password string_type",
        "body.rol string_type",
        "body.area string_type",
        "body.telefono string_type",
        "body.is_active bool_type")]
    [TestCase(
        """{"email":"x","nombre":" A ","password":"12345","rol":"jefe","is_active":1}""",
        "body.email value_error",
        "body.nombre string_too_short",
        "body.password string_too_short",
        "body.rol enum",
        "body.is_active bool_type")]
    [TestCase("""{"is_active":0}""", "body.is_active bool_type")]
    [TestCase("""{"is_active":null}""", "body.is_active bool_type")]
    [TestCase("""{"rol":"AREA"}""", "body.area value_error")]
    [TestCase("""{"rol":"AREA","area":null}""", "body.area value_error")]
    [TestCase("""{"rol":"AREA","area":"  "}""", "body.area value_error")]
    public async Task Update_WithFaults_ReturnsAllOfThemAndChangesNothing(string body, params string[] faults)
    {
        using var person = await Person.CreateAsync(service, admin);
        var before = await admin.GetAnswerAsync(person.Path);

        var answer = await admin.PatchAnswerAsync(person.Path, body);
        var after = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(faults));
            Assert.That(after.Text, Is.EqualTo(before.Text));
        });
    }

    [Test]
    public async Task Update_WithFaultyPassword_DoesNotRepeatIt()
    {
        using var person = await Person.CreateAsync(service, admin);

        var answer = await admin.PatchAnswerAsync(person.Path, """{"password":"clave"}""");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Faults, Is.EqualTo(new[] { "body.password string_too_short" }));
            Assert.That(answer.Text, Does.Not.Contain("clave").And.Not.Contain("\"input\""));
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
    public async Task Update_AtTheEdgeOfALength_AcceptsOrRefuses(string member, int length, string? type)
    {
        using var person = await Person.CreateAsync(service, admin);

        var answer = await admin.PatchAnswerAsync(person.Path, new JsonObject { [member] = new string('x', length) });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(type is null ? 200 : 422));
            Assert.That(type is null ? [] : answer.Faults, Is.EqualTo(type is null ? [] : new[] { $"body.{member} {type}" }));
        });
    }

    [TestCase(254, null)]
    [TestCase(255, "body.email string_too_long")]
    public async Task Update_AtTheEdgeOfTheEmailsLength_AcceptsOrRefuses(int length, string? fault)
    {
        using var person = await Person.CreateAsync(service, admin);
        var domain = $"{new string('b', 63)}.{new string('c', 63)}.";
        var email = $"{new string('u', 64)}@{domain}{new string('d', length - 65 - domain.Length)}";

        var answer = await admin.PatchAnswerAsync(person.Path, new { email });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(fault is null ? 200 : 422));
            Assert.That(fault is null ? [] : answer.Faults, Is.EqualTo(fault is null ? [] : new[] { fault }));
        });
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\" \"")]
    public async Task Update_WhenClearingTheAreaOfAnAreaUser_ReturnsUnprocessable(string area)
    {
        using var person = await Person.CreateAsync(service, admin, "AREA", "REDES");

        var answer = await admin.PatchAnswerAsync(person.Path, $$"""{"area":{{area}}}""");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(new[] { "body.area value_error" }));
        });
    }

    [Test]
    public async Task Update_WhenRolAndAreaLeaveTogether_Succeeds()
    {
        using var person = await Person.CreateAsync(service, admin, "AREA", "REDES");

        var answer = await admin.PatchAnswerAsync(person.Path, """{"area":null,"rol":"MESA"}""");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That((string?)answer.Json["rol"], Is.EqualTo("MESA"));
            Assert.That(answer.Json["area"], Is.Null);
        });
    }

    [Test]
    public async Task Update_WhenRolChangesAlone_KeepsTheArea()
    {
        using var person = await Person.CreateAsync(service, admin, "AREA", "REDES");

        var away = await admin.PatchAnswerAsync(person.Path, new { rol = "MESA" });
        var back = await admin.PatchAnswerAsync(person.Path, new { rol = "AREA" });

        Assert.Multiple(() =>
        {
            Assert.That((string?)away.Json["area"], Is.EqualTo("REDES"));
            Assert.That(back.Status, Is.EqualTo(200));
            Assert.That((string?)back.Json["area"], Is.EqualTo("REDES"));
        });
    }

    [Test]
    public async Task Update_WhenEmailIsTakenInAnyLetterCase_ReturnsConflict()
    {
        using var person = await Person.CreateAsync(service, admin);
        using var other = await Person.CreateAsync(service, admin);

        var answer = await admin.PatchAnswerAsync(person.Path, new { email = other.Email.ToUpperInvariant(), nombre = "No se guarda" });
        var after = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(409));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"Email ya existe","code":"email_taken"}"""));
            Assert.That((string?)after.Json["nombre"], Is.Not.EqualTo("No se guarda"));
        });
    }

    [Test]
    public async Task Update_WithItsOwnEmailInOtherLetterCase_StoresItAsGiven()
    {
        using var person = await Person.CreateAsync(service, admin);

        var answer = await admin.PatchAnswerAsync(person.Path, new { email = person.Email.ToUpperInvariant() });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That((string?)answer.Json["email"], Is.EqualTo(person.Email.ToUpperInvariant()));
        });
    }

    [Test]
    public async Task Update_AfterEmailChanged_LetsTheNewAddressInAndFreesTheOldOne()
    {
        using var person = await Person.CreateAsync(service, admin);
        var email = TestUsers.NewEmail();
        await admin.PatchAnswerAsync(person.Path, new { email });

        var old = await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password });
        var fresh = await service.Client.PostAnswerAsync("/api/auth/login", new { email, password = person.Password });
        var reused = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", person.Email)));

        Assert.That(new[] { old.Status, fresh.Status, reused.Status }, Is.EqualTo(new[] { 401, 200, 201 }));
    }

    [Test]
    public async Task Update_WithPassword_MakesTheUserChooseAnother()
    {
        using var person = await Person.JoinAsync(service, admin);

        await admin.PatchAnswerAsync(person.Path, new { password = "Repuesta-1" });
        var old = await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password });
        var reset = await service.LogInAsync(person.Email, "Repuesta-1");

        Assert.Multiple(() =>
        {
            Assert.That(old.Status, Is.EqualTo(401));
            Assert.That((bool?)reset["must_change_password"], Is.True);
        });
    }

    [Test]
    public async Task Update_WithMembersOfTheDirectorysOwn_GivesThemNoEffect()
    {
        using var person = await Person.CreateAsync(service, admin);
        var before = await admin.GetAnswerAsync(person.Path);

        var answer = await admin.PatchAnswerAsync(
            person.Path,
            """
            {"id":"0199aaaa-0000-7000-8000-000000000000","must_change_password":false,"is_admin":true,"Rol":"ADMIN","roles":["ADMIN"],"perms":["users:read"],
            "org":"otra_org","organization_id":"otra_org","status":"suspended","access_version":99,"password_hash":"AQAAAAI=","number":1,"__proto__":{"rol":"ADMIN"}}
            """);
        var after = await admin.GetAnswerAsync(person.Path);
        var session = await service.LogInAsync(person.Email, person.Password);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(after.Text, Is.EqualTo(before.Text));
            Assert.That((bool?)session["must_change_password"], Is.True);
        });
    }

    [TestCase("0199aaaa-0000-7000-8000-000000000000", "{}")]
    [TestCase("0199aaaa-0000-7000-8000-000000000000", """{"nombre":"Ana","rol":"AREA","is_active":true}""")]
    [TestCase("0199aaaa-0000-7000-8000-000000000000", """{"is_active":true}""")]
    [TestCase("0199aaaa-0000-7000-8000-000000000000", """{"is_active":false}""")]
    [TestCase("no-es-un-uuid", """{"nombre":"Ana"}""")]
    public async Task Update_WithUnknownId_ReturnsNotFound(string id, string body)
    {
        var answer = await admin.PatchAnswerAsync($"{TestUsers.Path}/{id}", body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"Usuario no encontrado","code":"user_not_found"}"""));
        });
    }

    [TestCase("""{"is_active":false}""")]
    [TestCase("""{"is_active":false,"nombre":"Otro nombre"}""")]
    [TestCase("""{"rol":"MESA"}""")]
    [TestCase("""{"rol":"AREA","area":"REDES"}""")]
    [TestCase("""{"rol":"USUARIO","is_active":false}""")]
    public async Task Update_WhenUserIsTheLastActiveAdmin_ReturnsConflictAndChangesNothing(string body)
    {
        var self = await admin.GetAnswerAsync("/api/auth/me");

        var answer = await admin.PatchAnswerAsync($"{TestUsers.Path}/{self.Json["id"]}", body);
        var after = await admin.GetAnswerAsync("/api/auth/me");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(409));
            Assert.That(answer.Detail, Is.EqualTo("No se puede eliminar, desactivar ni cambiar de rol al último ADMIN activo"));
            Assert.That(after.Text, Is.EqualTo(self.Text));
        });
    }

    [Test]
    public async Task Update_WhenUserIsTheLastActiveAdmin_StillRenamesIt()
    {
        var self = await admin.GetAnswerAsync("/api/auth/me");

        var answer = await admin.PatchAnswerAsync(
            $"{TestUsers.Path}/{self.Json["id"]}",
            new { nombre = "Jefa", rol = "ADMIN", is_active = true });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That((string?)answer.Json["nombre"], Is.EqualTo("Jefa"));
        });
    }
}
