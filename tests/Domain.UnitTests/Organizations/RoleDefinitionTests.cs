using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class RoleDefinitionTests
{
    [TestCase(true, null, ErrorCodes.AreaRequired)]
    [TestCase(true, "REDES", null)]
    [TestCase(false, null, null)]
    [TestCase(false, "REDES", null)]
    public void CheckArea_WhenAsked_WantsAnAreaOnlyIfNeeded(bool needsArea, string? area, string? code)
    {
        var role = new RoleDefinition(1, "role_x", "X", [], NeedsArea: needsArea);

        Assert.That(role.CheckArea(TestUsers.AreaNamed(area)).Code(), Is.EqualTo(code));
    }

    [Test]
    public void CheckArea_WhenRefused_NamesTheArea() =>
        Assert.That(TestUsers.NeedsArea.CheckArea(null).Errors, Is.EqualTo([Error.Validation(ErrorCodes.AreaRequired, "Area")]));
}
