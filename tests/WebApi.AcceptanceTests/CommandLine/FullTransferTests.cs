using HelpDesk.Users.Infrastructure.IntegrationTests.Operations.Transfer;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.CommandLine;

/// <summary>How an operator moves a directory to another database, and back.</summary>
[Category("Slow")]
public sealed class FullTransferTests
{
    private const string LogInPath = "/api/auth/login";

    private static readonly (string, string) AdminPassword = ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword);
    private static readonly object Admin = new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword };

    private string folder = "";
    private string database = "";
    private string file = "";

    [SetUp]
    public void CreateFolder()
    {
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        (database, file) = (Path.Combine(folder, "users.db"), Path.Combine(folder, "directory.full"));
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    /// <summary>To a database of each kind, and from there to SQLite again, which must then hold the same as at the beginning.</summary>
    [TestCaseSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
    public async Task ExportAndImport_OfTheWholeDirectory_KeepEverybodySignedInAndComeBackUnchanged(string provider)
    {
        using var target = new TestDatabase(provider);
        (string, string)[] onTarget = [("Database__Provider", provider), ("ConnectionStrings__Users", target.ConnectionString)];
        string[] ofTarget = [$"--Database:Provider={provider}", $"--ConnectionStrings:Users={target.ConnectionString}"];
        string token, refreshToken, clientId, clientSecret, keys;
        using (var process = new ServiceProcess(folder, AdminPassword))
        {
            using var client = await process.ConnectAsync();
            var login = await client.PostAnswerAsync(LogInPath, Admin);
            (token, refreshToken) = ((string)login.Json["access_token"]!, (string)login.Json["refresh_token"]!);
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
            var account = (await client.PostAnswerAsync("/api/auth/service-accounts", new { name = "Tickets", permissions = new[] { "users:read" } })).Json;
            (clientId, clientSecret) = ((string)account["client_id"]!, (string)account["client_secret"]!);
            keys = await client.GetStringAsync("/.well-known/jwks.json");
            await process.TerminateAsync();
        }

        var exported = await ServiceProcess.RunAsync(folder, "users", "export", "--full", file);
        var refused = await ServiceProcess.RunAsync(folder, "users", "import", "--full", file);
        var imported = await ServiceProcess.RunAsync(folder, ["users", "import", "--full", file, .. ofTarget]);
        var verified = (await ServiceProcess.RunAsync(folder, "audit", "verify"), await ServiceProcess.RunAsync(folder, ["audit", "verify", .. ofTarget]));
        var back = Path.Combine(folder, "back.db");
        var returned = (
            await ServiceProcess.RunAsync(folder, ["users", "export", "--full", $"{file}.back", .. ofTarget]),
            await ServiceProcess.RunAsync(folder, "users", "import", "--full", $"{file}.back", $"--ConnectionStrings:Users=Data Source={back}"));

        using var moved = new ServiceProcess(folder, onTarget);
        using var caller = await moved.ConnectAsync();
        var refreshed = await caller.PostAnswerAsync("/api/auth/refresh", new { refresh_token = refreshToken });
        var session = await caller.PostAnswerAsync(LogInPath, Admin);
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", clientSecret)]);
        using var service = await caller.PostAsync("/connect/token", form);
        caller.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var me = await caller.GetAnswerAsync("/api/auth/me");

        var isForOthersToo = !OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Multiple(async () =>
        {
            Assert.That((exported.ExitCode, exported.Errors), Is.EqualTo((0, "")));
            Assert.That(exported.Output, Does.Contain("Users: 2 rows.").And.Contain("contains password hashes and keys"));
            Assert.That(isForOthersToo, Is.False);
            Assert.That((refused.ExitCode, refused.Output, refused.Errors.Split('\n').Length), Is.EqualTo((1, "", 1)));
            Assert.That((imported.ExitCode, imported.Errors), Is.EqualTo((0, "")));
            Assert.That(imported.Output, Does.Contain("Users: 2 rows.").And.Contain("The audit is whole"));
            Assert.That(verified.Item2, Is.EqualTo(verified.Item1));
            Assert.That((returned.Item1.ExitCode, returned.Item2.ExitCode), Is.EqualTo((0, 0)), returned.Item2.Errors);
            Assert.That(StoredTables.Read(back), Is.EqualTo(StoredTables.Read(database)));
            Assert.That((refreshed.Status, session.Status, (int)service.StatusCode, me.Status), Is.EqualTo((200, 200, 200, 200)));
            Assert.That(await caller.GetStringAsync("/.well-known/jwks.json"), Is.EqualTo(keys));
        });
    }

    /// <summary>However fast the import is, it does not get beyond the row that it stops at.</summary>
    [Test]
    public async Task Import_KilledInBetween_GoesOnWhereItEnded()
    {
        const int Rows = 6_000;
        var target = Path.Combine(folder, "target.db");
        string[] ofTarget = [$"--ConnectionStrings:Users=Data Source={target}"];
        MigratedFile.CopyTo(target);
        using (var process = new ServiceProcess(folder, AdminPassword))
        {
            using var client = await process.ConnectAsync();
            await process.TerminateAsync();
        }

        var users = Path.Combine(folder, "users.csv");
        await File.WriteAllTextAsync(users, $"email,nombre,rol\n{string.Concat(Enumerable.Range(0, Rows).Select(row => $"persona{row}@example.com,Persona {row},MESA\n"))}");
        await ServiceProcess.RunAsync(folder, "users", "import", users);
        await ServiceProcess.RunAsync(folder, "users", "export", "--full", file);
        StoredTables.Execute(
            target,
            $"""
            CREATE TRIGGER Stop BEFORE INSERT ON Users WHEN NEW.Number = {Rows - 10}
            BEGIN
                SELECT COUNT(*) FROM (WITH RECURSIVE Endless(Number) AS (SELECT 1 UNION ALL SELECT Number + 1 FROM Endless) SELECT Number FROM Endless);
            END
            """);
        using (var killed = new ServiceProcess(folder, ["users", "import", "--full", file, .. ofTarget]))
        {
            Assert.That(() => StoredTables.Count(target, "Users"), Is.Positive.After(180).Seconds.PollEvery(200).MilliSeconds);
            await killed.KillAsync();
        }

        var started = await ServiceProcess.RunAsync(folder, ofTarget);
        StoredTables.Execute(target, "DROP TRIGGER Stop");
        var left = StoredTables.Count(target, "Users");
        var resumed = await ServiceProcess.RunAsync(folder, ["users", "import", "--full", file, .. ofTarget]);

        Assert.Multiple(() =>
        {
            Assert.That(left, Is.GreaterThan(0).And.LessThan(Rows));
            Assert.That((started.ExitCode, started.Errors.Split('\n').Length), Is.EqualTo((1, 1)));
            Assert.That(started.Errors, Does.Contain("users import --full"));
            Assert.That((resumed.ExitCode, resumed.Errors), Is.EqualTo((0, "")));
            Assert.That(StoredTables.Read(target), Is.EqualTo(StoredTables.Read(database)));
        });
    }

    [TestCase("users export --full")]
    [TestCase("users import --full")]
    [TestCase("users import --full nobody.full")]
    [TestCase("users export --full no/such/folder/out.full")]
    [TestCase("users export --full out.full --format csv")]
    [TestCase("users export --full out.full --organization helpdesk")]
    [TestCase("users export --full out.full --with-password-hashes")]
    [TestCase("users import --full out.full --dry-run")]
    [TestCase("users import --full out.full --skip-bad")]
    [TestCase("users import --full out.full --encoding utf-8")]
    public async Task Run_WithAMistake_SaysSoInOneSentence(string arguments)
    {
        MigratedFile.CopyTo(database);

        var ended = await ServiceProcess.RunAsync(folder, arguments.Split(' '));

        Assert.That((ended.ExitCode, ended.Output, ended.Errors.Split('\n').Length), Is.EqualTo((1, "", 1)), ended.Errors);
        Assert.That(ended.Errors, Does.EndWith("."));
    }

    [Test]
    public async Task Export_OfNothing_MakesNothing()
    {
        var refused = await ServiceProcess.RunAsync(folder, "users", "export", "--full", file);

        Assert.That((refused.ExitCode, refused.Output, refused.Errors.Split('\n').Length), Is.EqualTo((1, "", 1)));
        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }
}
