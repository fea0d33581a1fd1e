using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class PermissionsTests
{
    [Test]
    public void All_WhenListed_LeavesNoneOut() =>
        Assert.That(
            Permissions.All,
            Is.EquivalentTo(typeof(Permissions).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)));

    [Test]
    public void OfOtherServices_WhenAsked_LeavesOutTheOwn() =>
        Assert.That(Permissions.OfOtherServices(["crear_post", "users:read", "tickets:close"]), Is.EqualTo(["crear_post", "tickets:close"]));
}
