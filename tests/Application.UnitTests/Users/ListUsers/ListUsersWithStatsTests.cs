using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.ListUsers;

/// <summary>Lists of users with their counters.</summary>
public sealed class ListUsersWithStatsTests
{
    private const int Batch = 500;

    private static readonly UserView Anybody = UserView.From(TestUsers.Stored());

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(Batch - 1, 1)]
    [TestCase(Batch, 2)]
    [TestCase((2 * Batch) + 1, 3)]
    public async Task Handle_WhenCountersAreWanted_ReadsThemOncePerBatch(int count, int batches)
    {
        Has(count);
        ports.StoredStats[count] = UserStats.Restore([KeyValuePair.Create("views", 3L)]);

        var page = (await ports.HandleAsync(new ListUsersQuery { WithStats = true })).Value;

        var listed = await page.Users.ToListAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Select(user => user.Number), Is.EqualTo(Enumerable.Range(1, count)));
            Assert.That(listed.Where(user => user.Stats.Count > 0).Select(user => user.Number), Is.EqualTo(count == 0 ? [] : new[] { count }));
            ports.Stats.Verify(port => port.FindAsync(It.IsAny<IReadOnlyList<long>>(), It.IsAny<CancellationToken>()), Times.Exactly(batches));
        }
    }

    [Test]
    public async Task Handle_WhenCountersAreWanted_ReadsNoBatchBeforeItIsAskedFor()
    {
        Has(Batch + 1);
        var page = (await ports.HandleAsync(new ListUsersQuery { WithStats = true })).Value;
        VerifyBatches(0);

        await foreach (var user in page.Users)
        {
            if (user.Number == Batch)
            {
                VerifyBatches(1);
            }
        }

        VerifyBatches(2);
    }

    [Test]
    public async Task Handle_WhenAPageIsWantedWithCounters_ReadsThoseOfThePageAlone()
    {
        Has(3);
        ports.StoredStats[2] = UserStats.Restore([KeyValuePair.Create("views", 3L)]);

        var page = (await ports.HandleAsync(new ListUsersQuery { WithStats = true, Limit = new(2) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.Users.Select(user => user.Stats.Count).ToListAsync(), Is.EqualTo([0, 1]));
            Assert.That(page.NextCursor, Is.Not.Null);
            ports.Stats.Verify(
                port => port.FindAsync(It.Is<IReadOnlyList<long>>(numbers => numbers.SequenceEqual(new long[] { 1, 2 })), It.IsAny<CancellationToken>()),
                Times.Once);
        }
    }

    [TestCase(null)]
    [TestCase(2)]
    public async Task Handle_WhenCountersAreNotWanted_DoesNotReadThem(int? limit)
    {
        Has(3);

        var page = (await ports.HandleAsync(new ListUsersQuery { Limit = limit is { } most ? new(most) : default })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.Users.CountAsync(), Is.EqualTo(limit ?? 3));
            ports.Stats.Verify(port => port.FindAsync(It.IsAny<IReadOnlyList<long>>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    private void VerifyBatches(int count) => ports.Queries.Verify(
        port => port.ListAsync(It.IsAny<UserFilter>(), It.IsAny<UserPosition?>(), It.IsAny<int>(), It.IsAny<int>(), It.IsAny<CancellationToken>()),
        Times.Exactly(count));

    /// <summary>Users with the numbers from 1 on.</summary>
    private void Has(int count)
    {
        var users = Enumerable.Range(1, count).Select(number => new OrderedUser<UserView>(Anybody with { Number = number }, Key: null)).ToList();
        ports.Queries.Setup(port => port.List(It.IsAny<UserFilter>(), It.IsAny<UserPosition?>())).Returns(users.Select(entry => entry.User).ToAsyncEnumerable());
        ports.Queries.Setup(port => port.ListAsync(It.IsAny<UserFilter>(), It.IsAny<UserPosition?>(), 0, It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((UserFilter _, UserPosition? after, int _, int limit, CancellationToken _) =>
                [.. users.Where(entry => entry.User.Number > (after?.Number ?? 0)).Take(limit)]);
    }
}
