using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class OrganizationTemplatesTests
{
    [Test]
    public void Create_WhenHelpDesk_StartsWithItsRoles()
    {
        var policy = new OrganizationPolicy([], RequiresPasswordChange: false);

        var organization = OrganizationTemplates.Create("helpdesk", "soporte", "Mesa de ayuda", policy).Value;

        Assert.That(
            organization,
            Is.EqualTo(new Organization("soporte", "Mesa de ayuda", "helpdesk", OrganizationTemplates.HelpDeskRoles, policy)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("HelpDesk")]
    [TestCase("cms")]
    public void Create_WhenUnknown_TellsTheTemplates(string? template)
    {
        var error = OrganizationTemplates.Create(template, "soporte", "Mesa de ayuda", OrganizationPolicy.Default).Errors.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Code, Is.EqualTo(ErrorCodes.UnknownChoice));
            Assert.That(error.Allowed, Is.EqualTo(["helpdesk"]));
        }
    }

    [TestCase(1, "role_admin", "ADMIN", false, true, "users:read users:create users:edit users:delete service-accounts:manage audit:read")]
    [TestCase(2, "role_mesa", "MESA", false, false, "")]
    [TestCase(3, "role_area", "AREA", true, false, "")]
    [TestCase(4, "role_usuario", "USUARIO", false, false, "")]
    public void HelpDeskRoles_WhenRead_AreThoseOfTheContract(
        int number, string key, string name, bool needsArea, bool isAdministrator, string permissions)
    {
        var role = OrganizationTemplates.HelpDeskRoles[number - 1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (role.Number, role.Key, role.Name, role.NeedsArea, role.IsAdministrator),
                Is.EqualTo((number, key, name, needsArea, isAdministrator)));
            Assert.That(string.Join(' ', role.Permissions), Is.EqualTo(permissions));
        }
    }

    [Test]
    public void HelpDeskRoles_WhenCounted_AreFour() =>
        Assert.That(OrganizationTemplates.HelpDeskRoles, Has.Count.EqualTo(4));

    [Test]
    public void Default_WhenRead_HasNoCatalogueAndRequiresPasswordChange()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OrganizationPolicy.Default.Areas, Is.Empty);
            Assert.That(OrganizationPolicy.Default.RequiresPasswordChange, Is.True);
        }
    }
}
