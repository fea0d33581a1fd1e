using System.Data.Common;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.Sqlite;

public sealed class SqliteDirectoryConnectionTests
{
    private TestDirectory directory = null!;

    [SetUp]
    public async Task Create() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Delete() => directory.DisposeAsync();

    [Test]
    public async Task Transaction_AfterOneThatCouldNotBegin_Begins()
    {
        var settings = ("ConnectionStrings:Users", $"Data Source={directory.File};Default Timeout=1");
        await using var hasty = TestDirectory.BuildServices(directory.Folder, directory.Clock, settings).BuildServiceProvider();
        await using var scope = hasty.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
        await directory.ReadAsync(async holder =>
        {
            await using var held = await holder.Database.BeginTransactionAsync();
            Assert.That(() => context.Database.BeginTransactionAsync(), Throws.InstanceOf<DbException>());
            return true;
        });

        await using var transaction = await context.Database.BeginTransactionAsync();
        await RenameAllAsync(context, "Kept");
        await transaction.CommitAsync();
        Assert.That(await NameAsync(), Is.EqualTo("Kept"));
    }

    [Test]
    public Task Transaction_BegunInTheMiddleOfAList_GoesOnWithItsConnection() => directory.ReadAsync(async context =>
    {
        var own = context.Database.GetDbConnection();
        await using var users = context.Users.AsNoTracking().AsAsyncEnumerable().GetAsyncEnumerator();
        await users.MoveNextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();

        Assert.That((context.Database.GetDbConnection(), await users.MoveNextAsync()), Is.EqualTo((own, false)));
        return true;
    });

    [Test]
    public async Task Transaction_LeftOpen_IsNotGoneOnWith()
    {
        await directory.ReadAsync(async context =>
        {
            await context.Database.BeginTransactionAsync();
            return await RenameAllAsync(context, "Lost");
        });

        await WriteAsync(context => RenameAllAsync(context, "Kept"));

        Assert.That(await NameAsync(), Is.EqualTo("Kept"));
    }

    [Test]
    public async Task Transaction_LeftOpen_ChangesNothing()
    {
        var before = await NameAsync();
        await directory.ReadAsync(async context =>
        {
            await context.Database.BeginTransactionAsync();
            return await RenameAllAsync(context, "Lost");
        });

        Assert.That(await NameAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Transaction_AfterOneWhoseListWasAbandoned_ReadsWhatIsTrueNow()
    {
        await directory.ReadAsync(async context =>
        {
            await context.Database.BeginTransactionAsync();
            var users = context.Users.AsAsyncEnumerable().GetAsyncEnumerator();
            return await users.MoveNextAsync();
        });
        await using var another = directory.CreateAnotherInstance();
        await another.CreateUserAsync("ana@helpdesk.local");

        var count = 0;
        await WriteAsync(async context => count = await context.Users.CountAsync());

        Assert.That(count, Is.EqualTo(2));
    }

    [Test]
    public async Task Turn_WhereTheDriverWaitsForEver_IsWaitedForToo()
    {
        var settings = ("ConnectionStrings:Users", $"Data Source={directory.File};Default Timeout=0");
        await using var patient = TestDirectory.BuildServices(directory.Folder, directory.Clock, settings).BuildServiceProvider();

        await using var turn = await patient.GetRequiredService<WriteGate>().EnterAsync(CancellationToken.None);

        Assert.That(turn, Is.Not.Null);
    }

    private static Task<int> RenameAllAsync(DirectoryContext context, string name) =>
        context.Users.ExecuteUpdateAsync(update => update.SetProperty(row => row.Name, name));

    private Task<string> NameAsync() => directory.ReadAsync(context => context.Users.Select(row => row.Name).SingleAsync());

    private Task<bool> WriteAsync(Func<DirectoryContext, Task> work) => directory.ReadAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        await work(context);
        await transaction.CommitAsync();
        return true;
    });
}
