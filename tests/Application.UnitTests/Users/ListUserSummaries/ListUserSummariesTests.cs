using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUserSummaries;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.ListUserSummaries;

public sealed class ListUserSummariesTests
{
    private static readonly UserSummary Ana = UserView.From(TestUsers.Stored());

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.UsersRead) };

    [Test]
    public async Task List_WithoutALimit_StreamsSummariesOnly()
    {
        ports.Queries.Setup(port => port.ListSummaries(UserFilter.None, null)).Returns(new[] { Ana }.ToAsyncEnumerable());

        var page = (await ports.SendAsync(new ListUserSummariesQuery())).Value;

        Assert.That(await page.Users.ToListAsync(), Is.EqualTo([Ana]));
    }

    [Test]
    public async Task List_WithALimit_ReadsAPageOfSummariesAndSaysWhereTheNextBegins()
    {
        ports.Queries.Setup(port => port.ListSummariesAsync(UserFilter.None, null, 0, 2, It.IsAny<CancellationToken>()))
            .ReturnsAsync([new(Ana, Key: null), new(Ana with { Number = 18 }, Key: null)]);

        var page = (await ports.SendAsync(new ListUserSummariesQuery { Limit = new(1) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.Users.ToListAsync(), Is.EqualTo([Ana]));
            Assert.That(UserCursor.Parse(page.NextCursor!, UserOrder.Created, isDescending: false).Value.Number, Is.EqualTo(Ana.Number));
        }
    }

    [Test]
    public async Task List_OfAnUnknownRole_IsRefused()
    {
        var refused = await ports.SendAsync(new ListUserSummariesQuery { Role = new(RoleReference.Named("JEFE")) });

        Assert.That(refused.Summary(), Is.EqualTo("Role:unknown_choice"));
    }

    [Test]
    public async Task List_WithoutThePermission_IsRefused()
    {
        ports.Caller = TestUsers.SignedIn();

        Assert.That((await ports.SendAsync(new ListUserSummariesQuery())).Summary(), Is.EqualTo(ErrorCodes.PermissionMissing));
    }
}
