using HelpDesk.Users.Application.Organizations.ListRoles;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.UnitTests.Organizations.ListRoles;

public sealed class ListRolesTests
{
    [Test]
    public async Task Handle_WhenAsked_ReturnsTheRolesOfTheCallersOrganization()
    {
        var ports = new TestPorts();

        var roles = (await ports.SendAsync(new ListRolesQuery())).Value;

        Assert.That(roles, Is.EqualTo(ports.Organization.Roles));
    }

    [Test]
    public async Task Send_WhenThePasswordMustBeChangedFirst_IsRefused()
    {
        var ports = new TestPorts { Caller = TestUsers.SignedIn() with { MustChangePassword = true } };

        var result = await ports.SendAsync(new ListRolesQuery());

        Assert.That(result.Summary(), Is.EqualTo(ErrorCodes.PasswordChangeRequired));
    }
}
