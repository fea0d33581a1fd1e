using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class LogInTests(string provider)
{
    private const string Path = "/api/auth/login";
    private const int FailuresBeforeLock = 10;

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
    public async Task LogIn_WithRightPassword_ReturnsTokensAndUserInOrder()
    {
        var answer = await LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);

        var user = answer.Json["user"]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(
                answer.Members,
                Is.EqualTo(new[] { "access_token", "token_type", "expires_in", "refresh_token", "must_change_password", "user", "session_expires_at" }));
            Assert.That((string?)answer.Json["token_type"], Is.EqualTo("bearer"));
            Assert.That((int?)answer.Json["expires_in"], Is.EqualTo(3600));
            Assert.That((bool?)answer.Json["must_change_password"], Is.False);
            Assert.That(user.Select(member => member.Key), Is.EqualTo(new[] { "id", "email", "nombre", "rol", "area" }));
            Assert.That(Guid.TryParseExact((string?)user["id"], "D", out _), Is.True);
            Assert.That((string?)user["email"], Is.EqualTo(HelpDeskService.AdminEmail));
            Assert.That((string?)user["rol"], Is.EqualTo("ADMIN"));
            Assert.That(user["area"], Is.Null);
        });
    }

    [Test]
    public async Task LogIn_WhenUserHasArea_ReturnsIt()
    {
        using var person = await Person.CreateAsync(service, admin, "AREA", "Sistemas");

        var answer = await LogInAsync(person.Email, person.Password);

        Assert.That((string?)answer.Json["user"]!["area"], Is.EqualTo("SISTEMAS"));
    }

    [TestCase("ADMIN@HELPDESK.LOCAL")]
    [TestCase("Admin@HelpDesk.Local")]
    [TestCase("  admin@helpdesk.local\t")]
    public async Task LogIn_WhenEmailIsWrittenOtherwise_ReturnsTheSameUser(string email)
    {
        var answer = await LogInAsync(email, HelpDeskService.AdminPassword);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That((string?)answer.Json["user"]!["email"], Is.EqualTo(HelpDeskService.AdminEmail));
        });
    }

    [TestCase("admin-2026")]
    [TestCase("Admin-2026 ")]
    [TestCase("")]
    public async Task LogIn_WithWrongPassword_AnswersAsForAnUnknownEmail(string password)
    {
        using var person = await Person.CreateAsync(service, admin);

        var wrong = await LogInAsync(person.Email, password);
        var unknown = await LogInAsync(TestUsers.NewEmail(), password);

        Assert.Multiple(() =>
        {
            Assert.That(wrong.Status, Is.EqualTo(401));
            Assert.That(wrong.Text, Is.EqualTo("""{"detail":"Credenciales incorrectas","code":"invalid_credentials"}"""));
            Assert.That(unknown.Status, Is.EqualTo(401));
            Assert.That(unknown.Text, Is.EqualTo(wrong.Text));
            Assert.That(unknown.Headers.Keys, Is.EquivalentTo(wrong.Headers.Keys));
        });
    }

    [TestCase(600)]
    [TestCase(100_000)]
    public async Task LogIn_WithVeryLongPassword_ReturnsUnauthorized(int length)
    {
        var answer = await LogInAsync(TestUsers.NewEmail(), new string('x', length));

        Assert.That(answer.Status, Is.EqualTo(401));
    }

    [Test]
    public async Task LogIn_WhenUserIsInactive_TellsOnlyAfterTheRightPassword()
    {
        using var person = await Person.CreateAsync(service, admin);
        await admin.PatchAnswerAsync(person.Path, new { is_active = false });

        var wrong = await LogInAsync(person.Email, "otra-clave");
        var right = await LogInAsync(person.Email, person.Password);

        Assert.Multiple(() =>
        {
            Assert.That(wrong.Status, Is.EqualTo(401));
            Assert.That(wrong.Text, Is.EqualTo("""{"detail":"Credenciales incorrectas","code":"invalid_credentials"}"""));
            Assert.That(right.Status, Is.EqualTo(403));
            Assert.That(right.Text, Is.EqualTo("""{"detail":"Usuario inactivo","code":"user_inactive"}"""));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task LogIn_AfterTooManyFailures_ReturnsTooManyRequestsWhetherOrNotTheEmailExists(bool exists)
    {
        var (email, password) = (TestUsers.NewEmail(), "Inicial-1");
        if (exists)
        {
            await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email), ("password", password)));
        }

        var failures = await FailAsync(email, FailuresBeforeLock);
        var locked = await LogInAsync(email.ToUpperInvariant(), password);

        Assert.Multiple(() =>
        {
            Assert.That(failures, Has.All.EqualTo(401));
            Assert.That(locked.Status, Is.EqualTo(429));
            Assert.That(locked.Text, Is.EqualTo("""{"detail":"Demasiados intentos. Espera antes de volver a intentarlo","code":"too_many_attempts"}"""));
            Assert.That(int.Parse(locked.Header("Retry-After")!, null), Is.InRange(1, 60));
        });
    }

    [Test]
    public async Task LogIn_WhenTheEmailIsWrittenInManyWays_CountsAllFailuresTogether()
    {
        using var person = await Person.CreateAsync(service, admin);
        var wide = string.Concat(person.Email.Select(letter => char.IsAsciiLetter(letter) ? (char)(letter + 0xFEE0) : letter));
        string[] ways = [person.Email, person.Email.ToUpperInvariant(), $" {person.Email}\t", $"\u00A0{person.Email}", wide];

        foreach (var way in Enumerable.Range(0, FailuresBeforeLock).Select(i => ways[i % ways.Length]))
        {
            Assert.That((await LogInAsync(way, "Equivocada-1")).Status, Is.EqualTo(401), way);
        }

        Assert.That((await LogInAsync(person.Email, person.Password)).Status, Is.EqualTo(429));
    }

    [Test]
    public async Task LogIn_AfterSuccess_CountsFailuresFromZero()
    {
        using var person = await Person.CreateAsync(service, admin);

        await FailAsync(person.Email, FailuresBeforeLock - 1);
        var first = await LogInAsync(person.Email, person.Password);
        await FailAsync(person.Email, FailuresBeforeLock - 1);
        var second = await LogInAsync(person.Email, person.Password);

        Assert.That(new[] { first.Status, second.Status }, Is.EqualTo(new[] { 200, 200 }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task LogIn_AfterAnAdministratorResetsThePasswordOfALockedUser_IsOpenAtOnce(bool byFile)
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email, FailuresBeforeLock);
        var locked = await LogInAsync(person.Email, person.Password);

        var reset = byFile
            ? await admin.PostAnswerAsync(
                $"{TestUsers.Path}/import",
                new StringContent($"email,password\r\n{person.Email},Restablecida-1\r\n", Encoding.UTF8, "text/csv"))
            : await admin.PatchAnswerAsync($"{TestUsers.Path}/{person.Id}", new { password = "Restablecida-1" });
        var right = await LogInAsync(person.Email, "Restablecida-1");

        Assert.Multiple(() =>
        {
            Assert.That((locked.Status, reset.Status), Is.EqualTo((429, 200)), reset.Text);
            Assert.That(right.Status, Is.EqualTo(200), right.Text);
        });
    }

    [Test]
    public async Task LogIn_AfterAnotherChangeOfALockedUser_StaysLocked()
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email, FailuresBeforeLock);

        await admin.PatchAnswerAsync($"{TestUsers.Path}/{person.Id}", new { nombre = "Otro Nombre" });

        Assert.That((await LogInAsync(person.Email, person.Password)).Status, Is.EqualTo(429));
    }

    [TestCase("{}", "body.email missing", "body.password missing")]
    [TestCase("""{"email":1,"password":true}""", "body.email string_type", "body.password string_type")]
    [TestCase("""{"email":null,"password":null}""", "body.email string_type", "body.password string_type")]
    [TestCase("""{"email":"sin-arroba"}""", "body.email value_error", "body.password missing")]
    [TestCase("""{"email":"","password":"x"}""", "body.email value_error")]
    [TestCase("""{"email":"a@b.cl","password":"\ud800"}""", "body.password value_error")]
    public async Task LogIn_WithFaults_ReturnsAllOfThem(string body, params string[] faults)
    {
        var answer = await service.Client.PostAnswerAsync(Path, body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(faults));
        });
    }

    [Test]
    public async Task LogIn_WithFaultyPassword_RepeatsOnlyTheEmail()
    {
        var answer = await service.Client.PostAnswerAsync(Path, """{"email":"sin-arroba","password":["secreta-123"]}""");

        var faults = answer.Json["detail"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(faults[0]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "type", "loc", "msg", "input", "code" }));
            Assert.That((string?)faults[0]!["input"], Is.EqualTo("sin-arroba"));
            Assert.That(faults[1]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "type", "loc", "msg", "code" }));
            Assert.That(answer.Text, Does.Not.Contain("secreta-123"));
        });
    }

    private Task<Answer> LogInAsync(string email, string password) =>
        service.Client.PostAnswerAsync(Path, new JsonObject { ["email"] = email, ["password"] = password });

    private async Task<List<int>> FailAsync(string email, int times)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
        {
            statuses.Add((await LogInAsync(email, "no-es-esta")).Status);
        }

        return statuses;
    }
}
