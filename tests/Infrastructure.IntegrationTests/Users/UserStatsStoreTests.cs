using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.AddUserStats;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Users;

public sealed class UserStatsStoreTests
{
    private TestDirectory directory = null!;
    private Caller publisher = null!;
    private UserView user = null!;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateAsync();
        publisher = await directory.SeedPublisherAsync();
        user = await CreateAsync("ana@sitio.example");
    }

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Add_WhenRepeated_SumsUp()
    {
        await AddAsync(user.Id, ("views", 40), ("posts", 1));
        var second = await AddAsync(user.Id, ("views", 2), ("comments", 7));

        Assert.Multiple(async () =>
        {
            Assert.That(Text(second.Value.Counters), Is.EqualTo("comments=7 posts=1 views=42"));
            Assert.That(await StoredAsync(), Is.EqualTo("comments=7 posts=1 views=42"));
        });
    }

    [Test]
    public async Task Add_WhenOfOtherCase_IsAnotherCounter()
    {
        await AddAsync(user.Id, ("views", 1));
        await AddAsync(user.Id, ("Views", 2));

        Assert.That(await StoredAsync(), Is.EqualTo("Views=2 views=1"));
    }

    [Test]
    public async Task Add_WhenManyAddAtOnceInTwoInstances_LosesNothing()
    {
        await using var other = directory.CreateAnotherInstance();

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() =>
            (i % 2 == 0 ? directory : other).SendAsync(Add(user.Id, ("views", 1), ($"of{i % 4}", 1)), publisher))));

        Assert.Multiple(async () =>
        {
            Assert.That(results.SelectMany(result => result.Errors), Is.Empty);
            Assert.That(await StoredAsync(), Is.EqualTo("of0=10 of1=10 of2=10 of3=10 views=40"));
        });
    }

    [Test]
    public async Task Add_WhenManyAddNewCountersAtOnce_KeepsTheLimit()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, UserStats.MaxCounters + 10).Select(i => Task.Run(() => AddAsync(user.Id, ($"counter{i}", 1)))));

        Assert.Multiple(() =>
        {
            Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(UserStats.MaxCounters));
            Assert.That(results.SelectMany(result => result.Errors).Select(error => error.Code), Is.All.EqualTo(ErrorCodes.TooManyCounters).And.Exactly(10).Items);
        });
    }

    [Test]
    public async Task Add_WhenOneWouldOverflow_ChangesNone()
    {
        await AddAsync(user.Id, ("views", long.MaxValue));

        var refused = await AddAsync(user.Id, ("posts", 1), ("views", 1));

        Assert.Multiple(async () =>
        {
            Assert.That(refused.Errors.Select(error => error.Code), Is.EqualTo(new[] { ErrorCodes.CounterOverflow }));
            Assert.That(await StoredAsync(), Is.EqualTo($"views={long.MaxValue}"));
        });
    }

    [Test]
    public async Task Add_WhenDone_IsNoChangeOfTheUser()
    {
        await AddAsync(user.Id, ("views", 1));

        var after = (await directory.SendAsync(new GetUserQuery(user.Id), publisher)).Value;
        Assert.That((after.Version, after.UpdatedAt), Is.EqualTo((user.Version, user.UpdatedAt)));
    }

    [Test]
    public async Task Add_WhenTheUserIsOfAnotherOrganization_IsNotFound()
    {
        var foreigner = await directory.CreateUserAsync("ana@helpdesk.local");

        var result = await AddAsync(foreigner.Id, ("views", 1));

        Assert.Multiple(async () =>
        {
            Assert.That(result.Errors.Select(error => error.Code), Is.EqualTo(new[] { ErrorCodes.UserNotFound }));
            Assert.That(await directory.ReadAsync(context => context.Set<UserStatRow>().IgnoreQueryFilters().CountAsync()), Is.Zero);
        });
    }

    [Test]
    public async Task Show_WhenAUserIsReadOrChanged_HasItsCountersAlone()
    {
        var other = await CreateAsync("eva@sitio.example");
        await AddAsync(user.Id, ("views", 1));
        await AddAsync(other.Id, ("views", 2));

        var read = await directory.SendAsync(new GetUserQuery(user.Id) { WithStats = true }, publisher);
        var changed = await directory.SendAsync(new UpdateUserCommand(other.Id) { Status = new(UserStatus.Suspended), WithStats = true }, publisher);

        Assert.That(new[] { Text(read.Value.Stats), Text(changed.Value.Stats) }, Is.EqualTo(new[] { "views=1", "views=2" }));
    }

    [TestCase(UserOrder.Created, false)]
    [TestCase(UserOrder.Created, true)]
    [TestCase(UserOrder.Name, false)]
    [TestCase(UserOrder.Email, true)]
    public async Task List_WhenLongerThanABatch_ShowsEverybodyOnceInOrderWithTheirCounters(UserOrder order, bool isDescending)
    {
        await directory.ReadAsync(context => context.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE Copies(I) AS (SELECT 1 UNION ALL SELECT I + 1 FROM Copies WHERE I < 1200)
            INSERT INTO Users (Id, OrganizationId, Email, NormalizedEmail, Name, FoldedName, Status, MustChangePassword, CreatedAt, UpdatedAt, Version, AccessVersion)
            SELECT printf('00000000-0000-7000-8000-%012d', I), 'cms', 'u' || I || '@x.es', 'U' || I || '@X.ES', 'U', 'U', 0, 0, CreatedAt, CreatedAt, 1, 1
            FROM Copies, Users WHERE Users.Number = 1;
            INSERT INTO UserRoles (UserNumber, RoleNumber, OrganizationId) SELECT Number, 4, 'cms' FROM Users WHERE Email LIKE 'u%@x.es';
            INSERT INTO UserStats (UserNumber, OrganizationId, Name, Value) SELECT Number, 'cms', 'number', Number FROM Users WHERE OrganizationId = 'cms';
            """));

        var listed = await directory.RunAsync(
            async scope =>
            {
                var page = await scope.GetRequiredService<IMediator>().Send(new ListUsersQuery { Order = new(order), IsDescending = isDescending, WithStats = true });
                return await page.Value.Users.ToListAsync();
            },
            publisher);

        var expected = await directory.RunAsync(
            async scope => await (await scope.GetRequiredService<IMediator>().Send(new ListUsersQuery { Order = new(order), IsDescending = isDescending })).Value.Users.ToListAsync(),
            publisher);
        Assert.Multiple(() =>
        {
            Assert.That(listed, Has.Count.EqualTo(1202));
            Assert.That(listed.Select(entry => entry.Number), Is.EqualTo(expected.Select(entry => entry.Number)));
            Assert.That(listed.Select(entry => entry.Stats["number"]), Is.EqualTo(listed.Select(entry => entry.Number)));
        });
    }

    [Test]
    public async Task Remove_WhenTheUserHasCounters_DeletesThemToo()
    {
        await AddAsync(user.Id, ("views", 1));
        var before = await directory.ReadAsync(context => context.Set<UserStatRow>().IgnoreQueryFilters().CountAsync());

        await directory.SendAsync(new DeleteUserCommand(user.Id), publisher);

        var after = await directory.ReadAsync(context => context.Set<UserStatRow>().IgnoreQueryFilters().CountAsync());
        Assert.That((before, after), Is.EqualTo((1, 0)));
    }

    private static AddUserStatsCommand Add(Guid userId, params (string Name, long Amount)[] amounts) =>
        new(userId, UserStats.ParseAmounts(amounts.ToDictionary(amount => amount.Name, amount => amount.Amount)));

    private static string Text(IEnumerable<KeyValuePair<string, long>> counters) =>
        string.Join(' ', counters.Select(counter => $"{counter.Key}={counter.Value}"));

    private Task<Result<UserStats>> AddAsync(Guid userId, params (string Name, long Amount)[] amounts) =>
        directory.SendAsync(Add(userId, amounts), publisher);

    private async Task<string> StoredAsync() =>
        Text((await directory.SendAsync(new GetUserQuery(user.Id) { WithStats = true }, publisher)).Value.Stats);

    private async Task<UserView> CreateAsync(string email) => (await directory.SendAsync(TestDirectory.NewUser(email, "autor"), publisher)).Value;
}
