using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.AddUserStats;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.AddUserStats;

public sealed class AddUserStatsTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly AddUserStatsCommand TwoViews = new(Id, UserStats.ParseAmounts(new Dictionary<string, long> { ["views"] = 2 }));

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts { Caller = TestUsers.SignedIn("stats:write") };

    [Test]
    public async Task Send_WhenTheUserHasCounters_StoresAndReturnsTheSums()
    {
        Has(UserStats.Restore([KeyValuePair.Create("views", 40L), KeyValuePair.Create("posts", 1L)]));

        var result = await ports.SendAsync(TwoViews);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Value.Counters, Is.EqualTo(new Dictionary<string, long> { ["posts"] = 1, ["views"] = 42 }));
            ports.Stats.Verify(port => port.SaveAsync(Id, result.Value, It.IsAny<CancellationToken>()), Times.Once);
            Assert.That(ports.Told, Is.Empty);
        }
    }

    [Test]
    public async Task Send_WhenACounterWouldOverflow_StoresNothing()
    {
        Has(UserStats.Restore([KeyValuePair.Create("views", long.MaxValue)]));

        var result = await ports.SendAsync(TwoViews);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(ErrorCodes.CounterOverflow));
            VerifyNothingSaved();
        }
    }

    [Test]
    public async Task Send_WhenTheUserIsUnknown_IsNotFound()
    {
        var result = await ports.SendAsync(TwoViews);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors.Select(error => (error.Kind, error.Code)), Is.EqualTo(new[] { (ErrorKind.NotFound, ErrorCodes.UserNotFound) }));
            VerifyNothingSaved();
        }
    }

    [Test]
    public async Task Send_WhenOnlyUsersMayBeEdited_IsRefused()
    {
        ports.Caller = TestUsers.SignedIn("users:edit");
        Has(UserStats.None);

        var result = await ports.SendAsync(TwoViews);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors.Single().Allowed, Is.EqualTo(["stats:write"]));
            VerifyNothingSaved();
        }
    }

    private void Has(UserStats stats) => ports.Stats.Setup(port => port.LoadAsync(Id, It.IsAny<CancellationToken>())).ReturnsAsync(stats);

    private void VerifyNothingSaved() =>
        ports.Stats.Verify(port => port.SaveAsync(It.IsAny<UserReference>(), It.IsAny<UserStats>(), It.IsAny<CancellationToken>()), Times.Never);
}
