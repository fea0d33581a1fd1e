using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.CommandLine;

/// <summary>What an operator does when nobody can sign in to help, while the service runs.</summary>
[Category("Slow")]
public sealed class RecoverUserTests
{
    private const string LogInPath = "/api/auth/login";
    private const string Reason = "Olvidó la contraseña: ticket=4711";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private string folder = "";

    [SetUp]
    public async Task Start()
    {
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        service = new("Sqlite", ("Lockout:FailuresBeforeLock", "2"));
        admin = await service.SignInAsync();
    }

    [TearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Recover_OfALockedAdministrator_LetsItInWithThePrintedPassword()
    {
        for (var i = 0; i < 3; i++)
        {
            await LogInAsync(HelpDeskService.AdminEmail, "no-es-esta");
        }

        var recovered = await RecoverAsync("--email", HelpDeskService.AdminEmail, "--reason", Reason);

        var words = recovered.Output.Split(' ');
        var password = words[Array.IndexOf(words, "password") + 1].TrimEnd(';');
        var (old, before) = (await admin.GetAnswerAsync("/api/auth/me"), await LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword));
        var login = await LogInAsync(HelpDeskService.AdminEmail, password);
        Assert.Multiple(() =>
        {
            Assert.That((recovered.ExitCode, recovered.Errors), Is.EqualTo((0, "")));
            Assert.That(recovered.Output, Does.Match($@"^{HelpDeskService.AdminEmail} can sign in with the password \w{{20}}; it must be changed before [-0-9]{{10}} [:0-9]{{8}} UTC\.$"));
            Assert.That((old.Status, before.Status), Is.EqualTo((401, 401)));
            Assert.That((login.Status, (bool?)login.Json["must_change_password"]), Is.EqualTo((200, true)));
        });

        using var client = service.WithToken((string)login.Json["access_token"]!);
        await client.PostAnswerAsync("/api/auth/change-password", new { current_password = password, new_password = "Mi-propia-clave-1" });
        using var again = await service.SignInAsync(HelpDeskService.AdminEmail, "Mi-propia-clave-1");
        var record = (await again.GetAnswerAsync("/api/auth/audit?action=account_recovered")).Json.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)record["subject"]!["name"], Is.EqualTo(HelpDeskService.AdminEmail));
            Assert.That((string?)record["actor"]!["type"], Is.EqualTo("system"));
            Assert.That(
                record["changes"]!.AsArray().Select(change => $"{change!["field"]}: {change["new"]}"),
                Is.EqualTo(new[] { $"reason: {Reason}", $"operator: {Environment.UserName}@{Environment.MachineName}" }));
        });
    }

    [Test]
    public async Task Recover_MakesAPasswordThatExpiresAfterAnHour()
    {
        var recovered = await RecoverAsync("--email", HelpDeskService.AdminEmail, "--reason", Reason);
        var words = recovered.Output.Split(' ');
        service.Clock.Advance(TimeSpan.FromMinutes(61));

        var login = await LogInAsync(HelpDeskService.AdminEmail, words[Array.IndexOf(words, "password") + 1].TrimEnd(';'));

        Assert.That((login.Status, (string?)login.Json["code"]), Is.EqualTo((403, "temporary_password_expired")));
    }

    [Test]
    public async Task Recover_OfAnInactiveUser_NeedsToBeAskedTo()
    {
        using var person = await Person.CreateAsync(service, admin, "AREA", "Redes");
        await admin.PatchAnswerAsync(person.Path, new { is_active = false });

        var refused = await RecoverAsync("--email", person.Email, "--reason", Reason);
        var unchanged = await LogInAsync(person.Email, person.Password);
        var recovered = await RecoverAsync("--email", person.Email, "--reason", Reason, "--reactivate", "--make-admin");

        var user = await admin.GetAnswerAsync(person.Path);
        Assert.Multiple(() =>
        {
            Assert.That(refused, Is.EqualTo((1, "", "The user isn't active: --reactivate changes that too.")));
            Assert.That((unchanged.Status, (string?)unchanged.Json["code"]), Is.EqualTo((403, "user_inactive")));
            Assert.That(recovered.ExitCode, Is.Zero);
            Assert.That(((bool)user.Json["is_active"]!, (string?)user.Json["rol"], (string?)user.Json["area"]), Is.EqualTo((true, "ADMIN", "REDES")));
        });
    }

    [TestCase("nadie@example.com", "helpdesk")]
    [TestCase(HelpDeskService.AdminEmail, "org_9")]
    public async Task Recover_OfAnUnknownUser_EndsWithThree(string email, string organization)
    {
        var ended = await RecoverAsync("--email", email, "--organization", organization, "--reason", Reason);

        Assert.That((ended.ExitCode, ended.Output, ended.Errors.Split('\n').Length), Is.EqualTo((3, "", 1)), ended.Errors);
    }

    private Task<Answer> LogInAsync(string email, string password) => service.Client.PostAnswerAsync(LogInPath, new { email, password });

    private Task<(int ExitCode, string Output, string Errors)> RecoverAsync(params string[] options) =>
        ServiceProcess.RunAsync(folder, ["users", "recover", .. options, $"--ConnectionStrings:Users={service.Database.ConnectionString}"]);
}
