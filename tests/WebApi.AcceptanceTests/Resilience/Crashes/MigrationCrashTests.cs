using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>Kills what upgrades a database of the first version with 10,000 people in it: the next start goes on where it was.</summary>
[Category("Slow")]
public sealed partial class MigrationCrashTests
{
    private const int People = 10_000;
    private const int KillsForOneDatabase = 25;
    private const int KillsEach = 4;

    /// <summary>The migrations write about twice as many bytes.</summary>
    private const long MostWritten = 300_000;

    private const string Administrator = "P2@example.com";

    private const string Everybody =
        """
        SELECT Number || ' ' || Id || ' ' || Email || ' ' || NormalizedEmail || ' ' || Name || ' ' || Area || ' ' || Telefono || ' ' || Status || ' '
            || PasswordHash || ' ' || CreatedAt || ' ' || AccessVersion || ' ' || (SELECT group_concat(RoleNumber) FROM UserRoles WHERE UserNumber = Number)
        FROM Users ORDER BY Number
        """;

    private const string Schema = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name";
    private const string Faults = "SELECT integrity_check FROM pragma_integrity_check UNION ALL SELECT \"table\" FROM pragma_foreign_key_check";
    private const string Applied = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";

    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Kill_WhileADatabaseOfTheFirstVersionIsUpgraded_LosesNobodyAndTheNextStartFinishesIt()
    {
        var clean = Directory.CreateDirectory(Path.Combine(folder, "clean")).FullName;
        await ServiceProcess.RunAsync(clean, "migrate");
        var expected = await ReadAsync(clean, Schema);
        var random = new Random(CrashSettings.NewSeed());
        for (var database = 1; database <= Math.Max(1, CrashSettings.Kills / KillsForOneDatabase); database++)
        {
            var old = Directory.CreateDirectory(Path.Combine(folder, $"{database}")).FullName;
            await MakeFirstVersionAsync(old);
            var people = await ReadAsync(old, Everybody);
            for (var kill = 1; kill <= KillsEach; kill++)
            {
                await KillDuringUpgradeAsync(old, random.NextInt64(MostWritten));
                await TestContext.Out.WriteLineAsync($"{database}.{kill}: {await FindLastMigrationAsync(old)}");
            }

            using var process = new ServiceProcess(old);
            using var client = await process.ConnectAsync();
            var ready = await client.GetAnswerAsync("/health/ready");
            var (upgraded, faults) = (await ReadAsync(old, Everybody), await ReadAsync(old, Faults));
            var login = await client.PostAnswerAsync("/api/auth/login", new { email = Administrator, password = HelpDeskService.AdminPassword });
            var found = await client.AnswerAsync(
                HttpMethod.Get,
                $"{TestUsers.Path}?q=angela%20nunez",
                null,
                ("Authorization", $"Bearer {login.Json["access_token"]}"));
            await process.TerminateAsync();

            var schema = await ReadAsync(old, Schema);
            Assert.Multiple(() =>
            {
                Assert.That((ready.Status, login.Status, found.Status), Is.EqualTo((200, 200, 200)));
                Assert.That(found.Json.AsArray(), Has.Count.EqualTo(People));
                Assert.That(upgraded, Is.EqualTo(people));
                Assert.That(schema, Is.EqualTo(expected));
                Assert.That(faults, Is.EqualTo(new[] { "ok" }));
            });
        }
    }

    /// <summary>The first version by its own migration, which stands first in the script.</summary>
    private static async Task MakeFirstVersionAsync(string folder)
    {
        const string EndOfMigration = "COMMIT;";
        var script = (await ServiceProcess.RunAsync(folder, "migrate", "--script")).Output;
        var first = script[..(script.IndexOf(EndOfMigration, StringComparison.Ordinal) + EndOfMigration.Length)];
        var people = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "PeopleOfTheFirstVersion.sql"));
        await using var connection = await OpenAsync(folder);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            PRAGMA journal_mode = WAL;
            {first}
            {people}
            UPDATE Users SET PasswordHash = $hash WHERE Email = '{Administrator}';
            UPDATE UserRoles SET RoleNumber = 1 WHERE UserNumber = 2;
            """;
        command.Parameters.AddWithValue("$hash", new PasswordHasher<object>().HashPassword(People, HelpDeskService.AdminPassword));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Kills when so much has been written, however fast the machine is; when the upgrade is over, if it is less.</summary>
    private static async Task KillDuringUpgradeAsync(string folder, long written)
    {
        var log = new FileInfo(Path.Combine(folder, "users.db-wal"));
        var enough = (log.Exists ? log.Length : 0) + written;
        using var process = new ServiceProcess(folder);
        var connecting = process.ConnectAsync();
        while (!connecting.IsCompleted && !(log.Exists && log.Length >= enough))
        {
            await Task.Delay(1);
            log.Refresh();
        }

        await process.KillAsync();
    }

    /// <summary>Looks in a copy: opening the file itself would recover it, which is for the next start to do.</summary>
    private static async Task<string> FindLastMigrationAsync(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        foreach (var file in Directory.GetFiles(folder, "users.db*"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var applied = await ReadAsync(copy, Applied);
        Directory.Delete(copy, recursive: true);
        return applied[^1];
    }

    private static async Task<List<string>> ReadAsync(string folder, string statement)
    {
        await using var connection = await OpenAsync(folder);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(Blanks().Replace(rows.GetString(0), " "));
        }

        return found;
    }

    private static async Task<SqliteConnection> OpenAsync(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "users.db")};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
