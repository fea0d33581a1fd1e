using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Transactions;

public sealed class UnitOfWorkTests
{
    private TestDirectory directory = null!;
    private Guid userId;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateAsync();
        userId = (await directory.CreateUserAsync("ana@helpdesk.local")).Id;
    }

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Execute_WhenWorkSucceeds_Commits()
    {
        await directory.CommandAsync(scope => RenameAsync(scope, "Ana María"));

        Assert.That(await StoredNameAsync(), Is.EqualTo("Ana María"));
    }

    [Test]
    public async Task Execute_WhenResultFailed_RollsBack()
    {
        var result = await directory.CommandAsync(async scope =>
        {
            await RenameAsync(scope, "Ana María");
            return (Result)new Error(ErrorKind.Conflict, ErrorCodes.LastAdministrator);
        });

        Assert.Multiple(async () =>
        {
            Assert.That(result.IsSuccess, Is.False);
            Assert.That(await StoredNameAsync(), Is.EqualTo("Ana Pérez"));
        });
    }

    [Test]
    public async Task Execute_WhenWorkThrows_RollsBackAndLetsTheNextOneIn()
    {
        Assert.That(
            () => directory.CommandAsync<Result>(async scope =>
            {
                await RenameAsync(scope, "Ana María");
                throw new TimeoutException();
            }),
            Throws.TypeOf<TimeoutException>());
        var afterwards = await StoredNameAsync();

        await directory.CommandAsync(scope => RenameAsync(scope, "Ana Luisa"));

        Assert.That((afterwards, await StoredNameAsync()), Is.EqualTo(("Ana Pérez", "Ana Luisa")));
    }

    [Test]
    public async Task Execute_WhenVersionIsNoLongerTheOneRead_RunsAgain()
    {
        var seen = new List<string>();

        var result = await directory.CommandAsync(async scope =>
        {
            var users = scope.GetRequiredService<IUserRepository>();
            var user = (await users.FindAsync(userId, CancellationToken.None))!;
            seen.Add(user.Name.Value);
            if (seen.Count == 1)
            {
                // As another instance would on a database that lets it in: within the transaction nobody else can write to SQLite.
                await scope.GetRequiredService<DirectoryContext>().Database.ExecuteSqlAsync($"UPDATE Users SET Version = Version + 1 WHERE Id = {userId}");
            }

            user.Rename(PersonName.Parse("Ana Luisa").Value, directory.Clock.GetUtcNow());
            await users.SaveAsync(user, passwordHash: null, CancellationToken.None);
            return Result.Success;
        });

        Assert.Multiple(async () =>
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(seen, Is.EqualTo(new[] { "Ana Pérez", "Ana Pérez" }));
            Assert.That(await StoredNameAsync(), Is.EqualTo("Ana Luisa"));
        });
    }

    [Test]
    public async Task Execute_WhenLostRaceIsReportedAfterAnotherCommit_SeesWhatTheWinnerWrote()
    {
        var seen = new List<string>();

        await directory.CommandAsync(async scope =>
        {
            if (seen.Count == 1)
            {
                await directory.CommandAsync(other => RenameAsync(other, "Ganadora"));
            }

            var users = scope.GetRequiredService<IUserRepository>();
            var user = (await users.FindAsync(userId, CancellationToken.None))!;
            seen.Add(user.Name.Value);
            return seen.Count == 1 ? throw new DbUpdateConcurrencyException() : Result.Success;
        });

        Assert.That(seen, Is.EqualTo(new[] { "Ana Pérez", "Ganadora" }));
    }

    [Test]
    public async Task Execute_WhenRaceIsLostAlways_GivesUp()
    {
        var attempts = 0;

        Assert.That(
            () => directory.CommandAsync<Result>(_ =>
            {
                attempts++;
                throw new DbUpdateConcurrencyException();
            }),
            Throws.TypeOf<DbUpdateConcurrencyException>());

        Assert.That(attempts, Is.EqualTo(50));
        await directory.CommandAsync(scope => RenameAsync(scope, "Ana Luisa"));
        Assert.That(await StoredNameAsync(), Is.EqualTo("Ana Luisa"));
    }

    [Test]
    public async Task Execute_WhenManyChangeTheSameUser_LosesNoWrite()
    {
        var before = await directory.ReadAsync(context => context.Users.Where(user => user.Id == userId).Select(user => user.Version).SingleAsync());

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => directory.CommandAsync(scope => RenameAsync(scope, $"Ana {i}")))));

        var after = await directory.ReadAsync(context => context.Users.Where(user => user.Id == userId).Select(user => user.Version).SingleAsync());
        Assert.That(after, Is.EqualTo(before + 12));
    }

    [Test]
    public async Task Execute_WhenNoRepositoryWasUsedYet_HasNoTransaction()
    {
        var open = new List<bool>();

        await directory.CommandAsync(async scope =>
        {
            var database = scope.GetRequiredService<DirectoryContext>().Database;
            open.Add(database.CurrentTransaction is not null);

            // Nor does it keep others from writing.
            await directory.CommandAsync(other => RenameAsync(other, "Ana Luisa"));
            await scope.GetRequiredService<IUserRepository>().FindAsync(userId, CancellationToken.None);
            open.Add(database.CurrentTransaction is not null);
            return Result.Success;
        });

        Assert.That(open, Is.EqualTo(new[] { false, true }));
    }

    private async Task<Result> RenameAsync(IServiceProvider scope, string name)
    {
        var users = scope.GetRequiredService<IUserRepository>();
        var user = (await users.FindAsync(userId, CancellationToken.None))!;
        user.Rename(PersonName.Parse(name).Value, directory.Clock.GetUtcNow());
        await users.SaveAsync(user, passwordHash: null, CancellationToken.None);
        return Result.Success;
    }

    private Task<string> StoredNameAsync() =>
        directory.ReadAsync(context => context.Users.Where(user => user.Id == userId).Select(user => user.Name).SingleAsync());
}
