using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Persistence.SqlServer;
using HelpDesk.Users.Infrastructure.Tokens;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence;

public sealed class MigrationTests
{
    [TestCaseSource(nameof(Contexts))]
    public void Model_WhenComparedWithItsMigrations_HasNoChanges(Func<DbContext> create)
    {
        using var context = create();

        Assert.Multiple(() =>
        {
            Assert.That(context.Database.GetMigrations(), Is.Not.Empty);
            Assert.That(context.Database.HasPendingModelChanges(), Is.False);
        });
    }

    [Test]
    public async Task InitializeDirectoryAsync_WhenInstancesStartAtOnce_AllSucceedAndComeToUseOneKey()
    {
        await using var first = TestDirectory.CreateUninitialized();
        await using var second = first.CreateAnotherInstance();
        await using var third = first.CreateAnotherInstance();
        await using var fourth = first.CreateAnotherInstance();
        TestDirectory[] instances = [first, second, third, fourth];

        await Task.WhenAll(instances.Select(instance => Task.Run(() => instance.Services.InitializeDirectoryAsync())));

        // Two may each have made a key; whoever meets a token of another instance asks the database again, and from then on all agree.
        var signedWith = instances.Select(KeyIdOf).ToList();
        first.Clock.Advance(TimeSpan.FromSeconds(6));
        var found = instances.SelectMany(instance => signedWith.Select(instance.Services.GetRequiredService<SigningKeys>().Find)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(found, Has.None.Null);
            Assert.That(instances.Select(KeyIdOf).Distinct().Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task InitializeDirectoryAsync_WhenRunAgain_ChangesNothing()
    {
        await using var directory = await TestDirectory.CreateAsync();
        var keyId = KeyIdOf(directory);

        await directory.Services.InitializeDirectoryAsync();

        var users = await directory.ReadAsync(context => context.Users.CountAsync());
        var keys = await directory.ReadAsync(context => context.SigningKeys.CountAsync());
        Assert.That((users, keys, KeyIdOf(directory)), Is.EqualTo((1, 1, keyId)));
    }

    [Test]
    public async Task InitializeDirectoryAsync_WhenAMigratorWasKilled_DoesNotWaitForIt()
    {
        await using var directory = TestDirectory.CreateUninitialized();
        await MigrateToTheFirstAsync(directory);
        await directory.ReadAsync(context => context.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')"));

        await directory.Services.InitializeDirectoryAsync().WaitAsync(TimeSpan.FromSeconds(60));

        var pending = await directory.ReadAsync(context => context.Database.GetPendingMigrationsAsync());
        Assert.That(pending, Is.Empty);
    }

    [Test]
    [Category("Slow")]
    public async Task InitializeDirectoryAsync_WhenTheDatabaseIsOfTheFirstVersion_FindsEverybodyAgain()
    {
        const int people = 10_000;
        await using var directory = TestDirectory.CreateUninitialized();
        await MigrateToTheFirstAsync(directory);
        var insert = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "PeopleOfTheFirstVersion.sql"));
        await directory.ReadAsync(context => context.Database.ExecuteSqlRawAsync(insert));
        var stored = await directory.ReadAsync(ReadAsync);

        await directory.Services.InitializeDirectoryAsync();

        var (total, found) = await directory.RunAsync(async services =>
        {
            var page = (await services.GetRequiredService<IMediator>().Send(new ListUsersQuery { Search = ListUsersQuery.ParseSearch("angela nunez"), WantsTotal = true })).Value;
            return (page.Total, await page.Users.ToListAsync());
        });
        var faults = await directory.ReadAsync(context => context.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check UNION ALL SELECT \"table\" FROM pragma_foreign_key_check").ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That((total, found.Count), Is.EqualTo((people, people)));
            Assert.That(found.Select(user => $"{user.Number} {user.Id} {user.Email} {user.Name} {user.Area} {user.Telefono} {user.Status:D} {user.Version}"), Is.EqualTo(stored));
            Assert.That((found[0].Roles.Single(), found[1].Roles.Single()), Is.EqualTo(("ADMIN", "AREA")));
            Assert.That(found[0].Permissions, Is.SupersetOf(new[] { "users:delete", "audit:read", "service-accounts:manage", "organizations:manage", "sessions:read", "users:names" }));
            Assert.That(faults, Is.EqualTo(new[] { "ok" }));
        });

        static async Task<List<string>> ReadAsync(DirectoryContext context) => await context.Database
            .SqlQuery<string>($"SELECT Number || ' ' || Id || ' ' || Email || ' ' || Name || ' ' || Area || ' ' || Telefono || ' ' || Status || ' ' || Version AS Value FROM Users ORDER BY Number")
            .ToListAsync();
    }

    [Test]
    public async Task UpgradeAsync_WhenInstancesStartAtOnce_IsDoneByOne()
    {
        await using var first = TestDirectory.CreateUninitialized();
        await using var second = first.CreateAnotherInstance();
        await using var third = first.CreateAnotherInstance();
        await using var fourth = first.CreateAnotherInstance();

        var done = await Task.WhenAll(new[] { first, second, third, fourth }.Select(instance => Task.Run(() => instance.RunAsync(
            services => services.GetRequiredService<ISchema>().UpgradeAsync(CancellationToken.None)))));

        Assert.Multiple(() =>
        {
            Assert.That(done.Select(migrations => migrations.Count).Order(), Is.EqualTo(new[] { 0, 0, 0, done.Max(migrations => migrations.Count) }));
            Assert.That(done.Max(migrations => migrations.Count), Is.Positive);
            Assert.That(Directory.GetFiles(first.Folder, "*.migrating"), Is.Empty);
        });
    }

    private static Task<bool> MigrateToTheFirstAsync(TestDirectory directory) => directory.ReadAsync(async context =>
    {
        await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().First());
        return true;
    });

    private static IEnumerable<TestCaseData> Contexts()
    {
        yield return new TestCaseData(() => (DbContext)new SqliteDirectoryContext(
            new DbContextOptionsBuilder<SqliteDirectoryContext>().UseSqlite().Options)) { TestName = "Model_WhenComparedWithItsMigrations_HasNoChanges(Sqlite)" };
        yield return new TestCaseData(() => (DbContext)new SqlServerDirectoryContext(
            new DbContextOptionsBuilder<SqlServerDirectoryContext>().UseSqlServer().Options)) { TestName = "Model_WhenComparedWithItsMigrations_HasNoChanges(SqlServer)" };
    }

    private static string KeyIdOf(TestDirectory directory) => directory.Services.GetRequiredService<SigningKeys>().Current.KeyId;
}
