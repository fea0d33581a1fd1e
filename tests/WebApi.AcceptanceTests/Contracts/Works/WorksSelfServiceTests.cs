using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

/// <summary>What users may do with themselves, and that nobody can raise itself.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WorksSelfServiceTests(string provider) : WorksFixture(provider)
{
    private const string WrongCurrent = """{"statusCode":401,"message":"La contraseña actual no es correcta","error":"Unauthorized"}""";
    private const string ChangeFirst =
        """{"statusCode":403,"message":"Debes cambiar tu contraseña antes de continuar: PATCH /users/{id} con password, o POST /api/auth/change-password","error":"Forbidden"}""";

    // Bodies with what nobody changes of itself: every value, also the one that is there already, and beside what is allowed.
    private static readonly string[] Raises =
    [
        .. new[] { "roles", "isActive", "mustChangePassword" }.SelectMany(member =>
            new[] { "\"admin\"", "\"user\"", "true", "false", "null", "0", "[]", "{}" }.Select(value => $$"""{"{{member}}":{{value}}}""")),
        """{"nombreCompleto":"Otro Nombre","roles":"admin"}""",
        """{"email":"otro@yucatan.gob.mx","isActive":true}""",
        """{"password":"Nueva-1234","currentPassword":"Propia-123","mustChangePassword":false}""",
        """{"nombreCompleto":"x","email":"x","roles":"admin"}""",
        """{"roles":"admin","x":1}""",
    ];

    [Test]
    public async Task Update_OfWhatNobodyChangesOfItself_IsForbiddenAndChangesNothing(
        [Values("user", "admin")] string role,
        [ValueSource(nameof(Raises))] string body)
    {
        using var person = await JoinAsync(role);
        var before = await StateAsync(person);

        var answer = await person.Client.PatchAnswerAsync(person.Path, body);
        var upper = await person.Client.PatchAnswerAsync($"{Users}/{person.Id.ToUpperInvariant()}", body);

        Assert.Multiple(async () =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((403, Forbidden)));
            Assert.That((upper.Status, upper.Text), Is.EqualTo((403, Forbidden)));
            Assert.That(await StateAsync(person), Is.EqualTo(before));
            Assert.That((await person.Client.GetAnswerAsync(person.Path)).Status, Is.EqualTo(200), "The token still counts.");
        });
    }

    [TestCase("user")]
    [TestCase("admin")]
    public async Task Self_MayBeReadAndChanged(string role)
    {
        using var person = await JoinAsync(role);
        var email = NewEmail();

        var read = await person.Client.GetAnswerAsync(person.Path);
        var changed = await person.Client.PatchAnswerAsync(person.Path, new { nombreCompleto = "Nombre Nuevo", email });
        var nothing = await person.Client.PatchAnswerAsync(person.Path, "{}");
        var currentAlone = await person.Client.PatchAnswerAsync(person.Path, new { currentPassword = "cualquiera" });
        var taken = await person.Client.PatchAnswerAsync(person.Path, new { email = AdminPerson.Email });
        var faults = await person.Client.PatchAnswerAsync(person.Path, """{"nombreCompleto":"ab","email":7,"x":1,"currentPassword":5}""");

        Assert.Multiple(async () =>
        {
            Assert.That((read.Status, (string)read.Json["id"]!, read.Header("ETag")), Is.EqualTo((200, person.Id, "\"2\"")));
            Assert.That(((string)changed.Json["nombreCompleto"]!, (string)changed.Json["email"]!, (string)changed.Json["roles"]!), Is.EqualTo(("Nombre Nuevo", email, role)));
            Assert.That((nothing.Text, currentAlone.Text), Is.EqualTo((changed.Text, changed.Text)));
            Assert.That((taken.Status, taken.Text), Is.EqualTo((400, """{"statusCode":400,"message":"El correo electrónico ya está registrado."}""")));
            Assert.That(MessagesOf(faults), Is.EqualTo(new[]
            {
                "property x should not exist",
                "nombreCompleto must be longer than or equal to 3 characters",
                "currentPassword must be a string",
                "email must be an email",
            }));
            Assert.That(await StateAsync(person), Is.EqualTo(changed.Text));
        });
    }

    [Test]
    public async Task Others_AreForbiddenToWhoIsNoAdministrator_WhetherOrNotTheyExist()
    {
        using var person = await JoinAsync("user");
        using var colleague = await CreateAsync();
        using var elsewhere = await SignInElsewhereAsync(OtherOffice, "admin@otra.example");
        using var foreigner = await CreateAsync(admin: elsewhere);
        var before = await StateAsync(colleague);
        var answers = new List<(int, string)>();

        foreach (var path in new[] { colleague.Path, AdminPerson.Path, foreigner.Path, $"{Users}/{Guid.CreateVersion7()}", $"{Users}/{Guid.Empty}" })
        {
            foreach (var (method, body) in new (HttpMethod, string?)[]
            {
                (HttpMethod.Get, null),
                (HttpMethod.Patch, "{}"),
                (HttpMethod.Patch, """{"nombreCompleto":"Tomada"}"""),
                (HttpMethod.Patch, """{"password":"Tomada-123","currentPassword":"SecurePass123"}"""),
                (HttpMethod.Patch, """{"roles":"admin","x":1}"""),
                (HttpMethod.Patch, "{"),
                (HttpMethod.Delete, null),
            })
            {
                var answer = await person.Client.AnswerAsync(method, path, body);
                answers.Add((answer.Status, answer.Text));
            }
        }

        var list = await person.Client.GetAnswerAsync(Users);
        var create = await person.Client.PostAnswerAsync(Users, With(("roles", "admin")));
        var delete = await person.Client.DeleteAnswerAsync(person.Path);
        Assert.Multiple(async () =>
        {
            Assert.That(answers, Is.All.EqualTo((403, Forbidden)));
            Assert.That(new[] { list, create, delete }.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((403, Forbidden)));
            Assert.That(await StateAsync(colleague), Is.EqualTo(before));
        });
    }

    [TestCase("user")]
    [TestCase("admin")]
    public async Task Password_WithTheCurrentOne_ChangesAndEndsWhatWasSignedIn(string role)
    {
        using var person = await JoinAsync(role);
        using var elsewhere = new WorksPerson(Service, person.Id, person.Email, person.Password);
        await elsewhere.SignInAsync();

        var unproven = await person.Client.PatchAnswerAsync(person.Path, new { password = "Nueva-1234" });
        var same = await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-123", currentPassword = "Propia-123" });
        var weak = await person.Client.PatchAnswerAsync(person.Path, new { password = "corta", currentPassword = "Propia-123" });
        var temporary = await person.Client.PatchAnswerAsync(person.Path, new { password = Password, currentPassword = "Propia-123" });
        var changed = await person.Client.PatchAnswerAsync(person.Path, new { password = "Nueva-1234", currentPassword = "Propia-123" });
        var ended = new[] { await person.Client.GetAnswerAsync(person.Path), await elsewhere.Client.GetAnswerAsync(person.Path) };
        person.Password = "Nueva-1234";
        var login = await person.LogInAsync();

        Assert.Multiple(() =>
        {
            Assert.That(MessagesOf(unproven), Is.EqualTo(new[] { "currentPassword should not be empty", "currentPassword must be a string" }));
            Assert.That(MessagesOf(same), Is.EqualTo(new[] { "La contraseña nueva debe ser distinta de la actual" }));
            Assert.That(MessagesOf(weak), Is.EqualTo(new[] { "La contraseña debe tener al menos 6 caracteres" }));
            Assert.That(MessagesOf(temporary), Is.EqualTo(new[] { "La contraseña ya se usó antes; elige otra" }));
            Assert.That((changed.Status, (bool)changed.Json["mustChangePassword"]!), Is.EqualTo((200, false)));
            Assert.That(ended.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((401, Unauthorized)));
            Assert.That((login.Status, (bool)login.Json["user"]!["mustChangePassword"]!), Is.EqualTo((200, false)));
        });
    }

    [Test]
    public async Task Password_WithAWrongCurrentOne_CountsAsAFailedSignIn()
    {
        using var person = await JoinAsync("user");
        var answers = new List<Answer>();

        for (var guess = 0; guess < 11; guess++)
        {
            answers.Add(await person.Client.PatchAnswerAsync(person.Path, new { password = "Nueva-1234", currentPassword = $"Mala-{guess}" }));
        }

        var right = await person.Client.PatchAnswerAsync(person.Path, new { password = "Nueva-1234", currentPassword = "Propia-123" });
        var login = await person.LogInAsync();
        var audit = await Admin.GetAnswerAsync($"/api/auth/audit?user={person.Id}&action=password_changed&outcome=refused");
        Assert.Multiple(() =>
        {
            Assert.That(answers[..10].Select(answer => (answer.Status, answer.Text, answer.Header("WWW-Authenticate"))), Is.All.EqualTo((401, WrongCurrent, "Bearer")));
            Assert.That(
                (answers[10].Status, answers[10].Text),
                Is.EqualTo((429, """{"statusCode":429,"message":"Demasiados intentos. Espera antes de volver a intentarlo","error":"Too Many Requests"}""")));
            Assert.That(answers[10].Header("Retry-After"), Does.Match(@"\A\d+\z"));
            Assert.That((right.Status, login.Status), Is.EqualTo((429, 429)));
            Assert.That(audit.Json.AsArray(), Has.Count.EqualTo(12));
        });
    }

    [Test]
    public async Task Password_ThatMustBeChanged_OpensNothingElse()
    {
        using var person = await CreateAsync("admin");
        using var other = await CreateAsync();
        await person.SignInAsync();
        var before = await StateAsync(person);
        var closed = new[]
        {
            await person.Client.GetAnswerAsync(Users),
            await person.Client.GetAnswerAsync(other.Path),
            await person.Client.PostAnswerAsync(Users, With()),
            await person.Client.PatchAnswerAsync(person.Path, "{}"),
            await person.Client.PatchAnswerAsync(person.Path, new { nombreCompleto = "Otro Nombre" }),
            await person.Client.PatchAnswerAsync(person.Path, new { currentPassword = Password }),
            await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-123", email = NewEmail() }),
            await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-123", mustChangePassword = false }),
            await person.Client.PatchAnswerAsync(other.Path, new { password = "Propia-123" }),
            await person.Client.DeleteAnswerAsync(other.Path),
            await person.Client.DeleteAnswerAsync(person.Path),
        };
        var unchanged = await StateAsync(person);
        var own = await person.Client.GetAnswerAsync(person.Path);

        var same = await person.Client.PatchAnswerAsync(person.Path, new { password = Password });
        var weak = await person.Client.PatchAnswerAsync(person.Path, new { password = "corta" });
        var wrong = await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-123", currentPassword = "Mala-1" });
        var changed = await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-123" });
        var ended = await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-456" });
        person.Password = "Propia-123";
        await person.SignInAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(closed.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((403, ChangeFirst)));
            Assert.That((own.Status, (bool)own.Json["mustChangePassword"]!), Is.EqualTo((200, true)));
            Assert.That(unchanged, Is.EqualTo(before));
            Assert.That(MessagesOf(same), Is.EqualTo(new[] { "La contraseña nueva debe ser distinta de la actual" }));
            Assert.That(MessagesOf(weak), Is.EqualTo(new[] { "La contraseña debe tener al menos 6 caracteres" }));
            Assert.That((wrong.Status, wrong.Text), Is.EqualTo((401, WrongCurrent)));
            Assert.That((changed.Status, (bool)changed.Json["mustChangePassword"]!), Is.EqualTo((200, false)));
            Assert.That((ended.Status, ended.Text), Is.EqualTo((401, Unauthorized)));
            Assert.That((await person.Client.GetAnswerAsync(Users)).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Password_ThatMustBeChanged_CanBeChangedThroughTheHelpDesksCallToo()
    {
        using var person = await CreateAsync();
        await person.SignInAsync();

        var changed = await person.Client.PostAnswerAsync("/api/auth/change-password", new { current_password = Password, new_password = "Propia-123" });
        person.Password = "Propia-123";
        await person.SignInAsync();

        Assert.That((changed.Status, (await person.Client.GetAnswerAsync(person.Path)).Status), Is.EqualTo((200, 200)));
    }

    [Test]
    public async Task Password_ThatMustBeChanged_ChangesOnceWhenManyTryAtOnce()
    {
        using var person = await CreateAsync();
        await person.SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            person.Client.PatchAnswerAsync(person.Path, new { password = $"Propia-{number}23" })));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 200, 401, 401, 401, 401, 401, 401, 401 }));
    }
}
