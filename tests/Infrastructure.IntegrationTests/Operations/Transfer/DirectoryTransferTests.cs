using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Operations.Transfer;

public sealed class DirectoryTransferTests
{
    private const string NastyName = "Núñez \"Ñ\" \\ \r\n\u2028 \t ';-- 😀 \u0001";

    private TestDirectory source = null!;
    private TestDirectory target = null!;
    private string file = "";

    [SetUp]
    public async Task Create()
    {
        source = await TestDirectory.CreateAsync();
        target = TestDirectory.CreateUninitialized();
        file = Path.Combine(source.Folder, "directory.full");
    }

    [TearDown]
    public async Task Delete()
    {
        await source.DisposeAsync();
        await target.DisposeAsync();
    }

    /// <summary>A new table must get a row here, and is transferred then.</summary>
    [Test]
    public async Task Import_OfEveryTableOfTheModel_MakesThemEqualRowByRow()
    {
        await FillAsync();
        var model = await source.ReadAsync(context => Task.FromResult(context.Model.GetEntityTypes().ToDictionary(
            entity => entity.GetTableName()!,
            entity => entity.GetProperties().Select(property => property.GetColumnName()).ToList())));

        var exported = await ExportAsync();
        var verified = await ImportAsync(target);

        var (before, after) = (StoredTables.Read(source.File), StoredTables.Read(target.File));
        Assert.Multiple(() =>
        {
            Assert.That(exported.Keys, Is.EquivalentTo(model.Keys));
            Assert.That(before.Where(table => model.ContainsKey(table.Key) && table.Value is []).Select(table => table.Key), Is.Empty, "They have no row to compare.");
            Assert.That(after.Keys, Is.EqualTo(before.Keys));
            foreach (var (table, rows) in before)
            {
                Assert.That(after[table], Is.EqualTo(rows), table);
            }

            Assert.That(verified.IsWhole, Is.True);
            Assert.That(before["Users"], Has.Some.Contains(NastyName));
        });
    }

    [Test]
    public async Task Import_OfADirectory_IsWhereItGoesOn()
    {
        var deleted = await source.CreateUserAsync("se.va@example.com");
        await source.ReadAsync(context => context.Users.Where(row => row.Number == deleted.Number).ExecuteDeleteAsync());
        await ExportAsync();

        await ImportAsync(target);
        await target.Services.InitializeDirectoryAsync();

        var login = await target.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword));
        var next = await target.CreateUserAsync("nueva@example.com");
        Assert.Multiple(async () =>
        {
            Assert.That(login.IsSuccess, Is.True);
            Assert.That(next.Number, Is.EqualTo(deleted.Number + 1), "Numbers of deleted users are not given again.");
            Assert.That(await target.ReadAsync(KeyIdsAsync), Is.EqualTo(await source.ReadAsync(KeyIdsAsync)));
            Assert.That((await VerifyAsync(target)).IsWhole, Is.True);
        });

        static Task<List<string>> KeyIdsAsync(DirectoryContext context) => context.SigningKeys.Select(row => row.KeyId).ToListAsync();
    }

    [Test]
    public async Task Import_ThatIsInterrupted_ContinuesWithTheSameFileOnly()
    {
        await FillAsync();
        await ExportAsync();
        await target.ReadAsync(async context =>
        {
            await context.Database.MigrateAsync();
            return true;
        });
        StoredTables.Execute(target.File, "CREATE TRIGGER Stop BEFORE INSERT ON UserRoles BEGIN SELECT RAISE(ABORT, 'stopped'); END");

        Assert.That(() => ImportAsync(target), Throws.InstanceOf<InvalidConfigurationException>().With.Message.Contains("stopped"));
        Assert.That(() => target.Services.InitializeDirectoryAsync(), Throws.InstanceOf<InvalidConfigurationException>().With.Message.Contains("isn't complete"));
        var other = await ExportAsync(Path.Combine(source.Folder, "other.full"));
        Assert.That(other, Is.Not.Empty);
        Assert.That(
            () => ImportAsync(target, Path.Combine(source.Folder, "other.full")),
            Throws.InstanceOf<InvalidConfigurationException>().With.Message.Contains("another file"));
        StoredTables.Execute(target.File, "DROP TRIGGER Stop");

        await ImportAsync(target);

        Assert.That(StoredTables.Read(target.File), Is.EqualTo(StoredTables.Read(source.File)));
    }

    [Test]
    public async Task Import_IntoADirectoryThatHasRows_ChangesNothing()
    {
        await ExportAsync();
        var before = StoredTables.Read(source.File);

        Assert.That(() => ImportAsync(source), Throws.InstanceOf<InvalidConfigurationException>().With.Message.Contains("isn't empty"));

        Assert.That(StoredTables.Read(source.File), Is.EqualTo(before));
    }

    [TestCase("missing", "cannot be used")]
    [TestCase("empty", "incomplete")]
    [TestCase("cut", "incomplete")]
    [TestCase("cut at a line", "incomplete")]
    [TestCase("changed", "incomplete")]
    [TestCase("other", "was not written by")]
    [TestCase("newer", "version 2 of the format")]
    [TestCase("other schema", "another version of the service")]
    public async Task Import_OfAFileThatWillNotDo_SaysWhyAndChangesNothing(string kind, string expected)
    {
        await ExportAsync();
        var lines = await File.ReadAllLinesAsync(file);
        switch (kind)
        {
            case "missing":
                File.Delete(file);
                break;
            case "empty":
                await File.WriteAllTextAsync(file, "");
                break;
            case "cut":
                await File.WriteAllTextAsync(file, string.Join('\n', lines)[..^20]);
                break;
            case "cut at a line":
                await File.WriteAllTextAsync(file, string.Join('\n', lines[..^1]) + "\n");
                break;
            case "changed":
                await File.WriteAllTextAsync(file, string.Join('\n', lines).Replace(TestDirectory.AdminEmail, "other@helpdesk.local") + "\n");
                break;
            case "other":
                await File.WriteAllTextAsync(file, "email,nombre\n");
                break;
            case "newer":
                await File.WriteAllTextAsync(file, string.Join('\n', lines).Replace("\"version\":1", "\"version\":2") + "\n");
                break;
            case "other schema":
                await RewriteSchemaAsync(lines);
                break;
        }

        Assert.That(() => ImportAsync(target), Throws.InstanceOf<InvalidConfigurationException>().With.Message.Contains(expected));

        Assert.That(File.Exists(target.File), Is.False);
    }

    [Test]
    public async Task Export_IntoAFileThatIsThere_LeavesItAlone()
    {
        await File.WriteAllTextAsync(file, "something else");

        Assert.That(() => ExportAsync(), Throws.InstanceOf<InvalidConfigurationException>().With.Message.Contains("is there already"));

        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("something else"));
        Assert.That(Directory.GetFiles(source.Folder, "*.partial"), Is.Empty);
    }

    [Test]
    public async Task Import_OfAnAuditThatIsBroken_KeepsItAsItWas()
    {
        await source.ReadAsync(context => context.AuditRecords.IgnoreQueryFilters()
            .Where(row => row.Sequence == 2).ExecuteUpdateAsync(update => update.SetProperty(row => row.Address, "192.0.2.9")));
        await ExportAsync();

        var verified = await ImportAsync(target);

        Assert.That((verified.Records, verified.Fault), Is.EqualTo((1L, (AuditFault?)AuditFault.Changed)));
    }

    private static Task<AuditVerification> VerifyAsync(TestDirectory directory) =>
        directory.RunAsync(scope => scope.GetRequiredService<IAuditVerifier>().VerifyAsync(CancellationToken.None));

    private Task<IReadOnlyDictionary<string, long>> ExportAsync(string? path = null) =>
        source.RunAsync(scope => scope.GetRequiredService<IDirectoryExport>().ExportAsync(path ?? file, CancellationToken.None));

    private Task<AuditVerification> ImportAsync(TestDirectory directory, string? path = null) =>
        directory.RunAsync(scope => scope.GetRequiredService<IDirectoryImport>().ImportAsync(path ?? file, (_, _) => { }, CancellationToken.None));

    /// <summary>Changes the header, and the hash at the end with it.</summary>
    private async Task RewriteSchemaAsync(string[] lines)
    {
        var header = JsonNode.Parse(lines[0])!;
        header["schema"] = "Later";
        lines[0] = header.ToJsonString();
        var body = string.Concat(lines[..^1].Select(line => line + "\n"));
        var end = JsonNode.Parse(lines[^1])!;
        end["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        await File.WriteAllTextAsync(file, body + end.ToJsonString() + "\n");
    }

    /// <summary>Adds a row to every table that has none.</summary>
    private async Task FillAsync()
    {
        var user = await source.CreateUserAsync("ana@example.com");
        await source.SendAsync(TestDirectory.NewServiceAccount());
        await source.SendAsync(TestDirectory.LogIn("ana@example.com", "no-es-esta"));
        await source.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword));
        await source.ReadAsync(async context =>
        {
            var now = source.Clock.GetUtcNow();
            context.AddRange(
                new LocalRow { OrganizationId = Organization.HelpDeskId, Id = "local_01", Name = "Centro", Position = 1 },
                new UserLocalRow { UserNumber = user.Number, OrganizationId = Organization.HelpDeskId, LocalId = "local_01" },
                new UserStatRow { UserNumber = user.Number, OrganizationId = Organization.HelpDeskId, Name = "tickets", Value = long.MaxValue },
                new FormerPasswordRow { UserNumber = user.Number, OrganizationId = Organization.HelpDeskId, PasswordHash = "hash", WasTemporary = true },
                new IdempotencyKeyRow { OrganizationId = Organization.HelpDeskId, CallerId = "1", KeyHash = "00", Fingerprint = "11", Answer = "{}", CreatedAt = now },
                new CommittedTransactionRow { Id = Guid.CreateVersion7(now), At = now });
            await context.Users.Where(row => row.Number == user.Number).ExecuteUpdateAsync(update => update
                .SetProperty(row => row.Name, NastyName)
                .SetProperty(row => row.LastLogin, now.AddTicks(1)));
            return await context.SaveChangesAsync();
        });
    }
}
