using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using static HelpDesk.Users.Domain.UnitTests.TestUsers;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class OrganizationTests
{
    private static readonly HashSet<string> Held = ["users:read", "custom:held"];

    [TestCase("ADMIN", null)]
    [TestCase("USUARIO", null)]
    [TestCase("", ErrorCodes.UnknownChoice)]
    [TestCase("admin", ErrorCodes.UnknownChoice)]
    [TestCase(" ADMIN", ErrorCodes.UnknownChoice)]
    [TestCase("role_admin", ErrorCodes.UnknownChoice)]
    public void FindRole_WhenNamed_ComparesExactly(string name, string? code) =>
        Assert.That(HelpDeskOrganization().FindRole(RoleReference.Named(name)).Code(), Is.EqualTo(code));

    [Test]
    public void FindRole_WhenKnown_ReturnsIt() =>
        Assert.That(HelpDeskOrganization().FindRole(RoleReference.Named("MESA")).Value, Is.EqualTo(Mesa));

    [Test]
    public void FindRole_WhenUnknown_TellsTheNames() =>
        Assert.That(HelpDeskOrganization().FindRole(RoleReference.Named("JEFE")).Errors[0].Allowed, Is.EqualTo(["ADMIN", "MESA", "AREA", "USUARIO"]));

    [TestCase(RoleReferenceForm.Key, "role_mesa", "role_admin, role_mesa, role_area, role_usuario")]
    [TestCase(RoleReferenceForm.Number, "2", "1, 2, 3, 4")]
    public void FindRole_WhenCalledByKeyOrNumber_ComparesWithThose(RoleReferenceForm form, string text, string allowed)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HelpDeskOrganization().FindRole(new(form, text)).Value, Is.EqualTo(Mesa));
            Assert.That(string.Join(", ", HelpDeskOrganization().FindRole(new(form, "MESA")).Errors[0].Allowed!), Is.EqualTo(allowed));
        }
    }

    [TestCase("creador", "autor")]
    [TestCase("escritor", "autor")]
    [TestCase("autor", "autor")]
    [TestCase("Creador", null)]
    [TestCase("role_autor", null)]
    public void FindRole_WhenTheTemplateHasAnotherNameForIt_FindsIt(string name, string? expected)
    {
        var found = Publisher().FindRole(RoleReference.Named(name));

        Assert.That(found.IsSuccess ? found.Value.Name : null, Is.EqualTo(expected));
    }

    [Test]
    public void FindRole_WhenARoleHasThatNameItself_PrefersIt()
    {
        var organization = Publisher();
        organization = organization with { Roles = [.. organization.Roles, new(5, "role_creador", "creador", [])] };

        Assert.That(organization.FindRole(RoleReference.Named("creador")).Value.Number, Is.EqualTo(5));
    }

    [TestCase(RoleReferenceForm.Key)]
    [TestCase(RoleReferenceForm.Number)]
    public void FindRole_WhenNotNamed_KnowsNoOtherNames(RoleReferenceForm form) =>
        Assert.That(Publisher().FindRole(new(form, "creador")).Code(), Is.EqualTo(ErrorCodes.UnknownChoice));

    [Test]
    public void FindRole_WhenAnotherTemplate_KnowsNoOtherNames() =>
        Assert.That(HelpDeskOrganization().FindRole(RoleReference.Named("creador")).Code(), Is.EqualTo(ErrorCodes.UnknownChoice));

    [TestCase("3", RoleReferenceForm.Number)]
    [TestCase("autor", RoleReferenceForm.Name)]
    [TestCase("3a", RoleReferenceForm.Name)]
    [TestCase("-3", RoleReferenceForm.Name)]
    [TestCase("", RoleReferenceForm.Name)]
    public void NumberedOrNamed_WhenDigits_IsANumber(string text, RoleReferenceForm form) =>
        Assert.That(RoleReference.NumberedOrNamed(text), Is.EqualTo(new RoleReference(form, text)));

    [Test]
    public void FindRoles_WhenKnown_ReturnsEachOnceByNumber() =>
        Assert.That(
            HelpDeskOrganization().FindRoles([RoleReference.Named("MESA"), RoleReference.Keyed("role_admin"), RoleReference.Numbered("2")]).Value,
            Is.EqualTo(HelpDeskOrganization().Roles.Take(2)).Using<RoleDefinition>((left, right) => left.Key == right.Key));

    [Test]
    public void FindRoles_WhenSomeAreUnknown_TellsWhich() =>
        Assert.That(
            HelpDeskOrganization().FindRoles([RoleReference.Named("JEFE"), RoleReference.Named("MESA"), RoleReference.Keyed("x")]).Errors
                .Select(error => (error.Code, error.AttemptedValue)),
            Is.EqualTo(new (string, object?)[] { (ErrorCodes.UnknownChoice, "JEFE"), (ErrorCodes.UnknownChoice, "x") }));

    [Test]
    public void FindRoles_WhenNone_WantsOne() =>
        Assert.That(HelpDeskOrganization().FindRoles([]).Code(), Is.EqualTo(ErrorCodes.Required));

    [TestCase("local_02,local_01,local_02", "local_01,local_02")]
    [TestCase("", "")]
    public void FindLocals_WhenKnown_ReturnsEachOnceInOrder(string ids, string expected) =>
        Assert.That(
            string.Join(',', Shops().FindLocals(ids.Split(',', StringSplitOptions.RemoveEmptyEntries)).Value.Select(local => local.Id)),
            Is.EqualTo(expected));

    [Test]
    public void FindLocals_WhenSomeAreUnknown_TellsWhichAndWhatThereIs()
    {
        var error = Shops().FindLocals(["local_01", "LOCAL_02"]).Errors.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.Code, error.AttemptedValue), Is.EqualTo((ErrorCodes.UnknownChoice, "LOCAL_02")));
            Assert.That(error.Allowed, Is.EqualTo(new[] { "local_01", "local_02" }));
        }
    }

    [TestCase("cms", true)]
    [TestCase("helpdesk", false)]
    [TestCase("retail", false)]
    [TestCase("works", false)]
    public void HasUsernames_WhenAsked_DependsOnTheTemplate(string template, bool expected) =>
        Assert.That(OrganizationTemplates.Create(template, "org", "Una", OrganizationPolicy.Default, []).Value.HasUsernames, Is.EqualTo(expected));

    [Test]
    public void FindArea_WhenNoCatalogue_TakesAny() =>
        Assert.That(HelpDeskOrganization().FindArea(TestUsers.AreaNamed("jardín")).Value?.Value, Is.EqualTo("JARDÍN"));

    [TestCase("  soporte   técnico ", "SOPORTE TÉCNICO")]
    [TestCase("REDES", "REDES")]
    [TestCase(null, null)]
    [TestCase("  ", null)]
    public void FindArea_WhenInTheCatalogueOrNone_TakesIt(string? text, string? value) =>
        Assert.That(HelpDeskOrganization("Soporte Técnico", "redes").FindArea(Area.Parse(text).Value).Value?.Value, Is.EqualTo(value));

    [TestCase("jardín")]
    [TestCase("soporte tecnico")]
    public void FindArea_WhenNotInTheCatalogue_TellsTheCatalogue(string text)
    {
        var error = HelpDeskOrganization("Soporte Técnico", "redes").FindArea(TestUsers.AreaNamed(text)).Errors.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Kind, Is.EqualTo(ErrorKind.Validation));
            Assert.That(error.Code, Is.EqualTo(ErrorCodes.AreaNotInCatalogue));
            Assert.That(error.Allowed, Is.EqualTo(["SOPORTE TÉCNICO", "REDES"]));
        }
    }

    [Test]
    public void OneNamed_WhenNothingIsSent_WantsIt() =>
        Assert.That(RoleReference.OneNamed(null).Code(), Is.EqualTo(ErrorCodes.Required));

    [Test]
    public void OneNumbered_WhenSent_IsTheOnlyReference() =>
        Assert.That(RoleReference.OneNumbered("3").Value, Is.EqualTo(new[] { RoleReference.Numbered("3") }));

    [TestCase("retail", null)]
    [TestCase("Retail", ErrorCodes.UnknownChoice)]
    [TestCase(null, ErrorCodes.Required)]
    public void ParseName_OfATemplate_ComparesExactly(string? name, string? code) =>
        Assert.That(OrganizationTemplates.ParseName(name).Code(), Is.EqualTo(code));

    private static Organization Publisher() =>
        OrganizationTemplates.Create(OrganizationTemplates.Cms, "cms", "Redacción", OrganizationPolicy.Default, []).Value;

    private static Organization Shops() =>
        HelpDeskOrganization() with { Locals = [Local.Parse("local_01", "Centro").Value, Local.Parse("local_02", "Norte").Value] };

    [Test]
    public void Administrator_WhenHelpDesk_IsTheRoleAdmin() =>
        Assert.That(HelpDeskOrganization().Administrator.Key, Is.EqualTo(Admin.Key));

    [TestCase("users:read", null)]
    [TestCase("tickets:read", null)]
    [TestCase("users:read tickets:read", null)]
    [TestCase("users:delete", ErrorCodes.UnknownChoice)]
    [TestCase("users:read users:delete", ErrorCodes.UnknownChoice)]
    [TestCase("Users:Read", ErrorCodes.UnknownChoice)]
    [TestCase("nothing:here", ErrorCodes.UnknownChoice)]
    [TestCase("", ErrorCodes.Required)]
    [TestCase(null, ErrorCodes.Required)]
    public void FindGrantable_WhenAsked_TakesWhatIsHeldOrOfAnotherService(string? codes, string? code)
    {
        var sent = codes?.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var found = WithTickets().FindGrantable(sent, Held);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Code(), Is.EqualTo(code));
            Assert.That(found.IsSuccess ? found.Value : null, Is.EqualTo(code is null ? sent : null));
        }
    }

    [Test]
    public void FindGrantable_WhenRefused_TellsWhatMayBeGiven() =>
        Assert.That(
            WithTickets().FindGrantable(["users:delete"], Held).Errors.Single().Allowed,
            Is.EqualTo(["custom:held", "tickets:close", "tickets:read", "users:read"]));

    /// <summary>A help desk whose MESA may do something in another service, too.</summary>
    private static Organization WithTickets()
    {
        var organization = HelpDeskOrganization();
        return organization with
        {
            Roles = [.. organization.Roles.Select(role => role.Name == "MESA" ? role with { Permissions = ["tickets:read", "tickets:close", "users:edit"] } : role)],
        };
    }
}
