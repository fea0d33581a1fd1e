using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
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

    private static IEnumerable<TestCaseData> Contexts()
    {
        yield return new TestCaseData(() => (DbContext)new SqliteDirectoryContext(
            new DbContextOptionsBuilder<SqliteDirectoryContext>().UseSqlite().Options,
            new CallerAccessor())) { TestName = "Model_WhenComparedWithItsMigrations_HasNoChanges(Sqlite)" };
        yield return new TestCaseData(() => (DbContext)new SqlServerDirectoryContext(
            new DbContextOptionsBuilder<SqlServerDirectoryContext>().UseSqlServer().Options,
            new CallerAccessor())) { TestName = "Model_WhenComparedWithItsMigrations_HasNoChanges(SqlServer)" };
    }

    private static string KeyIdOf(TestDirectory directory) => directory.Services.GetRequiredService<SigningKeys>().Current.KeyId;
}
