using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class ChangePasswordTests(string provider)
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

    private const string Path = "/api/auth/change-password";

    [Test]
    public async Task ChangePassword_WithRightPassword_ReplacesIt()
    {
        using var person = await Person.JoinAsync(service, admin);
        const string Chosen = "Elegida-9";

        var answer = await person.Client.PostAnswerAsync(Path, new { current_password = person.Password, new_password = Chosen });
        var old = await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password });
        var fresh = await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = Chosen });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Members, Is.EqualTo(new[] { "message" }));
            Assert.That((string?)answer.Json["message"], Is.Not.Empty);
            Assert.That(old.Status, Is.EqualTo(401));
            Assert.That(fresh.Status, Is.EqualTo(200));
            Assert.That((bool?)fresh.Json["must_change_password"], Is.False);
        });
    }

    [TestCase("MESA", null)]
    [TestCase("AREA", "REDES")]
    [TestCase("USUARIO", null)]
    [TestCase("ADMIN", null)]
    public async Task ChangePassword_InAnyRole_Succeeds(string rol, string? area)
    {
        using var person = await Person.JoinAsync(service, admin, rol, area);

        var answer = await person.Client.PostAnswerAsync(Path, new { current_password = person.Password, new_password = "Elegida-9" });

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task ChangePassword_WithWrongPassword_ReturnsUnauthorizedAndKeepsThePasswordAndTheToken()
    {
        using var person = await Person.JoinAsync(service, admin);

        var answer = await person.Client.PostAnswerAsync(Path, new { current_password = "no-es-esta", new_password = "Elegida-9" });
        var me = await person.Client.GetAnswerAsync("/api/auth/me");
        var login = await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(401));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"La contraseña actual no es correcta","code":"wrong_current_password"}"""));
            Assert.That(me.Status, Is.EqualTo(200));
            Assert.That(login.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task ChangePassword_AfterTooManyWrongPasswords_ReturnsTooManyRequests()
    {
        using var person = await Person.JoinAsync(service, admin);
        for (var i = 0; i < 10; i++)
        {
            await person.Client.PostAnswerAsync(Path, new { current_password = "no-es-esta", new_password = "Elegida-9" });
        }

        var answer = await person.Client.PostAnswerAsync(Path, new { current_password = person.Password, new_password = "Elegida-9" });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(429));
            Assert.That(int.Parse(answer.Header("Retry-After")!, null), Is.InRange(1, 60));
        });
    }

    [TestCase("{}", "body.current_password missing", "body.new_password missing")]
    [TestCase("""{"current_password":1,"new_password":{}}""", "body.current_password string_type", "body.new_password string_type")]
    [TestCase("""{"current_password":null,"new_password":null}""", "body.current_password string_type", "body.new_password string_type")]
    [TestCase("""{"current_password":"clave-vieja","new_password":"clave-vieja"}""", "body.new_password value_error")]
    public async Task ChangePassword_WithFaults_ReturnsAllOfThemWithoutInput(string body, params string[] faults)
    {
        var answer = await admin.PostAnswerAsync(Path, body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(faults));
            Assert.That(answer.Text, Does.Not.Contain("\"input\""));
            Assert.That(answer.Text, Does.Not.Contain("clave-vieja"));
        });
    }

    [TestCase(5, "string_too_short")]
    [TestCase(6, null)]
    [TestCase(128, null)]
    [TestCase(129, "string_too_long")]
    public async Task ChangePassword_AtTheEdgeOfALength_AcceptsOrRefuses(int length, string? type)
    {
        using var person = await Person.JoinAsync(service, admin);

        var answer = await person.Client.PostAnswerAsync(
            Path,
            new { current_password = person.Password, new_password = new string('x', length) });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(type is null ? 200 : 422));
            Assert.That(type is null ? [] : answer.Faults, Is.EqualTo(type is null ? [] : new[] { $"body.new_password {type}" }));
        });
    }

    [Test]
    public async Task ChangePassword_WhenItHadToChange_OpensTheRestAtTheNextSignIn()
    {
        using var person = await Person.CreateAsync(service, admin, "ADMIN");
        await person.SignInAsync();
        var before = await person.Client.GetAnswerAsync(TestUsers.Path);

        await person.ChangePasswordAsync("Elegida-9");
        await person.SignInAsync();
        var after = await person.Client.GetAnswerAsync(TestUsers.Path);

        Assert.That(new[] { before.Status, after.Status }, Is.EqualTo(new[] { 403, 200 }));
    }
}
