using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk;

/// <summary>What a program can tell refusals apart by, and in which language people read them.</summary>
public sealed class RefusalTests
{
    private const string UsersPath = TestUsers.Path;
    private const string LogInPath = "/api/auth/login";

    private static readonly string[] Languages = ["es", "en"];

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private string adminId = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new("Sqlite", ("Lockout:FailuresBeforeLock", "2"));
        admin = await service.SignInAsync();
        adminId = (string)(await admin.GetAnswerAsync("/api/auth/me")).Json["id"]!;
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCaseSource(nameof(Languages))]
    public async Task Refusals_OfOneStatus_HaveDifferentCodes(string language)
    {
        using var person = await Person.JoinAsync(service, admin);
        using var inactive = await Person.CreateAsync(service, admin);
        using var newcomer = await Person.CreateAsync(service, admin);
        await newcomer.SignInAsync();
        await admin.PatchAnswerAsync(inactive.Path, new { is_active = false });

        (string Code, int Status, Answer Answer)[] refusals =
        [
            ("sign_in_required", 401, await service.Client.AnswerAsync(HttpMethod.Get, UsersPath, null, In(language))),
            ("invalid_credentials", 401, await LogInAsync(language, "nadie@example.com", "x")),
            ("user_inactive", 403, await LogInAsync(language, inactive.Email, inactive.Password)),
            ("password_change_required", 403, await newcomer.Client.AnswerAsync(HttpMethod.Get, UsersPath, null, In(language))),
            ("permission_missing", 403, await person.Client.AnswerAsync(HttpMethod.Get, UsersPath, null, In(language))),
            ("user_not_found", 404, await admin.AnswerAsync(HttpMethod.Get, $"{UsersPath}/nadie", null, In(language))),
            ("not_found", 404, await admin.AnswerAsync(HttpMethod.Get, "/api/auth/nada", null, In(language))),
            ("method_not_allowed", 405, await admin.AnswerAsync(HttpMethod.Put, UsersPath, null, In(language))),
            ("email_taken", 409, await admin.AnswerAsync(HttpMethod.Patch, person.Path, new { email = inactive.Email }, In(language))),
            ("last_administrator", 409, await admin.AnswerAsync(HttpMethod.Delete, $"{UsersPath}/{adminId}", null, In(language))),
            ("version_mismatch", 412, await admin.AnswerAsync(HttpMethod.Delete, person.Path, null, In(language), ("If-Match", "\"999\""))),
            ("unsupported_media_type", 415, await admin.AnswerAsync(HttpMethod.Post, UsersPath, new StringContent("x"), In(language))),
            ("validation_failed", 422, await admin.AnswerAsync(HttpMethod.Post, UsersPath, new { }, In(language))),
        ];

        Assert.Multiple(() =>
        {
            foreach (var (code, status, answer) in refusals)
            {
                Assert.That((answer.Status, (string?)answer.Json["code"]), Is.EqualTo((status, code)), answer.Text);
                Assert.That(answer.Members[^1], Is.EqualTo("code"));
            }
        });
    }

    [Test]
    public async Task Refusal_WhenThePasswordIsTemporaryAndHasExpired_SaysSo()
    {
        using var later = new HelpDeskService();
        using var laterAdmin = await later.SignInAsync();
        using var person = await Person.CreateAsync(later, laterAdmin);
        later.Clock.Advance(TimeSpan.FromDays(8));

        var answer = await later.Client.PostAnswerAsync(LogInPath, new { email = person.Email, password = person.Password });

        Assert.That((answer.Status, (string?)answer.Json["code"]), Is.EqualTo((403, "temporary_password_expired")));
    }

    [Test]
    public async Task Refusal_AfterTooManyAttempts_SaysSo()
    {
        var email = $"{Guid.CreateVersion7():N}@example.com";
        await LogInAsync("es", email, "x");
        await LogInAsync("es", email, "x");

        var answer = await LogInAsync("en", email, "x");

        Assert.That(
            (answer.Status, (string?)answer.Json["code"], answer.Detail),
            Is.EqualTo((429, "too_many_attempts", "Too many attempts. Wait before you try again")));
    }

    [Test]
    public async Task Faults_HaveCodesThatSayMoreThanTheirTypes()
    {
        var answer = await admin.PostAnswerAsync(
            UsersPath,
            new { email = "x", nombre = "Ana Ruiz", rol = "AREA", password = "abc" });

        Assert.That(
            answer.Json["detail"]!.AsArray().Select(fault => $"{fault!["loc"]![1]} {fault["type"]} {fault["code"]}"),
            Is.EqualTo(new[]
            {
                "email value_error malformed",
                "password string_too_short too_short",
                "area value_error area_required",
            }));
    }

    [TestCase(null, "Usuario no encontrado")]
    [TestCase("es", "Usuario no encontrado")]
    [TestCase("es-MX,es;q=0.9,en;q=0.8", "Usuario no encontrado")]
    [TestCase("fr, de", "Usuario no encontrado")]
    [TestCase("*", "Usuario no encontrado")]
    [TestCase("en;q=0", "Usuario no encontrado")]
    [TestCase("en;q=0.2, es;q=0.3", "Usuario no encontrado")]
    [TestCase("english", "Usuario no encontrado")]
    [TestCase(";;,q=", "Usuario no encontrado")]
    [TestCase("en", "User not found")]
    [TestCase("EN-gb", "User not found")]
    [TestCase("en-US,en;q=0.9", "User not found")]
    [TestCase("fr, en;q=0.3, es;q=0.2", "User not found")]
    public async Task Words_AreInThePreferredLanguage(string? accepted, string words)
    {
        var answer = await admin.AnswerAsync(HttpMethod.Get, $"{UsersPath}/nadie", null, accepted is null ? [] : [In(accepted)]);

        Assert.That(answer.Detail, Is.EqualTo(words));
    }

    [Test]
    public async Task Words_InEnglish_AreThoseOfFaultsAndOfSuccessToo()
    {
        var body = new { email = $"{Guid.CreateVersion7():N}@example.com", nombre = "Ana Ruiz", rol = "USUARIO", password = "Temporal-2026" };
        var created = await admin.AnswerAsync(HttpMethod.Post, UsersPath, body, In("en"));
        var refused = await admin.AnswerAsync(HttpMethod.Post, UsersPath, new { nombre = "A", rol = "JEFE" }, In("en"));

        Assert.Multiple(() =>
        {
            Assert.That((string?)created.Json["message"], Is.EqualTo("User created"));
            Assert.That(
                refused.Json["detail"]!.AsArray().Select(fault => (string?)fault!["msg"]),
                Is.EqualTo(new[]
                {
                    "This field is required",
                    "Must have at least 2 characters",
                    "This field is required",
                    "Must be one of: ADMIN, MESA, AREA, USUARIO",
                }));
        });
    }

    private static (string Name, string Value) In(string language) => ("Accept-Language", language);

    private Task<Answer> LogInAsync(string language, string email, string password) =>
        service.Client.AnswerAsync(HttpMethod.Post, LogInPath, new { email, password }, In(language));
}
