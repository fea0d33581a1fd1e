using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.GetUserSummary;
using HelpDesk.Users.Domain.Organizations;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.GetUserSummary;

public sealed class GetUserSummaryTests
{
    [Test]
    public async Task Get_WhenThere_ReadsNoMoreThanTheSummary()
    {
        var ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.UsersRead) };
        var stored = UserView.From(TestUsers.Stored());
        ports.Queries.Setup(port => port.FindSummaryAsync(stored.Id, It.IsAny<CancellationToken>())).ReturnsAsync(stored);

        var result = await ports.SendAsync(new GetUserSummaryQuery(stored.Id));

        Assert.That(result.Value, Is.SameAs(stored));
        ports.Queries.Verify(port => port.FindAsync(It.IsAny<UserReference>(), It.IsAny<CancellationToken>()), Times.Never);
    }
}
