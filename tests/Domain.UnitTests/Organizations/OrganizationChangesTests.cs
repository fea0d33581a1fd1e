using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class OrganizationChangesTests
{
    private static readonly RoleDefinition Foreman = new(4, "role_jefe", "Jefe", ["users:read", "turnos:ver"]);

    private static IEnumerable<TestCaseData> NewRoles =>
    [
        Case(Foreman, null, "free"),
        Case(Foreman with { Number = 3 }, ErrorCodes.RoleNumberTaken, "number"),
        Case(Foreman with { Key = "role_gerente" }, ErrorCodes.RoleKeyTaken, "key"),
        Case(Foreman with { Name = "Gerente" }, ErrorCodes.RoleNameTaken, "name"),
        Case(Foreman with { Name = "gerente" }, null, "name in other letters"),
        Case(Foreman with { Permissions = ["organizations:manage"] }, ErrorCodes.PermissionReserved, "platform"),
    ];

    private static IEnumerable<TestCaseData> AdministratorChanges =>
    [
        Permitted("helpdesk", ["organizations:manage", .. Permissions.OfAdministrators], null),
        Permitted("helpdesk", ["organizations:manage", "tickets:close", .. Permissions.OfAdministrators], null),
        Permitted("helpdesk", Permissions.OfAdministrators, ErrorCodes.PermissionsNeeded),
        Permitted("helpdesk", [], ErrorCodes.PermissionsNeeded),
        Permitted("soporte", Permissions.OfAdministrators, null),
        Permitted("soporte", [.. Permissions.OfAdministrators.Skip(1)], ErrorCodes.PermissionsNeeded),
        Permitted("soporte", ["organizations:manage", .. Permissions.OfAdministrators], ErrorCodes.PermissionReserved),
    ];

    [TestCase("org_123", null)]
    [TestCase("A.b-c_9", null)]
    [TestCase(null, ErrorCodes.Required)]
    [TestCase("", ErrorCodes.Malformed)]
    [TestCase("org 1", ErrorCodes.Malformed)]
    [TestCase("org/1", ErrorCodes.Malformed)]
    [TestCase("organización", ErrorCodes.Malformed)]
    public void ParseId_WhenAsked_TakesWhatTravelsInAHeader(string? text, string? code) =>
        Assert.That(Organization.ParseId(text).Code(), Is.EqualTo(code));

    [TestCase(64, null)]
    [TestCase(65, ErrorCodes.Malformed)]
    public void ParseId_WhenLong_CountsIt(int length, string? code) =>
        Assert.That(Organization.ParseId("a".Times(length)).Code(), Is.EqualTo(code));

    [TestCase(" Empresa ", null)]
    [TestCase(null, ErrorCodes.Required)]
    [TestCase("", ErrorCodes.TooShort)]
    [TestCase("Em\u202epresa", ErrorCodes.ForbiddenCharacters)]
    public void ParseName_WhenAsked_Judges(string? text, string? code) =>
        Assert.That(Organization.ParseName(text).Code(), Is.EqualTo(code));

    [Test]
    public void ParseName_WhenLong_CountsUtf16() =>
        Assert.That(
            new[] { "\ud83d\ude00".Times(100), "\ud83d\ude00".Times(101) }.Select(text => Organization.ParseName(text).Code()),
            Is.EqualTo([null, ErrorCodes.TooLong]));

    [Test]
    public void Deactivate_WhenNotTheHelpDesk_LocksOut() => Assert.That(Shops().Deactivate().Value.IsActive, Is.False);

    [Test]
    public void Deactivate_WhenTheHelpDesk_IsRefused()
    {
        var error = TestUsers.HelpDeskOrganization().Deactivate().Errors.Single();

        Assert.That((error.Kind, error.Code), Is.EqualTo((ErrorKind.Conflict, ErrorCodes.HelpDeskNeeded)));
    }

    [TestCaseSource(nameof(NewRoles))]
    public void AddRole_WhenAsked_WantsNumberKeyAndNameOfItsOwn(RoleDefinition role, string? code)
    {
        var changed = Shops().AddRole(role);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Code(), Is.EqualTo(code));
            Assert.That(changed.IsSuccess ? changed.Value.Roles[^1] : null, Is.EqualTo(code is null ? role : null));
        }
    }

    [Test]
    public void AddRole_WhenNumberedBetween_KeepsTheOrder() =>
        Assert.That(
            Shops().AddRole(Foreman with { Number = 7 }).Value.AddRole(Foreman with { Number = 5, Key = "role_x", Name = "X" }).Value.Roles.Select(role => role.Number),
            Is.EqualTo([1, 2, 3, 5, 7]));

    [Test]
    public void FindFreeRoleNumber_WhenThereAreGaps_TakesTheFirst() =>
        Assert.That(
            new[] { Shops(), Shops().AddRole(Foreman with { Number = 5 }).Value }.Select(organization => organization.FindFreeRoleNumber()),
            Is.EqualTo([4, 4]));

    [TestCaseSource(nameof(AdministratorChanges))]
    public void ChangeRole_OfAdministrators_KeepsWhatTheyNeed(string organizationId, IReadOnlyList<string> permissions, string? code)
    {
        var organization = OrganizationTemplates.Create("helpdesk", organizationId, "Una", OrganizationPolicy.Default, []).Value;

        Assert.That(organization.ChangeRole(organization.Administrator with { Permissions = permissions }).Code(), Is.EqualTo(code));
    }

    [Test]
    public void ChangeRole_WhenNeededPermissionsGo_TellsWhichMustStay() =>
        Assert.That(
            Shops().ChangeRole(Shops().Administrator with { Permissions = ["users:read"] }).Errors.Single().Allowed,
            Is.EqualTo(Permissions.OfAdministrators));

    [Test]
    public void ChangeRole_OfOthers_TakesAnyButThePlatforms()
    {
        var shops = Shops();
        var seller = shops.Roles[2];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shops.ChangeRole(seller with { Permissions = Permissions.OfAdministrators }).IsSuccess, Is.True);
            Assert.That(shops.ChangeRole(shops.Roles[1] with { Permissions = [] }).IsSuccess, Is.True);
            Assert.That(shops.ChangeRole(seller with { Permissions = ["organizations:manage"] }).Code(), Is.EqualTo(ErrorCodes.PermissionReserved));
            Assert.That(shops.ChangeRole(seller with { Name = "Gerente" }).Code(), Is.EqualTo(ErrorCodes.RoleNameTaken));
            Assert.That(shops.ChangeRole(seller with { Name = "Vendedora" }).Value.Roles.Select(role => role.Name), Is.EqualTo(["Admin", "Gerente", "Vendedora"]));
        }
    }

    [Test]
    public void AddRole_WhenAllPermissionsWouldNotFitIntoAToken_Refuses()
    {
        var long1 = Foreman with { Permissions = Codes("a", Permissions.MaxCount) };
        var full = Shops().AddRole(long1).Value;
        var second = new RoleDefinition(5, "role_otro", "Otro", Codes("b", 17));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(full.AddRole(second).Errors.Single(), Is.EqualTo(
                Error.Validation(ErrorCodes.PermissionsTooLong, nameof(RoleDefinition.Permissions)) with { Limit = Permissions.MaxTotalLength }));
            Assert.That(full.AddRole(second with { Permissions = Codes("b", 10) }).IsSuccess, Is.True);
            Assert.That(full.AddRole(second with { Permissions = long1.Permissions }).IsSuccess, Is.True, "The same codes are no longer.");
            Assert.That(full.ChangeRole(full.Roles[2] with { Permissions = Codes("c", 17) }).Code(), Is.EqualTo(ErrorCodes.PermissionsTooLong));
        }

        static string[] Codes(string prefix, int count) =>
            [.. Enumerable.Range(0, count).Select(number => $"{prefix}{number:D2}".PadRight(Permissions.MaxLength, 'x'))];
    }

    [Test]
    public void ChangeRole_WhenAnOlderVersionAllowedMore_CanStillTakeAway()
    {
        var crowded = Shops() with
        {
            Roles = [.. Shops().Roles.Select(role => role with { Permissions = [.. role.Permissions, $"{role.Key}{"x".Times(20_000)}"] })],
        };
        var seller = crowded.Roles[2];

        Assert.That(crowded.ChangeRole(seller with { Name = "Vendedora" }).IsSuccess, Is.True);
        Assert.That(crowded.ChangeRole(seller with { Permissions = [] }).IsSuccess, Is.True);
        Assert.That(crowded.ChangeRole(seller with { Permissions = [.. seller.Permissions, "a:b"] }).Code(), Is.EqualTo(ErrorCodes.PermissionsTooLong));
    }

    [Test]
    public void AddLocal_WhenNew_ComesLast() =>
        Assert.That(
            Shops().AddLocal(Local.Parse("local_03", null).Value).Value.Locals.Select(local => local.Name),
            Is.EqualTo(["Centro", "Norte", "local_03"]));

    [Test]
    public void AddLocal_WhenTheIdIsTaken_IsRefused() =>
        Assert.That(Shops().AddLocal(Local.Parse("local_01", "Otro").Value).Code(), Is.EqualTo(ErrorCodes.LocalIdTaken));

    [Test]
    public void ChangeLocal_WhenKnown_RenamesIt() =>
        Assert.That(
            Shops().ChangeLocal(Local.Parse("local_01", "Plaza").Value).Locals.Select(local => local.Name),
            Is.EqualTo(["Plaza", "Norte"]));

    [Test]
    public void Configure_WhenAsked_KeepsWhatIsNotConfigured()
    {
        var stored = Shops().AddRole(Foreman).Value.Deactivate().Value;

        var configured = stored.Configure(
            "Empresa",
            new([Area.Parse("REDES").Value!], RequiresPasswordChange: false),
            [Local.Parse("local_09", "Nuevo").Value, Local.Parse("local_02", "Norte II").Value]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((configured.Name, configured.Policy.RequiresPasswordChange, configured.IsActive), Is.EqualTo(("Empresa", false, false)));
            Assert.That(configured.Roles, Is.EqualTo(stored.Roles));
            Assert.That(configured.Locals.Select(local => $"{local.Id} {local.Name}"), Is.EqualTo(["local_01 Centro", "local_02 Norte II", "local_09 Nuevo"]));
        }
    }

    private static TestCaseData Case(RoleDefinition role, string? code, string name) => new TestCaseData(role, code).SetArgDisplayNames(name);

    private static TestCaseData Permitted(string organizationId, IReadOnlyList<string> permissions, string? code) =>
        new TestCaseData(organizationId, permissions, code).SetArgDisplayNames(organizationId, string.Join(' ', permissions));

    private static Organization Shops() => OrganizationTemplates.Create(
        OrganizationTemplates.Retail,
        "org_123",
        "Tiendas",
        OrganizationPolicy.Default,
        [Local.Parse("local_01", "Centro").Value, Local.Parse("local_02", "Norte").Value]).Value;
}
