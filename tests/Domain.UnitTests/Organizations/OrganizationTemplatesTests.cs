using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class OrganizationTemplatesTests
{
    [Test]
    public void Create_WhenHelpDesk_StartsWithItsRoles()
    {
        var policy = new OrganizationPolicy([], RequiresPasswordChange: false);

        var organization = OrganizationTemplates.Create("helpdesk", "soporte", "Mesa de ayuda", policy, []).Value;

        Assert.That(
            organization,
            Is.EqualTo(new Organization("soporte", "Mesa de ayuda", "helpdesk", OrganizationTemplates.HelpDeskRoles, policy, [])));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("HelpDesk")]
    [TestCase("blog")]
    public void Create_WhenUnknown_TellsTheTemplates(string? template)
    {
        var error = OrganizationTemplates.Create(template, "soporte", "Mesa de ayuda", OrganizationPolicy.Default, []).Errors.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Code, Is.EqualTo(ErrorCodes.UnknownChoice));
            Assert.That(error.Allowed, Is.EqualTo(["helpdesk", "retail", "cms", "works"]));
        }
    }

    [TestCase(1, "role_admin", "ADMIN", false, true, "users:read users:create users:edit users:delete service-accounts:manage audit:read sessions:read users:names")]
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

    [TestCase("retail", "1:role_admin:Admin 2:role_gerente:Gerente 3:role_vendedor:Vendedor")]
    [TestCase("cms", "1:role_administrador:administrador 2:role_editor:editor 3:role_autor:autor 4:role_comentador:comentador")]
    [TestCase("works", "1:role_admin:admin 2:role_user:user")]
    public void Create_WhenAnotherTemplate_StartsWithItsRoles(string template, string expected)
    {
        var organization = OrganizationTemplates.Create(template, "org_123", "Una", OrganizationPolicy.Default, []).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', organization.Roles.Select(role => $"{role.Number}:{role.Key}:{role.Name}")), Is.EqualTo(expected));
            Assert.That(organization.Roles.Select(role => role.IsAdministrator), Is.EqualTo(organization.Roles.Select(role => role.Number == 1)));
            Assert.That(organization.Administrator.Permissions, Does.Contain(Permissions.UsersDelete));
        }
    }

    [TestCase("administrador", "admin_completo asignar_roles crear_post editar_post_cualquiera")]
    [TestCase("editor", "crear_post editar_post_cualquiera publicar_post")]
    [TestCase("autor", "crear_post editar_post_propio")]
    [TestCase("comentador", "comentar reaccionar")]
    public void CmsRoles_WhenRead_HoldThePermissionsOfTheDocument(string role, string expected) =>
        Assert.That(
            Permissions.OfOtherServices(OrganizationTemplates.CmsRoles.Single(definition => definition.Name == role).Permissions),
            Is.EqualTo(expected.Split(' ')));

    [Test]
    public void CmsRoles_WhenRead_LetAdministratorsAloneAddToCounters() =>
        Assert.That(
            OrganizationTemplates.CmsRoles.Where(role => role.Permissions.Contains(Permissions.StatsWrite)).Select(role => role.Name),
            Is.EqualTo(["administrador"]));

    [TestCase("helpdesk", true)]
    [TestCase("soporte", false)]
    public void Create_WhenItIsTheHelpDeskItself_LetsItsAdministratorsRunTheDirectory(string id, bool expected)
    {
        var organization = OrganizationTemplates.Create("helpdesk", id, "Una", OrganizationPolicy.Default, []).Value;

        Assert.That(
            organization.Roles.Select(role => role.Permissions.Contains(Permissions.OrganizationsManage)),
            Is.EqualTo(new[] { expected, false, false, false }));
    }

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
