using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience;

/// <summary>A database that is locked, full or gone for a while: nothing is let through, nothing is lost, and it passes by itself.</summary>
public sealed class OutageTests
{
    private const string Ready = "/health/ready";

    /// <summary>The file's write format for a write-ahead log.</summary>
    private const byte WriteAhead = 2;

    /// <summary>A write format that SQLite does not know, and so only reads.</summary>
    private const byte OfALaterVersion = 3;

    /// <summary>Less than a call waits that waits for the database.</summary>
    private static readonly TimeSpan LongestReadiness = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Write_WhileTheFileIsLocked_WaitsAndReadsGoOn()
    {
        using var service = new HelpDeskService(new TestDatabase("Sqlite", "Default Timeout=600"));
        using var admin = await service.SignInAsync();
        using var person = await Person.CreateAsync(service, admin);
        await using var blocker = await LockAsync(service);

        var write = admin.PatchAnswerAsync(person.Path, new { nombre = "Tras la espera" });
        var read = await admin.GetAnswerAsync(person.Path);
        var isWaiting = !write.IsCompleted;
        await blocker.DisposeAsync();
        var written = await write;

        Assert.That((read.Status, isWaiting, written.Status), Is.EqualTo((200, true, 200)));
    }

    [Test]
    public async Task Write_WhenTheFileStaysLocked_Answers503AndChangesNothing()
    {
        using var service = new HelpDeskService(new TestDatabase("Sqlite", "Default Timeout=3"));
        using var admin = await service.SignInAsync();
        using var person = await Person.CreateAsync(service, admin);
        var before = await admin.GetAnswerAsync(person.Path);
        Answer[] refused;
        Answer read;
        await using (await LockAsync(service))
        {
            refused = await Task.WhenAll(
                admin.PatchAnswerAsync(person.Path, new { nombre = "Nadie" }),
                admin.DeleteAnswerAsync(person.Path),
                service.Client.PostAnswerAsync("/api/auth/login", new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword }));
            read = await admin.GetAnswerAsync(person.Path);
        }

        var after = await admin.PatchAnswerAsync(person.Path, new { telefono = "1" });

        Assert.Multiple(() =>
        {
            Assert.That(refused.Select(answer => answer.Status), Is.All.EqualTo(503));
            Assert.That(refused.Select(answer => answer.Header("Retry-After")), Is.All.EqualTo("5"));
            Assert.That(refused.Select(answer => answer.Detail), Is.All.StartsWith("El servicio no está disponible"));
            Assert.That((read.Status, read.Text), Is.EqualTo((200, before.Text)));
            Assert.That((after.Status, (string?)after.Json["nombre"]), Is.EqualTo((200, (string?)before.Json["nombre"])));
        });
    }

    [Test]
    public async Task Everything_WhileTheFileIsGone_Answers503AndComesBack()
    {
        using var service = new HelpDeskService(new TestDatabase("Sqlite", "Default Timeout=600"));
        using var admin = await service.SignInAsync();
        using var person = await Person.JoinAsync(service, admin);
        await admin.PatchAnswerAsync(person.Path, new { is_active = false });
        var elsewhere = service.Database.File + ".elsewhere";

        File.Move(service.Database.File, elsewhere);
        var away = new[]
        {
            await admin.GetAnswerAsync(TestUsers.Path),
            await person.Client.GetAnswerAsync("/api/auth/me"),
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password }),
            await service.Client.GetAnswerAsync(Ready).WaitAsync(LongestReadiness),
        };
        var wasBegunAnew = File.Exists(service.Database.File);
        File.Move(elsewhere, service.Database.File);
        var back = new[]
        {
            await admin.GetAnswerAsync(TestUsers.Path),
            await person.Client.GetAnswerAsync("/api/auth/me"),
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password }),
            await service.Client.GetAnswerAsync(Ready),
        };

        Assert.Multiple(() =>
        {
            Assert.That(away.Select(answer => answer.Status), Is.All.EqualTo(503));
            Assert.That(wasBegunAnew, Is.False);
            Assert.That(back.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 401, 403, 200 }));
        });
    }

    [Test]
    public async Task TokenOfAKeyThatIsNotKnown_WhileTheFileIsGone_Answers503AndThen401()
    {
        // Another instance may have made the key.
        const string Token = "eyJhbGciOiJFUzI1NiIsImtpZCI6Im90cm8iLCJ0eXAiOiJKV1QifQ.e30.AAAA";
        using var service = new HelpDeskService();
        using var other = service.WithToken(Token);
        var elsewhere = service.Database.File + ".elsewhere";
        service.Clock.Advance(TimeSpan.FromMinutes(1));

        File.Move(service.Database.File, elsewhere);
        var away = await other.GetAnswerAsync("/api/auth/me");
        File.Move(elsewhere, service.Database.File);
        var back = await other.GetAnswerAsync("/api/auth/me");

        Assert.That((away.Status, away.Header("Retry-After"), back.Status), Is.EqualTo((503, "5", 401)));
    }

    [Test]
    public async Task Write_WhenTheFileMayOnlyBeRead_Answers503UntilAWriteHasFoundThatItMayBeWritten()
    {
        using var service = new HelpDeskService(new TestDatabase("Sqlite"));
        using var admin = await service.SignInAsync();
        using var person = await Person.JoinAsync(service, admin);
        using var suspended = await Person.JoinAsync(service, admin);
        await admin.PatchAnswerAsync(suspended.Path, new { is_active = false });

        await ForgetWhatWasReadAsync(service);
        await SetWriteFormatAsync(service, OfALaterVersion);
        var refused = new[]
        {
            await admin.PatchAnswerAsync(person.Path, new { nombre = "Nadie" }),
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password }),
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = suspended.Email, password = suspended.Password }),
            await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = suspended.RefreshToken }),
        };
        var read = new[] { await admin.GetAnswerAsync(person.Path), await suspended.Client.GetAnswerAsync("/api/auth/me") };
        await SetWriteFormatAsync(service, WriteAhead);
        var failed = 0;
        for (var i = 0; i < 10; i++)
        {
            failed += (await admin.PatchAnswerAsync(person.Path, new { telefono = $"{i}" })).Status == 200 ? 0 : 1;
        }

        var back = new[]
        {
            await admin.PatchAnswerAsync(person.Path, new { telefono = "1" }),
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password }),
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = suspended.Email, password = suspended.Password }),
            await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = suspended.RefreshToken }),
        };

        Assert.Multiple(() =>
        {
            Assert.That(refused.Select(answer => (answer.Status, answer.Header("Retry-After"))), Is.All.EqualTo((503, "5")));
            Assert.That(read.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 401 }));
            // A connection of the meantime finds out with its first write, and all others with it.
            Assert.That(failed, Is.LessThanOrEqualTo(1));
            Assert.That(back.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 200, 403, 401 }));
            Assert.That((string?)back[0].Json["nombre"], Is.EqualTo((string?)read[0].Json["nombre"]));
        });
    }

    [Test]
    [Category("Slow")]
    public async Task Write_WhenTheDiskTakesNoMore_Answers503UntilItDoes()
    {
        var folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        using (var process = new ServiceProcess(folder, ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword)))
        {
            using var client = await process.ConnectAsync();
            var login = await client.PostAnswerAsync("/api/auth/login", new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword });
            client.DefaultRequestHeaders.Authorization = new("Bearer", (string)login.Json["access_token"]!);
            var suspended = TestUsers.New();
            var created = await client.PostAnswerAsync(TestUsers.Path, suspended);
            await client.PatchAnswerAsync($"{TestUsers.Path}/{created.Json["id"]}", new { is_active = false });

            await process.LimitFileSizeAsync("1");
            var refused = await client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
            var read = await client.GetAnswerAsync(TestUsers.Path);
            var outside = await client.PostAnswerAsync("/api/auth/login", new { email = suspended["email"], password = suspended["password"] });
            await process.LimitFileSizeAsync("unlimited");
            var accepted = await client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
            var list = await client.GetAnswerAsync(TestUsers.Path);

            Assert.Multiple(() =>
            {
                Assert.That((refused.Status, refused.Header("Retry-After")), Is.EqualTo((503, "5")));
                Assert.That((read.Status, read.Json.AsArray().Count), Is.EqualTo((200, 2)));
                Assert.That(outside.Status, Is.EqualTo(503));
                Assert.That(process.Output.Split('\n').Count(line => line.Contains("\"@l\":\"Error\"", StringComparison.Ordinal)), Is.EqualTo(2));
                Assert.That((accepted.Status, list.Json.AsArray().Count), Is.EqualTo((201, 3)));
            });
        }

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task ReadThenWrite_FromFiftyAtOnce_NeverFails()
    {
        using var service = new HelpDeskService();
        using var admin = await service.SignInAsync();
        using var person = await Person.CreateAsync(service, admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var read = await admin.GetAnswerAsync(person.Path);
            var written = await admin.PatchAnswerAsync(person.Path, new { telefono = $"{i}", nombre = (string)read.Json["nombre"]! });
            return (read.Status, written.Status);
        }));

        Assert.That(answers, Is.All.EqualTo((200, 200)));
    }

    /// <summary>Holds the file's write lock, as a backup program or another process may, until it is disposed of.</summary>
    private static async Task<SqliteConnection> LockAsync(HelpDeskService service)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(service.Database.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Says in the file's header how it is to be written. Permissions would not do: they do not bind an administrator.</summary>
    private static async Task SetWriteFormatAsync(HelpDeskService service, byte format)
    {
        const int Offset = 18;
        await using var file = new FileStream(service.Database.File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = Offset;
        file.WriteByte(format);
    }

    /// <summary>Makes all that have the file open read it again: somebody else has written all of it there.</summary>
    private static async Task ForgetWhatWasReadAsync(HelpDeskService service)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(service.Database.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 0; PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }
}
