using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class PasswordPolicyTests(string provider)
{
    private const string LogInPath = "/api/auth/login";
    private const string MasterPassword = "Clave-Maestra-1";
    private const string ChangePasswordPath = "/api/auth/change-password";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(
            provider,
            ("Bootstrap:AdminPassword", MasterPassword),
            ("Passwords:MinLength", "8"),
            ("Passwords:RejectCommon", "true"),
            ("Passwords:RejectPersonal", "true"),
            ("Passwords:Remembered", "2"),
            ("Passwords:TemporaryLifetime", "1.00:00:00"));
        admin = await service.SignInAsync(password: MasterPassword);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("1234567", "string_too_short", "Debe tener al menos 8 caracteres")]
    [TestCase("Password1", "value_error", "Es una de las contraseñas más usadas; elige otra")]
    [TestCase("xxANAxx-2026", "value_error", "No debe contener el correo electrónico ni el nombre")]
    public async Task Create_WhenThePolicyRefusesThePassword_Returns422WithoutIt(string password, string type, string message)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("password", password)));

        AssertFault(answer, "password", type, message);
        Assert.That(answer.Text, Does.Not.Contain(password));
    }

    [TestCase("Password1")]
    [TestCase("Otro-torres-2026")]
    public async Task Update_WhenThePolicyRefusesThePassword_Returns422(string password)
    {
        using var person = await Person.CreateAsync(service, admin);

        var answer = await admin.PatchAnswerAsync(person.Path, new { password });

        AssertFault(answer, "password", "value_error", message: null);
    }

    [Test]
    public async Task Update_WhenTheNewNameIsInTheNewPassword_Returns422()
    {
        using var person = await Person.CreateAsync(service, admin);

        var answer = await admin.PatchAnswerAsync(person.Path, new { nombre = "Eva Ruiz", password = "Clave-Ruiz-9" });

        AssertFault(answer, "password", "value_error", message: null);
    }

    [TestCase("letmein1")]
    [TestCase("USUARIO-torres")]
    public async Task ChangePassword_WhenThePolicyRefusesIt_Returns422(string password)
    {
        using var person = await Person.JoinAsync(service, admin);

        var answer = await person.Client.PostAnswerAsync(ChangePasswordPath, new { current_password = person.Password, new_password = password });

        AssertFault(answer, "new_password", "value_error", message: null);
    }

    [Test]
    public async Task ChangePassword_WhenUsedBefore_Returns422AndKeepsTheCurrentOne()
    {
        using var person = await Person.JoinAsync(service, admin);
        var first = person.Password;
        await person.ChangePasswordAsync("Siguiente-1");
        await person.SignInAsync();

        var answer = await person.Client.PostAnswerAsync(ChangePasswordPath, new { current_password = person.Password, new_password = first });

        AssertFault(answer, "new_password", "value_error", "Ya se usó antes; elige otra");
        Assert.That((await service.Client.PostAnswerAsync(LogInPath, new { email = person.Email, password = person.Password })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task TemporaryPassword_WhenItsTimeIsOver_OpensNothingUntilItIsReset()
    {
        using var person = await Person.CreateAsync(service, admin);
        await person.SignInAsync();
        service.Clock.Advance(TimeSpan.FromMinutes(59));
        using var early = await person.Client.GetAsync("/api/auth/me");
        service.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(59));

        var login = await service.Client.PostAnswerAsync(LogInPath, new { email = person.Email, password = person.Password });
        var wrong = await service.Client.PostAnswerAsync(LogInPath, new { email = person.Email, password = "wrong password" });
        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = person.RefreshToken });
        using var later = await service.SignInAsync(password: MasterPassword);
        var reset = await later.PatchAnswerAsync(person.Path, new { password = "Temporal-22" });
        var again = await service.Client.PostAnswerAsync(LogInPath, new { email = person.Email, password = "Temporal-22" });
        admin.Dispose();
        admin = await service.SignInAsync(password: MasterPassword);

        Assert.Multiple(() =>
        {
            Assert.That((int)early.StatusCode, Is.EqualTo(200));
            Assert.That(login.Status, Is.EqualTo(403));
            Assert.That((string?)login.Json["detail"], Is.EqualTo("La contraseña temporal ha caducado. Pide otra a un administrador"));
            Assert.That(wrong.Status, Is.EqualTo(401));
            Assert.That(refreshed.Status, Is.EqualTo(403));
            Assert.That(reset.Status, Is.EqualTo(200));
            Assert.That(again.Status, Is.EqualTo(200));
        });
    }

    private static void AssertFault(Answer answer, string member, string type, string? message)
    {
        var fault = answer.Json["detail"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That((string?)fault["loc"]![1], Is.EqualTo(member));
            Assert.That((string?)fault["type"], Is.EqualTo(type));
            Assert.That((string?)fault["msg"], Is.EqualTo(message ?? (string?)fault["msg"]));
            Assert.That(fault["input"], Is.Null);
        });
    }
}
