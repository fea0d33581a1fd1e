using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WorksSignInTests(string provider) : WorksFixture(provider)
{
    private const string Wrong = """{"statusCode":401,"message":"Credenciales inválidas","error":"Unauthorized"}""";

    [Test]
    public async Task LogIn_WithTheRightPassword_YieldsTokens()
    {
        using var person = await CreateAsync();

        var answer = await person.LogInAsync();
        var refreshed = await Service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = (string)answer.Json["refresh_token"]! });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Members, Is.EqualTo(new[] { "access_token", "user", "token_type", "expires_in", "refresh_token", "session_expires_at" }));
            Assert.That(
                answer.Json["user"]!.ToJsonString(),
                Is.EqualTo($$"""{"id":"{{person.Id}}","email":"{{person.Email}}","roles":"user","mustChangePassword":true}"""));
            Assert.That(((string)answer.Json["token_type"]!, (int)answer.Json["expires_in"]!), Is.EqualTo(("bearer", 3600)));
            Assert.That(refreshed.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task LogIn_WithAWrongPasswordOrEmail_SaysTheSame()
    {
        using var person = await CreateAsync();
        person.Password = "Equivocada-1";

        var wrong = await person.LogInAsync();
        var unknown = await Service.Client.PostAnswerAsync(LogIn, new { email = "nadie@yucatan.gob.mx", password = Password });

        Assert.That(new[] { wrong, unknown }.Select(answer => (answer.Status, answer.Text, answer.Header("WWW-Authenticate"))), Is.All.EqualTo((401, Wrong, "Bearer")));
    }

    [Test]
    public async Task LogIn_OfWhoIsInactive_IsForbiddenOnlyAfterTheRightPassword()
    {
        using var person = await CreateAsync();
        await Admin.PatchAnswerAsync(person.Path, new { isActive = false });

        var right = await person.LogInAsync();
        person.Password = "Equivocada-1";
        var wrong = await person.LogInAsync();

        Assert.Multiple(() =>
        {
            Assert.That((right.Status, right.Text), Is.EqualTo((403, """{"statusCode":403,"message":"Usuario inactivo","error":"Forbidden"}""")));
            Assert.That((wrong.Status, wrong.Text), Is.EqualTo((401, Wrong)));
        });
    }

    [Test]
    public async Task LogIn_WithATemporaryPasswordThatExpired_IsForbidden()
    {
        using var person = await CreateAsync();
        Service.Clock.Advance(TimeSpan.FromDays(8));

        var answer = await person.LogInAsync();
        await AdminPerson.SignInAsync();

        Assert.That(
            (answer.Status, answer.Text),
            Is.EqualTo((403, """{"statusCode":403,"message":"La contraseña temporal ha caducado. Pide otra a un administrador","error":"Forbidden"}""")));
    }

    [Test]
    public async Task LogIn_AfterTooManyFailures_SaysWhenToComeBack()
    {
        var answers = new List<Answer>();
        for (var attempt = 0; attempt < 11; attempt++)
        {
            answers.Add(await Service.Client.PostAnswerAsync(LogIn, new { email = "nadie.tampoco@yucatan.gob.mx", password = "x" }));
        }

        Assert.Multiple(() =>
        {
            Assert.That(answers[..10].Select(answer => answer.Status), Is.All.EqualTo(401));
            Assert.That(
                (answers[10].Status, answers[10].Text),
                Is.EqualTo((429, """{"statusCode":429,"message":"Demasiados intentos. Espera antes de volver a intentarlo","error":"Too Many Requests"}""")));
            Assert.That(answers[10].Header("Retry-After"), Does.Match(@"\A\d+\z"));
        });
    }

    [Test]
    public async Task LogIn_AfterAnAdministratorResetsThePasswordOfALockedUser_IsOpenAtOnce()
    {
        using var person = await CreateAsync();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Service.Client.PostAnswerAsync(LogIn, new { email = person.Email, password = "x" });
        }

        var locked = await person.LogInAsync();
        await Admin.PatchAnswerAsync(person.Path, new { password = "OtraClave456" });
        person.Password = "OtraClave456";

        Assert.That((locked.Status, (await person.LogInAsync()).Status), Is.EqualTo((429, 200)));
    }

    [Test]
    public async Task Unlock_WhenAUserIsLocked_ShowsItAndOpensAtOnce()
    {
        using var person = await CreateAsync();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Service.Client.PostAnswerAsync(LogIn, new { email = person.Email, password = "x" });
        }

        var locked = await Admin.GetAnswerAsync(person.Path);
        var unlocked = await Admin.PostAnswerAsync($"{person.Path}/unlock");
        var open = await Admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(locked.Members[^1], Is.EqualTo("lockedUntil"));
            Assert.That((string?)locked.Json["lockedUntil"], Does.Match("""^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"""));
            Assert.That((unlocked.Status, unlocked.Text), Is.EqualTo((200, """{"message":"Usuario desbloqueado"}""")));
            Assert.That(open.Members, Does.Not.Contain("lockedUntil"));
        });
        Assert.That((await person.LogInAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Unlock_ByAUserOrOfNobody_IsRefused()
    {
        using var person = await JoinAsync();

        var own = await person.Client.PostAnswerAsync($"{person.Path}/unlock");
        var unknown = await Admin.PostAnswerAsync($"{Users}/{Guid.CreateVersion7()}/unlock");
        var noUuid = await Admin.PostAnswerAsync($"{Users}/7/unlock");

        Assert.That((own.Text, unknown.Text, noUuid.Text), Is.EqualTo((Forbidden, NotFound, NotUuid)));
    }

    [TestCase("""{}""", "La contraseña debe tener al menos 6 caracteres|password must be a string|email must be an email")]
    [TestCase("""{"email":"x","password":"x"}""", "email must be an email")]
    [TestCase("""{"email":null,"password":7,"remember":true}""", "property remember should not exist|La contraseña debe tener al menos 6 caracteres|password must be a string|email must be an email")]
    public async Task LogIn_WithFaults_SaysAll(string body, string messages)
    {
        var answer = await Service.Client.PostAnswerAsync(LogIn, body);

        Assert.That((answer.Status, MessagesOf(answer)), Is.EqualTo((400, messages.Split('|'))));
    }

    [Test]
    public async Task LogIn_WithATenant_SignsInThere()
    {
        using var other = await SignInElsewhereAsync(OtherOffice, "admin@otra.example");

        var list = await other.AnswerAsync(HttpMethod.Get, Users, null, ("X-Tenant-ID", "works"));
        var here = await Service.Client.PostAnswerAsync(LogIn, new { email = "admin@otra.example", password = "Obras-2026" });
        var unknown = await Service.Client.AnswerAsync(HttpMethod.Post, LogIn, new { email = "admin@otra.example", password = "Obras-2026" }, ("X-Tenant-ID", "nadie"));

        Assert.Multiple(() =>
        {
            Assert.That(list.Text, Does.Contain("admin@otra.example").And.Not.Contain(AdminPerson.Email), "Afterwards the token decides.");
            Assert.That(new[] { here, unknown }.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((401, Wrong)));
        });
    }
}
