using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.CommandLine;

[Category("Slow")]
public sealed partial class CommandTests
{
    private const string KeysPath = "/.well-known/jwks.json";
    private const string MePath = "/api/auth/me";

    private HelpDeskService service = null!;
    private string folder = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new();
        using var admin = await service.SignInAsync();
        foreach (var role in new[] { "MESA", "USUARIO" })
        {
            using var person = await Person.CreateAsync(service, admin, role);
        }
    }

    [OneTimeTearDown]
    public void Stop() => service.Dispose();

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task RotateKeys_WhileTheServiceRuns_ReachesIt()
    {
        using var process = new ServiceProcess(folder, ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword));
        using var client = await process.ConnectAsync();
        var login = await client.PostAnswerAsync("/api/auth/login", new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)login.Json["access_token"]!);
        var first = await KeyIdsAsync(client);
        var before = await client.GetAnswerAsync(MePath);

        var next = await ServiceProcess.RunAsync(folder, "keys", "rotate");
        var refused = await ServiceProcess.RunAsync(folder, "keys", "rotate");
        var replaced = await ServiceProcess.RunAsync(folder, "keys", "rotate", "--immediately");

        var keyId = NewKeyLine().Match(replaced.Output).Groups[1].Value;
        Assert.That(() => KeyIdsAsync(client).GetAwaiter().GetResult(), Is.EqualTo(new[] { keyId }).After(120).Seconds.PollEvery(500).MilliSeconds);
        var after = await client.GetAnswerAsync(MePath);
        var refreshed = await client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = (string?)login.Json["refresh_token"] });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)refreshed.Json["access_token"]!);
        var again = await client.GetAnswerAsync(MePath);
        var verified = await ServiceProcess.RunAsync(folder, "audit", "verify");
        var exitCode = await process.TerminateAsync();

        Assert.Multiple(() =>
        {
            Assert.That((next.ExitCode, next.Errors), Is.EqualTo((0, "")));
            Assert.That(NewKeyLine().Match(next.Output).Groups[1].Value, Is.Not.Empty.And.Not.EqualTo(first.Single()).And.Not.EqualTo(keyId));
            Assert.That(refused, Is.EqualTo((1, "", "A new key is published already and waits to sign; only --immediately makes another one before it does.")));
            Assert.That((replaced.ExitCode, replaced.Errors), Is.EqualTo((0, "")));
            Assert.That(replaced.Output, Does.EndWith(" UTC, and access tokens issued before no longer count: running instances notice within 30 seconds."));
            Assert.That(new[] { before.Status, after.Status, again.Status }, Is.EqualTo(new[] { 200, 401, 200 }));
            Assert.That((verified.ExitCode, verified.Errors), Is.EqualTo((0, "")));
            Assert.That(exitCode, Is.Zero);
            Assert.That(process.Errors, Is.Empty);
        });
    }

    [Test]
    public async Task RotateKeys_OnANewDatabase_PrintsNothingElse()
    {
        var rotated = await ServiceProcess.RunAsync(folder, "keys", "rotate");

        Assert.Multiple(() =>
        {
            Assert.That((rotated.ExitCode, rotated.Errors), Is.EqualTo((0, "")));
            Assert.That(rotated.Output, Does.Match(@"^The new key [\w-]{43} signs from [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC\.$"));
        });
    }

    [Test]
    public async Task VerifyAudit_WhileTheServiceRuns_IsWhole()
    {
        var verified = await ServiceProcess.RunAsync(folder, "audit", "verify", $"--ConnectionStrings:Users={service.Database.ConnectionString}");

        Assert.Multiple(() =>
        {
            Assert.That((verified.ExitCode, verified.Errors), Is.EqualTo((0, "")));
            Assert.That(verified.Output, Does.Match(@"^The audit is whole: [1-9][0-9]* records, the last with hash [0-9A-F]{64}\.$"));
        });
    }

    [TestCase("UPDATE AuditRecords SET ActorName = 'otra@helpdesk.local' WHERE Sequence = 2", "at record 2: it is not what was written there")]
    [TestCase("UPDATE AuditRecords SET Outcome = 'Perhaps' WHERE Sequence = 2", "at record 2: it is not what was written there")]
    [TestCase("DELETE FROM AuditRecords WHERE Sequence = 2", "at record 2: it is missing")]
    [TestCase(
        "DELETE FROM AuditRecords WHERE Sequence = (SELECT Sequence FROM AuditHead)",
        "at record {last}: it is missing, and so is everything up to the end")]
    [TestCase(
        "UPDATE AuditRecords SET Sequence = -Sequence WHERE Sequence IN (2, 3); UPDATE AuditRecords SET Sequence = 5 + Sequence WHERE Sequence < 0",
        "at record 2: it is not what was written there")]
    [TestCase("UPDATE AuditHead SET Hash = lower(Hash)", "at record {last}: it is the last one there is, and another end is noted")]
    [TestCase("DELETE FROM AuditHead", "at record {last}: it is the last one there is, and another end is noted")]
    public async Task VerifyAudit_AfterTheDatabaseWasChanged_SaysWhere(string statements, string expected)
    {
        long last;
        using (var source = new SqliteConnection(service.Database.ConnectionString))
        using (var copy = new SqliteConnection($"Data Source={Path.Combine(folder, "users.db")};Pooling=False"))
        {
            await source.OpenAsync();
            await copy.OpenAsync();
            source.BackupDatabase(copy);
            using var command = copy.CreateCommand();
            command.CommandText = "SELECT Sequence FROM AuditHead";
            last = (long)(await command.ExecuteScalarAsync())!;
            command.CommandText = statements;
            await command.ExecuteNonQueryAsync();
        }

        var verified = await ServiceProcess.RunAsync(folder, "audit", "verify");

        Assert.Multiple(() =>
        {
            Assert.That(last, Is.GreaterThanOrEqualTo(3));
            Assert.That(verified, Is.EqualTo((1, "", $"The audit is broken {expected.Replace("{last}", $"{last}", StringComparison.Ordinal)}.")));
        });
    }

    [Test]
    public async Task VerifyAudit_WhenThereIsNoDatabase_SaysSoAndMakesNone()
    {
        var verified = await ServiceProcess.RunAsync(folder, "audit", "verify");

        Assert.Multiple(() =>
        {
            Assert.That((verified.ExitCode, verified.Output), Is.EqualTo((1, "")));
            Assert.That(verified.Errors.Split('\n'), Has.Exactly(1).Contains("ConnectionStrings:Users"));
            Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
        });
    }

    [Test]
    public async Task Migrate_OnANewDatabase_SaysWhatIsDueDoesItAndSaysThatNothingIs()
    {
        var due = await ServiceProcess.RunAsync(folder, "migrate", "--check");
        var untouched = Directory.GetFileSystemEntries(folder);
        var done = await ServiceProcess.RunAsync(folder, "migrate");
        var nothingDue = await ServiceProcess.RunAsync(folder, "migrate", "--check");
        var nothingToScript = await ServiceProcess.RunAsync(folder, "migrate", "--script");

        Assert.Multiple(() =>
        {
            Assert.That((due.ExitCode, due.Errors), Is.EqualTo((2, "")));
            Assert.That(due.Output, Does.Match(@"^\d{14}_Initial is due\.\n"));
            Assert.That(untouched, Is.Empty);
            Assert.That((done.ExitCode, done.Output, done.Errors), Is.EqualTo((0, due.Output.Replace("due", "done", StringComparison.Ordinal), "")));
            Assert.That(nothingDue, Is.EqualTo((0, "The database is up to date.", "")));
            Assert.That(nothingToScript, Is.EqualTo((0, "", "")));
        });
    }

    [Test]
    public async Task MigrateScript_RunByHand_MakesADatabaseThatTheServiceStartsOnWithoutMigrating()
    {
        var refused = await ServiceProcess.RunAsync(folder, "--Database:MigrateAtStart=false");
        var script = await ServiceProcess.RunAsync(folder, "migrate", "--script");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "users.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            using var command = connection.CreateCommand();
            command.CommandText = script.Output;
            await command.ExecuteNonQueryAsync();
        }

        using var process = new ServiceProcess(folder, ["--Database:MigrateAtStart=false"], ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword));
        using var client = await process.ConnectAsync();
        var ready = await client.GetAnswerAsync("/health/ready");

        Assert.Multiple(() =>
        {
            Assert.That(refused, Is.EqualTo((1, "", "The database is not there or older than this version of the service: run the command migrate.")));
            Assert.That((script.ExitCode, script.Errors), Is.EqualTo((0, "")));
            Assert.That(ready.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Migrate_ForSqlServer_ScriptsWithoutOne()
    {
        var script = await ServiceProcess.RunAsync(folder, "migrate", "--script", "--Database:Provider=SqlServer", "--ConnectionStrings:Users=Server=localhost,1;Database=Users");

        Assert.Multiple(() =>
        {
            Assert.That((script.ExitCode, script.Errors), Is.EqualTo((0, "")));
            Assert.That(script.Output, Does.Contain("IF NOT EXISTS").And.Contain("CREATE TABLE [Users]"));
        });
    }

    [TestCase]
    [TestCase("migrate")]
    [TestCase("migrate", "--check")]
    [TestCase("migrate", "--script")]
    [TestCase("keys", "rotate")]
    [TestCase("audit", "verify")]
    public async Task Run_OnTheDatabaseOfANewerVersion_SaysSoAndStops(params string[] arguments)
    {
        await MigratedFile.CopyToAsync(Path.Combine(folder, "users.db"), "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99.0.0')");

        var ended = await ServiceProcess.RunAsync(folder, arguments);

        Assert.That(ended, Is.EqualTo((1, "", "The database was upgraded by a newer version of the service (to 99990101000000_Later): run that version, or restore a backup of before.")));
    }

    [TestCase("http://127.0.0.1:{port}", "*")]
    [TestCase("http://*:{port}", "*")]
    [TestCase("http://0.0.0.0:{port};https://0.0.0.0:1", "users.example.com;otro.example.com")]
    [TestCase("http://localhost:{port}", "*.example.com")]
    public async Task Health_OfAServiceThatIsReady_IsZero(string urls, string allowedHosts)
    {
        using var process = new ServiceProcess(folder, [$"--AllowedHosts={allowedHosts}"], ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword));
        using var client = await process.ConnectAsync();

        var health = await AskAsync(client, urls, allowedHosts);

        Assert.That(health, Is.EqualTo((0, "The service is ready.", "")));
    }

    [Test]
    public async Task Health_OfAServiceThatIsNotReadyOrNotThere_IsOne()
    {
        using var process = new ServiceProcess(folder, ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword));
        using var client = await process.ConnectAsync();
        File.Delete(Path.Combine(folder, "users.db"));

        var unready = await AskAsync(client, "http://127.0.0.1:{port}");
        await process.TerminateAsync();
        var gone = await AskAsync(client, "http://127.0.0.1:{port}");

        Assert.Multiple(() =>
        {
            Assert.That(unready, Is.EqualTo((1, "", $"The service is not ready: {client.BaseAddress} answers 503.")));
            Assert.That(gone, Is.EqualTo((1, "", $"The service is not ready: {client.BaseAddress} does not answer.")));
        });
    }

    [TestCase("--help")]
    [TestCase("-h")]
    public async Task Help_NamesTheVerbsAndWhereConfigurationComesFrom(string option)
    {
        var help = await ServiceProcess.RunAsync(folder, option);

        Assert.Multiple(() =>
        {
            Assert.That((help.ExitCode, help.Errors), Is.EqualTo((0, "")));
            foreach (var named in new[] { "migrate", "health", "backup", "restore", "users import", "users export", "keys rotate", "audit verify", "--version", "appsettings.json", "Section__Key", "--Section:Key=value" })
            {
                Assert.That(help.Output, Does.Contain(named));
            }
        });
    }

    [Test]
    public async Task Version_IsPrintedAlone()
    {
        var version = await ServiceProcess.RunAsync(folder, "--version");

        Assert.Multiple(() =>
        {
            Assert.That((version.ExitCode, version.Errors), Is.EqualTo((0, "")));
            Assert.That(version.Output, Does.Match(@"^[0-9]+\.[0-9]+\.[0-9]+\S*$"));
        });
    }

    [TestCase("rotar", "'rotar'")]
    [TestCase("keys", "command")]
    [TestCase("keys rotar", "'rotar'")]
    [TestCase("keys rotate ahora", "'ahora'")]
    [TestCase("keys rotate --immediatly", "'--immediatly'")]
    [TestCase("keys rotate --immediatly --Tokens:Issuer=x", "'--immediatly'")]
    [TestCase("keys rotate --immediatly true", "'--immediatly'")]
    [TestCase("keys rotate --immediatly=true", "'--immediatly'")]
    [TestCase("keys rotate Immediately=true", "'Immediately'")]
    [TestCase("keys rotate -i", "'-i'")]
    [TestCase("audit verify --immediately", "'--immediately'")]
    [TestCase("migrate --check --script", "exclude")]
    [TestCase("migrate --sript", "'--sript'")]
    [TestCase("--immediately", "'--immediately'")]
    [TestCase("--hlep", "'--hlep'")]
    [TestCase("-x=1", "'-x=1'")]
    [TestCase("keys rotate --Database:Provider=Oracle", "Oracle")]
    [TestCase("keys rotate --Database:Provider Oracle", "Oracle")]
    [TestCase("--Database:Provider Oracle keys rotate", "Oracle")]
    [TestCase("audit verify /Database:Provider=Oracle --urls http://localhost:1", "Oracle")]
    [TestCase("keys rotate --Tokens:KeyRotation=1 --Tokens:KeyPublishedBefore=1", "Tokens:KeyRotation")]
    [TestCase("--Database:Provider=Oracle", "Oracle")]
    [TestCase("--Database:Provider Oracle", "Oracle")]
    public async Task Run_WithAMistake_SaysSoInOneSentenceAndDoesNothing(string arguments, string named)
    {
        var ended = await ServiceProcess.RunAsync(folder, arguments.Split(' '));

        Assert.Multiple(() =>
        {
            Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((1, "")));
            Assert.That(ended.Errors, Does.Contain(named).And.EndsWith("."));
            Assert.That(ended.Errors.Split('\n'), Has.Length.EqualTo(1));
            Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
        });
    }

    [Test]
    public async Task Start_WithConfigurationAsArguments_TakesIt()
    {
        using var process = new ServiceProcess(
            folder,
            ["--urls", "http://127.0.0.1:0", "--Tokens:Issuer=https://users.example", "/Tokens:Audience", "otra", "Swagger:Enabled=false"],
            ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword),
            ("Tokens__Issuer", "https://otra.example"));
        using var client = await process.ConnectAsync();

        var metadata = await client.GetAnswerAsync("/.well-known/openid-configuration");
        var swagger = await client.GetAnswerAsync("/swagger/index.html");
        var exitCode = await process.TerminateAsync();

        Assert.Multiple(() =>
        {
            Assert.That((string?)metadata.Json["issuer"], Is.EqualTo("https://users.example"));
            Assert.That(swagger.Status, Is.EqualTo(404));
            Assert.That((exitCode, process.Errors), Is.EqualTo((0, "")));
        });
    }

    private Task<(int ExitCode, string Output, string Errors)> AskAsync(HttpClient client, string urls, string allowedHosts = "*") => ServiceProcess.RunAsync(
        folder,
        "health",
        $"--urls={urls.Replace("{port}", $"{client.BaseAddress!.Port}", StringComparison.Ordinal)}",
        $"--AllowedHosts={allowedHosts}");

    private static async Task<string[]> KeyIdsAsync(HttpClient client) =>
        [.. (await client.GetAnswerAsync(KeysPath)).Json["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];

    [GeneratedRegex(@"^The new key (\S+) signs from ")]
    private static partial Regex NewKeyLine();
}
