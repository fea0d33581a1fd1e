using System.Runtime.Versioning;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.CommandLine;

[Category("Slow")]
public sealed class BackupTests
{
    private const string LogInPath = "/api/auth/login";

    private static readonly (string, string) AdminPassword = ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword);
    private static readonly object Admin = new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword };

    private string folder = "";
    private string copy = "";
    private string database = "";

    [SetUp]
    public void CreateFolder()
    {
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        (copy, database) = (Path.Combine(folder, "copy.db"), Path.Combine(folder, "users.db"));
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    [Platform(Exclude = "Win", Reason = "There, the rights are those of the folder.")]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_OfTheDirectoryAndOfItsBackup_AreTheOwnersAlone()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var process = new ServiceProcess(folder, AdminPassword))
        {
            using var client = await process.ConnectAsync();
            await client.PostAnswerAsync(LogInPath, Admin);
            foreach (var file in Directory.EnumerateFiles(folder, "users.db*"))
            {
                Assert.That(File.GetUnixFileMode(file), Is.EqualTo(OwnerOnly), file);
            }

            await process.TerminateAsync();
            Assert.That(process.Output, Does.Not.Contain("chmod"));
        }

        await ServiceProcess.RunAsync(folder, "backup", copy);
        await ServiceProcess.RunAsync(folder, "restore", copy);
        Assert.That((File.GetUnixFileMode(copy), File.GetUnixFileMode(database)), Is.EqualTo((OwnerOnly, OwnerOnly)));

        File.SetUnixFileMode(database, OwnerOnly | UnixFileMode.OtherRead);
        using var open = new ServiceProcess(folder);
        using var caller = await open.ConnectAsync();
        await open.TerminateAsync();
        Assert.That(open.Output, Does.Contain("chmod 600"));
    }

    [Test]
    public async Task Backup_WhileTheServiceWrites_IsRestoredAsItWasAndRevivesNothing()
    {
        string token;
        string refreshToken;
        int acknowledgedBefore;
        (int ExitCode, string Output, string Errors) saved;
        (int ExitCode, string Output, string Errors) refused;
        using (var process = new ServiceProcess(folder, AdminPassword))
        {
            using var client = await process.ConnectAsync();
            var login = await client.PostAnswerAsync(LogInPath, Admin);
            (token, refreshToken) = ((string)login.Json["access_token"]!, (string)login.Json["refresh_token"]!);
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
            acknowledgedBefore = (await client.GetAnswerAsync(TestUsers.Path)).Json.AsArray().Count;

            var backup = ServiceProcess.RunAsync(folder, "backup", copy);
            for (var i = 0; i < 20 && !backup.IsCompleted; i++)
            {
                await client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
            }

            saved = await backup;
            refused = await ServiceProcess.RunAsync(folder, "restore", copy);
            await process.TerminateAsync();
        }

        var restored = await ServiceProcess.RunAsync(folder, "restore", copy);

        using var again = new ServiceProcess(folder);
        using var caller = await again.ConnectAsync();
        var refreshed = await caller.PostAnswerAsync("/api/auth/refresh", new { refresh_token = refreshToken });
        var session = await caller.PostAnswerAsync(LogInPath, Admin);
        caller.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var revived = await caller.GetAnswerAsync("/api/auth/me");
        caller.DefaultRequestHeaders.Authorization = new("Bearer", (string)session.Json["access_token"]!);
        var list = await caller.GetAnswerAsync(TestUsers.Path);
        var verified = await ServiceProcess.RunAsync(folder, "audit", "verify");

        Assert.Multiple(() =>
        {
            Assert.That(saved, Is.EqualTo((0, $"The directory is copied to {copy}.", "")));
            Assert.That(refused, Is.EqualTo((1, "", $"The directory '{database}' is in use: stop the service first.")));
            Assert.That((restored.ExitCode, restored.Errors), Is.EqualTo((0, "")));
            Assert.That(Directory.GetFiles(folder, "users.db.*T*Z"), Has.Length.EqualTo(1));
            Assert.That((refreshed.Status, revived.Status, session.Status), Is.EqualTo((401, 401, 200)));
            Assert.That(list.Json.AsArray(), Has.Count.GreaterThanOrEqualTo(acknowledgedBefore));
            Assert.That(verified.ExitCode, Is.Zero);
            Assert.That(Directory.GetFiles(folder, "*.partial"), Is.Empty);
        });
    }

    [Test]
    public async Task Backup_IntoAFileThatIsThere_LeavesItAlone()
    {
        MigratedFile.CopyTo(database);
        await File.WriteAllTextAsync(copy, "something else");

        var refused = await ServiceProcess.RunAsync(folder, "backup", copy);

        Assert.Multiple(async () =>
        {
            Assert.That(refused, Is.EqualTo((1, "", $"The file '{copy}' is there already, and is not overwritten.")));
            Assert.That(await File.ReadAllTextAsync(copy), Is.EqualTo("something else"));
        });
    }

    [Test]
    public async Task Backup_OfNothing_MakesNothing()
    {
        var refused = await ServiceProcess.RunAsync(folder, "backup", copy);

        Assert.Multiple(() =>
        {
            Assert.That(refused, Is.EqualTo((1, "", $"There is no directory to back up: the file '{database}' does not exist.")));
            Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
        });
    }

    [TestCase("missing", "does not exist")]
    [TestCase("text", "cannot be used")]
    [TestCase("damaged", "is damaged")]
    [TestCase("foreign", "is no directory of this service")]
    [TestCase("newer", "is of a newer version")]
    public async Task Restore_FromAFileThatWillNotDo_SaysWhyAndChangesNothing(string kind, string expected)
    {
        MigratedFile.CopyTo(database);
        var before = await File.ReadAllBytesAsync(database);
        await MakeAsync(kind);

        var refused = await ServiceProcess.RunAsync(folder, "restore", copy);

        Assert.Multiple(async () =>
        {
            Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((1, "")));
            Assert.That(refused.Errors.Split('\n'), Has.Length.EqualTo(1).And.One.Contains(copy).And.One.Contains(expected));
            Assert.That(await File.ReadAllBytesAsync(database), Is.EqualTo(before));
            Assert.That(Directory.GetFiles(folder, "*.partial"), Is.Empty);
        });
    }

    private async Task MakeAsync(string kind)
    {
        switch (kind)
        {
            case "text":
                await File.WriteAllTextAsync(copy, new string('x', 10_000));
                break;
            case "damaged":
                File.Copy(database, copy);
                await ExecuteAsync("PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 2 WHERE name = 'Users'");
                break;
            case "foreign":
                await ExecuteAsync("CREATE TABLE Songs (Id INTEGER)");
                break;
            case "newer":
                File.Copy(database, copy);
                await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99.0.0')");
                break;
        }
    }

    private async Task ExecuteAsync(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync();
    }
}
