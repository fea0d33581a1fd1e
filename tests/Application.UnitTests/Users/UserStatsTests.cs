using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users;

/// <summary>The use cases that show the counters of one user, when they are asked for.</summary>
public sealed class UserStatsTests
{
    private TestPorts ports = null!;
    private User user = null!;

    private static IEnumerable<TestCaseData> All =>
    [
        Request("get", async (ports, user, isWanted) => (await ports.HandleAsync(new GetUserQuery(user.Id) { WithStats = isWanted })).Value),
        Request("update", async (ports, user, isWanted) => (await ports.HandleAsync(new UpdateUserCommand(user.Id) { WithStats = isWanted })).Value),
        Request("log in", async (ports, user, isWanted) =>
            (await ports.HandleAsync(new LogInCommand(new(user.Email), Secret.Parse(TestUsers.RightPassword)) { WithStats = isWanted })).Value.User),
    ];

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts();
        user = ports.Has(TestUsers.Stored());
    }

    [TestCaseSource(nameof(All))]
    public async Task Handle_WhenCountersAreWanted_ShowsThem(Func<object, User, bool, Task<UserView>> send)
    {
        ports.StoredStats[user.Number] = UserStats.Restore([KeyValuePair.Create("views", 3L)]);

        var view = await send(ports, user, true);

        Assert.That(view.Stats, Is.EqualTo(new Dictionary<string, long> { ["views"] = 3 }));
    }

    [TestCaseSource(nameof(All))]
    public async Task Handle_WhenThereAreNoCounters_ShowsNone(Func<object, User, bool, Task<UserView>> send)
    {
        var view = await send(ports, user, true);

        Assert.That(view.Stats, Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public async Task Handle_WhenCountersAreNotWanted_DoesNotReadThem(Func<object, User, bool, Task<UserView>> send)
    {
        ports.StoredStats[user.Number] = UserStats.Restore([KeyValuePair.Create("views", 3L)]);

        var view = await send(ports, user, false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(view.Stats, Is.Empty);
            ports.Stats.Verify(port => port.FindAsync(It.IsAny<IReadOnlyList<long>>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    private static TestCaseData Request(string name, Func<TestPorts, User, bool, Task<UserView>> send) =>
        new TestCaseData((Func<object, User, bool, Task<UserView>>)((ports, user, isWanted) => send((TestPorts)ports, user, isWanted))).SetArgDisplayNames(name);
}
