using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Domain.Organizations;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.GetUser;

public sealed class GetUserTests
{
    [Test]
    public async Task Get_WhenOnlyItsNameIsWanted_ReadsNoMore()
    {
        var ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.UsersRead) };
        var stored = UserView.From(TestUsers.Stored());
        ports.Queries.Setup(port => port.FindBriefAsync(stored.Id, It.IsAny<CancellationToken>())).ReturnsAsync(stored);

        var result = await ports.SendAsync(new GetUserQuery(stored.Id) { IsBrief = true });

        Assert.That(result.Value, Is.SameAs(stored));
        ports.Queries.Verify(port => port.FindAsync(It.IsAny<UserReference>(), It.IsAny<CancellationToken>()), Times.Never);
    }
}
