using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ExportUsers;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.UnitTests.Users.ExportUsers;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExportUsersTests
{
    private readonly TestPorts ports = new();

    [TestCase(false, null)]
    [TestCase(true, TestUsers.StoredHash)]
    public async Task Send_ByTheOperator_HasHashesWhenTheyAreWanted(bool withHashes, string? hash)
    {
        var credential = TestUsers.CredentialOf(TestUsers.Stored());
        ports.Caller = Caller.System(Organization.HelpDeskId);
        ports.Queries.Setup(port => port.List(UserFilter.None, null)).Returns(new[] { credential.User }.ToAsyncEnumerable());
        ports.Credentials.Setup(port => port.List(Organization.HelpDeskId)).Returns(new[] { credential }.ToAsyncEnumerable());

        var exported = await ports.SendAsync(new ExportUsersQuery { WithPasswordHashes = withHashes });

        Assert.That(await exported.Value.SingleAsync(), Is.EqualTo(new ExportedUser(credential.User, hash)));
    }

    [TestCase("users:read", false, "")]
    [TestCase("users:read", true, "permission_missing")]
    [TestCase("users:edit", false, "permission_missing")]
    public async Task Send_ByACaller_NeverHasHashes(string permission, bool withHashes, string expected)
    {
        ports.Caller = TestUsers.SignedIn(permission);
        ports.Queries.Setup(port => port.List(UserFilter.None, null)).Returns(AsyncEnumerable.Empty<UserView>());

        var exported = await ports.SendAsync(new ExportUsersQuery { WithPasswordHashes = withHashes });

        Assert.That(exported.Summary(), Is.EqualTo(expected));
    }
}
