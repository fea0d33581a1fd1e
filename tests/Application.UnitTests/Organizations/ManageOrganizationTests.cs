using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations.AddLocal;
using HelpDesk.Users.Application.Organizations.AddRole;
using HelpDesk.Users.Application.Organizations.GetLocal;
using HelpDesk.Users.Application.Organizations.GetOrganization;
using HelpDesk.Users.Application.Organizations.GetRole;
using HelpDesk.Users.Application.Organizations.ListOrganizations;
using HelpDesk.Users.Application.Organizations.RenameLocal;
using HelpDesk.Users.Application.Organizations.UpdateOrganization;
using HelpDesk.Users.Application.Organizations.UpdateRole;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Organizations;

public sealed class ManageOrganizationTests
{
    private const string Shops = "org_123";
    private const string Unknown = "org_9";

    private static readonly CreateOrganizationCommand Valid = new(Organization.ParseId("org_1"))
    {
        Name = Organization.ParseName("Empresa"),
        Template = OrganizationTemplates.ParseName("cms"),
        Locals = Local.ParseAll([("local_01", "Centro"), ("local_02", null)]),
        Areas = Area.ParseAll([" redes", "REDES", ""]),
        AdminEmail = EmailAddress.Parse("Ana@empresa.com"),
        AdminPassword = Password.Parse("Primera-2026"),
    };

    private static readonly AddRoleCommand Foreman = new(Shops, RoleDefinition.ParseKey("role_jefe"), RoleDefinition.ParseName(" Jefe "))
    {
        Description = RoleDefinition.ParseDescription(" De turno "),
        Permissions = Permissions.Parse(["users:read", "turnos:ver", "users:read"]),
        NeedsArea = new(true),
    };

    private TestPorts ports = null!;
    private Organization shops = null!;

    private static IEnumerable<TestCaseData> Writes =>
    [
        Write("create", Valid),
        Write("update", new UpdateOrganizationCommand(Shops)),
        Write("add role", Foreman),
        Write("update role", new UpdateRoleCommand(Shops, "role_admin")),
        Write("add local", new AddLocalCommand(Shops, Local.Parse("local_09", null))),
        Write("rename local", new RenameLocalCommand(Shops, "local_01")),
    ];

    private static IEnumerable<TestCaseData> Reads =>
    [
        Write("list", new ListOrganizationsQuery()),
        Write("get", new GetOrganizationQuery(Shops)),
        Write("get unknown", new GetOrganizationQuery(Unknown)),
        Write("get role", new GetRoleQuery(Shops, "role_admin")),
        Write("get local", new GetLocalQuery(Shops, "local_01")),
    ];

    private static IEnumerable<TestCaseData> Missing =>
    [
        Write("update", new UpdateOrganizationCommand(Unknown), ErrorCodes.OrganizationNotFound),
        Write("add role", Foreman with { OrganizationId = Unknown }, ErrorCodes.OrganizationNotFound),
        Write("update role", new UpdateRoleCommand(Unknown, "role_admin"), ErrorCodes.OrganizationNotFound),
        Write("update unknown role", new UpdateRoleCommand(Shops, "Admin"), ErrorCodes.RoleNotFound),
        Write("add local", new AddLocalCommand(Unknown, Local.Parse("local_09", null)), ErrorCodes.OrganizationNotFound),
        Write("rename local", new RenameLocalCommand(Unknown, "local_01"), ErrorCodes.OrganizationNotFound),
        Write("rename unknown local", new RenameLocalCommand(Shops, "Centro"), ErrorCodes.LocalNotFound),
        Write("get", new GetOrganizationQuery(Unknown), ErrorCodes.OrganizationNotFound),
        Write("get role", new GetRoleQuery(Unknown, "role_admin"), ErrorCodes.OrganizationNotFound),
        Write("get unknown role", new GetRoleQuery(Shops, "Admin"), ErrorCodes.RoleNotFound),
        Write("get local", new GetLocalQuery(Unknown, "local_01"), ErrorCodes.OrganizationNotFound),
        Write("get unknown local", new GetLocalQuery(Shops, "Centro"), ErrorCodes.LocalNotFound),
    ];

    private static IEnumerable<TestCaseData> Faults =>
    [
        Write("create", Valid, ""),
        Write(
            "create without anything",
            new CreateOrganizationCommand(Organization.ParseId(null))
            {
                Name = Organization.ParseName(null),
                Template = OrganizationTemplates.ParseName(null),
                AdminEmail = EmailAddress.Parse(null),
            },
            "AdminEmail:required Name:required OrganizationId:required Template:required"),
        Write(
            "create with all wrong",
            new CreateOrganizationCommand(Organization.ParseId("org 1"))
            {
                Name = Organization.ParseName(" "),
                Template = OrganizationTemplates.ParseName("blog"),
                Locals = Local.ParseAll([("x y", null), ("a", "\0"), (null, "Norte"), ("b", null), ("b", null)]),
                Areas = Area.ParseAll(["a\0"]),
                AdminEmail = EmailAddress.Parse("ana"),
                AdminPassword = Password.Parse("12345"),
            },
            "AdminEmail:malformed AdminPassword:too_short Areas:forbidden_characters Locals:forbidden_characters Locals:malformed Locals:repeated Locals:required Name:too_short OrganizationId:malformed Template:unknown_choice"),
        Write("update nothing", new UpdateOrganizationCommand(Shops), ""),
        Write("update", new UpdateOrganizationCommand(Shops) { Name = Organization.ParseName("\u200b"), Areas = Area.ParseAll(["REDES", "a\0"]) }, "Areas:forbidden_characters Name:forbidden_characters"),
        Write("add role", Foreman, ""),
        Write(
            "add role with all wrong",
            new AddRoleCommand(Shops, RoleDefinition.ParseKey("jefe"), RoleDefinition.ParseName(null))
            {
                Number = RoleDefinition.ParseNumber(0),
                Description = RoleDefinition.ParseDescription("\0"),
                Permissions = Permissions.Parse(["a b"]),
            },
            "Description:forbidden_characters Key:malformed Number:out_of_range Permissions:malformed RoleName:required"),
        Write("update role", new UpdateRoleCommand(Shops, "role_admin") { Description = RoleDefinition.ParseDescription(null), NeedsArea = new(false) }, ""),
        Write(
            "update role with all wrong",
            new UpdateRoleCommand(Shops, "role_admin")
            {
                RoleName = RoleDefinition.ParseName(""),
                Description = RoleDefinition.ParseDescription(new string('a', 201)),
                Permissions = Permissions.Parse(["A"]),
            },
            "Description:too_long Permissions:malformed RoleName:too_short"),
        Write("add local", new AddLocalCommand(Shops, Local.Parse(null, null)), "Local.Id:required"),
        Write("add malformed local", new AddLocalCommand(Shops, Local.Parse("a b", null)), "Local.Id:malformed"),
        Write("add long local", new AddLocalCommand(Shops, Local.Parse("a", new string('a', 201))), "Local.Name:too_long"),
        Write("rename local", new RenameLocalCommand(Shops, "no id at all") { LocalName = Local.ParseName("\0") }, "LocalName:forbidden_characters"),
        Write("list", new ListOrganizationsQuery { Page = ListOrganizationsQuery.ParsePage(10_000_000), Limit = ListOrganizationsQuery.ParseLimit(100) }, ""),
        Write("list with all wrong", new ListOrganizationsQuery { Page = ListOrganizationsQuery.ParsePage(0), Limit = ListOrganizationsQuery.ParseLimit(101) }, "Limit:out_of_range Page:out_of_range"),
        Write("list a page that nobody has", new ListOrganizationsQuery { Page = ListOrganizationsQuery.ParsePage(10_000_001) }, "Page:out_of_range"),
        Write("list none", new ListOrganizationsQuery { Limit = ListOrganizationsQuery.ParseLimit(0) }, "Limit:out_of_range"),
    ];

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.OrganizationsManage) };
        shops = ports.Has(TestUsers.Shops(Shops));
    }

    [TestCaseSource(nameof(Writes))]
    [TestCaseSource(nameof(Reads))]
    public async Task Send_WithoutThePermission_IsRefusedBeforeAnyLook(Func<object, Task<IResult>> send)
    {
        ports.Caller = TestUsers.SignedIn([.. Permissions.OfAdministrators]);

        var result = await send(ports);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors.Single().Code, Is.EqualTo(ErrorCodes.PermissionMissing));
            Assert.That(result.Errors.Single().Allowed, Is.EqualTo([Permissions.OrganizationsManage]));
            Assert.That(ports.Organizations.Invocations, Is.Empty);
        }
    }

    [TestCaseSource(nameof(Writes))]
    public async Task Send_WithThePermission_IsDoneInOneTransaction(Func<object, Task<IResult>> send)
    {
        var result = await send(ports);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.Empty);
            Assert.That(ports.UnitOfWork.Runs, Is.EqualTo(1));
            Assert.That(ports.SavedOrganizations, Has.Count.EqualTo(1));
        }
    }

    [TestCaseSource(nameof(Missing))]
    public async Task Send_WhenThereIsNone_IsNotFound(Func<object, Task<IResult>> send, string code)
    {
        var result = await send(ports);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.NotFound, code)]));
            Assert.That(ports.SavedOrganizations, Is.Empty);
        }
    }

    [TestCaseSource(nameof(Faults))]
    public async Task Send_WhenAsked_FindsAllFaults(Func<object, Task<IResult>> send, string expected) =>
        Assert.That((await send(ports)).Summary(), Is.EqualTo(expected));

    [Test]
    public async Task Get_OfTheOwn_IsOpenToWhoSeesUsers()
    {
        ports.Caller = TestUsers.SignedIn(Permissions.UsersRead);

        var locals = ports.Has(ports.Organization with { Locals = shops.Locals }).Locals;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ports.SendAsync(new GetOrganizationQuery(Organization.HelpDeskId))).Value.Name, Is.EqualTo("Mesa de ayuda"));
            Assert.That((await ports.SendAsync(new GetRoleQuery(Organization.HelpDeskId, "role_mesa"))).Value.Name, Is.EqualTo("MESA"));
            Assert.That((await ports.SendAsync(new GetLocalQuery(Organization.HelpDeskId, "local_02"))).Value, Is.EqualTo(locals[1]));
        }
    }

    [Test]
    public async Task Create_WhenAsked_StoresTheOrganizationAndItsAdministrator()
    {
        var created = (await ports.SendAsync(Valid)).Value;

        var organization = ports.SavedOrganizations.Single();
        var (administrator, hash) = ports.Saved.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Organization, Is.SameAs(organization));
            Assert.That((created.Administrator.Email, created.Administrator.GeneratedPassword), Is.EqualTo(("Ana@empresa.com", (Secret?)null)));
            Assert.That((organization.Id, organization.Name, organization.Template, organization.IsActive), Is.EqualTo(("org_1", "Empresa", "cms", true)));
            Assert.That(organization.Policy.Areas.Select(area => area.Value), Is.EqualTo(["REDES"]));
            Assert.That(organization.Policy.RequiresPasswordChange, Is.True);
            Assert.That(organization.Locals.Select(local => local.Name), Is.EqualTo(["Centro", "local_02"]));
            Assert.That((administrator.OrganizationId, administrator.IsActiveAdministrator, administrator.MustChangePassword), Is.EqualTo(("org_1", true, false)));
            Assert.That(administrator.Username?.Value, Is.EqualTo("Ana"));
            Assert.That(hash, Is.EqualTo(TestPorts.HashOf("Primera-2026")));
        }
    }

    [Test]
    public async Task Create_WithoutAPassword_TellsTheOneThatItMakesUp()
    {
        var administrator = (await ports.SendAsync(Valid with { AdminPassword = default })).Value.Administrator;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(administrator.GeneratedPassword?.Value, Has.Length.EqualTo(20));
            Assert.That(ports.Saved.Single().PasswordHash, Is.EqualTo(TestPorts.HashOf(administrator.GeneratedPassword!.Value)));
            Assert.That(ports.Saved.Single().User.MustChangePassword, Is.True);
        }
    }

    [Test]
    public async Task Create_WhenThePolicyAsksForMore_JudgesThePasswordAndDoesNotEchoIt()
    {
        ports.Policy = new() { RejectsPersonal = true, MinLength = 12 };

        var errors = (await ports.SendAsync(Valid with { AdminPassword = Password.Parse("corta-12") })).Errors;

        Assert.That(errors.Select(error => (error.Field, error.Code, error.AttemptedValue)), Is.EqualTo([("AdminPassword", ErrorCodes.TooShort, (object?)null)]));
    }

    [Test]
    public async Task Create_WhenTheIdIsTaken_AddsNobody()
    {
        var taken = new Error(ErrorKind.Conflict, ErrorCodes.OrganizationIdTaken);
        ports.Organizations.Setup(port => port.AddAsync(It.IsAny<Organization>(), It.IsAny<CancellationToken>())).ReturnsAsync(taken);

        var result = await ports.SendAsync(Valid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([taken]));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Create_WhenAsked_HashesBeforeTheTransaction()
    {
        var order = new List<string>();
        ports.Passwords.Setup(port => port.HashAsync(It.IsAny<Password>(), It.IsAny<CancellationToken>())).Callback(() => order.Add("hash")).ReturnsAsync("hash");
        ports.Organizations.Setup(port => port.AddAsync(It.IsAny<Organization>(), It.IsAny<CancellationToken>()))
            .Callback(() => order.Add("store")).ReturnsAsync(Result.Success);

        await ports.SendAsync(Valid);

        Assert.That(order, Is.EqualTo(["hash", "store"]));
    }

    [Test]
    public async Task Update_WhenNothingIsSent_ChangesNothing()
    {
        var result = await ports.SendAsync(new UpdateOrganizationCommand(Shops));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Value.Name, result.Value.IsActive, result.Value.Policy.RequiresPasswordChange), Is.EqualTo(("Tiendas", true, true)));
            Assert.That(ports.OrganizationMembers.Invocations, Is.Empty);
        }
    }

    [Test]
    public async Task Update_OfNameAndPolicy_KeepsTokens()
    {
        var result = await ports.SendAsync(new UpdateOrganizationCommand(Shops)
        {
            Name = Organization.ParseName(" Empresa "),
            IsActive = new(true),
            Areas = Area.ParseAll([" cajas", "CAJAS"]),
            RequiresPasswordChange = new(false),
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Value.Name, result.Value.IsActive, result.Value.Policy.RequiresPasswordChange), Is.EqualTo(("Empresa", true, false)));
            Assert.That(result.Value.Policy.Areas.Select(area => area.Value), Is.EqualTo(["CAJAS"]));
            Assert.That(result.Value.Roles, Is.EqualTo(shops.Roles));
            Assert.That(ports.OrganizationMembers.Invocations, Is.Empty);
        }
    }

    [Test]
    public async Task Update_WhenLockedOut_EndsAllTokensOnce()
    {
        await ports.SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(false) });
        ports.Has(shops with { IsActive = false });
        await ports.SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(false) });
        await ports.SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(true) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ports.SavedOrganizations.Select(organization => organization.IsActive), Is.EqualTo([false, false, true]));
            ports.OrganizationMembers.Verify(port => port.EndTokensAsync(Shops, TestPorts.Now, It.IsAny<CancellationToken>()), Times.Once);
            ports.OrganizationMembers.VerifyNoOtherCalls();
        }
    }

    [Test]
    public async Task Update_WhenTheHelpDeskWouldBeLockedOut_IsAConflict()
    {
        var result = await ports.SendAsync(new UpdateOrganizationCommand(Organization.HelpDeskId) { Name = Organization.ParseName("Otra"), IsActive = new(false) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Conflict, ErrorCodes.HelpDeskNeeded)]));
            Assert.That(ports.SavedOrganizations, Is.Empty);
        }
    }

    [Test]
    public async Task Update_WhenPasswordsMustBeChangedFromNowOn_EndsTheTokensOfThoseWhoHaveNot()
    {
        ports.Has(shops with { Policy = shops.Policy with { RequiresPasswordChange = false } });

        await ports.SendAsync(new UpdateOrganizationCommand(Shops) { RequiresPasswordChange = new(true) });

        using (Assert.EnterMultipleScope())
        {
            ports.OrganizationMembers.Verify(
                port => port.EndTokensOfTemporaryPasswordsAsync(Shops, TestPorts.Now, It.IsAny<CancellationToken>()), Times.Once);
            ports.OrganizationMembers.VerifyNoOtherCalls();
        }
    }

    [TestCase(null, 4)]
    [TestCase(12, 12)]
    public async Task AddRole_WhenAsked_GivesItANumber(int? number, int expected)
    {
        var role = (await ports.SendAsync(Foreman with { Number = Sent(number) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((role.Number, role.Key, role.Name, role.Description, role.NeedsArea, role.IsAdministrator), Is.EqualTo((expected, "role_jefe", "Jefe", "De turno", true, false)));
            Assert.That(role.Permissions, Is.EqualTo(["users:read", "turnos:ver"]));
            Assert.That(ports.SavedOrganizations.Single().Roles[^1], Is.EqualTo(role));
            Assert.That(ports.OrganizationMembers.Invocations, Is.Empty);
        }
    }

    [TestCase("role_gerente", "Jefe", null, ErrorCodes.RoleKeyTaken)]
    [TestCase("role_jefe", "Gerente", null, ErrorCodes.RoleNameTaken)]
    [TestCase("role_jefe", "Jefe", 2, ErrorCodes.RoleNumberTaken)]
    public async Task AddRole_WhenSomethingIsTaken_IsAConflict(string key, string name, int? number, string code)
    {
        var result = await ports.SendAsync(new AddRoleCommand(Shops, new(key), new(name)) { Number = Sent(number) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Conflict, code)]));
            Assert.That(ports.SavedOrganizations, Is.Empty);
        }
    }

    [Test]
    public async Task AddRole_WithThePlatformsPermission_IsRefused()
    {
        var result = await ports.SendAsync(Foreman with { Permissions = Permissions.Parse([Permissions.OrganizationsManage]) });

        Assert.That(result.Summary(), Is.EqualTo("Permissions:permission_reserved"));
    }

    private static IEnumerable<TestCaseData> RoleChanges =>
    [
        Change("nothing", new UpdateRoleCommand(Shops, "role_gerente"), endsTokens: false),
        Change("description", new UpdateRoleCommand(Shops, "role_gerente") { Description = RoleDefinition.ParseDescription("Manda") }, endsTokens: false),
        Change("the same", new UpdateRoleCommand(Shops, "role_gerente") { RoleName = RoleDefinition.ParseName("Gerente"), NeedsArea = new(false), Permissions = Permissions.Parse(["users:read"]) }, endsTokens: false),
        Change("name", new UpdateRoleCommand(Shops, "role_gerente") { RoleName = RoleDefinition.ParseName("Gerenta") }, endsTokens: true),
        Change("permissions", new UpdateRoleCommand(Shops, "role_gerente") { Permissions = Permissions.Parse([]) }, endsTokens: true),
        Change("need of an area", new UpdateRoleCommand(Shops, "role_gerente") { NeedsArea = new(true) }, endsTokens: true),
    ];

    [TestCaseSource(nameof(RoleChanges))]
    public async Task UpdateRole_WhenTokensWouldSaySomethingElse_EndsThoseOfItsHolders(UpdateRoleCommand command, bool endsTokens)
    {
        var result = await ports.SendAsync(command);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            ports.OrganizationMembers.Verify(
                port => port.EndTokensOfHoldersAsync(Shops, 2, TestPorts.Now, It.IsAny<CancellationToken>()),
                endsTokens ? Times.Once : Times.Never);
            ports.OrganizationMembers.Verify(
                port => port.EndTokensOfHoldersAsync(It.IsAny<string>(), It.Is<int>(number => number != 2), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()),
                Times.Never);
        }
    }

    [Test]
    public async Task UpdateRole_WhenAsked_ChangesWhatWasSent()
    {
        var role = (await ports.SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { RoleName = RoleDefinition.ParseName(" Vendedora "), Description = RoleDefinition.ParseDescription("Vende") })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(role, Is.EqualTo(shops.Roles[2] with { Name = "Vendedora", Description = "Vende" }));
            Assert.That(ports.SavedOrganizations.Single().Roles, Is.EqualTo([shops.Roles[0], shops.Roles[1], role]));
        }
    }

    [TestCase(false, false, false)]
    [TestCase(false, true, true)]
    [TestCase(true, true, false)]
    public async Task UpdateRole_WhenItBeginsToNeedAnArea_AsksForThatOfItsHolders(bool before, bool after, bool isRefused)
    {
        ports.Has(shops with { Roles = [.. shops.Roles.Select(role => role with { NeedsArea = before })] });
        ports.OrganizationMembers.Setup(port => port.AnyHolderWithoutAreaAsync(Shops, 3, It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var result = await ports.SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { NeedsArea = new(after), RoleName = RoleDefinition.ParseName("Otra") });

        Assert.That(result.Errors, Is.EqualTo(isRefused ? [new Error(ErrorKind.Conflict, ErrorCodes.HoldersWithoutArea)] : Array.Empty<Error>()));
    }

    [Test]
    public async Task UpdateRole_OfAdministrators_KeepsWhatTheyNeed()
    {
        var result = await ports.SendAsync(new UpdateRoleCommand(Shops, "role_admin") { Permissions = Permissions.Parse(["users:read"]) });

        Assert.That(result.Summary(), Is.EqualTo("Permissions:permissions_needed"));
    }

    [Test]
    public async Task AddLocal_WhenNew_ComesLast()
    {
        var local = (await ports.SendAsync(new AddLocalCommand(Shops, Local.Parse("local_03", " Sur ")))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((local.Id, local.Name), Is.EqualTo(("local_03", "Sur")));
            Assert.That(ports.SavedOrganizations.Single().Locals, Is.EqualTo([.. shops.Locals, local]));
        }
    }

    [Test]
    public async Task AddLocal_WhenTheIdIsTaken_IsAConflict() =>
        Assert.That(
            (await ports.SendAsync(new AddLocalCommand(Shops, Local.Parse("local_01", null)))).Errors,
            Is.EqualTo([new Error(ErrorKind.Conflict, ErrorCodes.LocalIdTaken)]));

    [Test]
    public async Task RenameLocal_WhenAsked_KeepsItsPlaceAndTokens()
    {
        var kept = (await ports.SendAsync(new RenameLocalCommand(Shops, "local_01"))).Value;
        var renamed = (await ports.SendAsync(new RenameLocalCommand(Shops, "local_01") { LocalName = Local.ParseName(" Plaza ") })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.Name, renamed.Name), Is.EqualTo(("Centro", "Plaza")));
            Assert.That(ports.SavedOrganizations[^1].Locals, Is.EqualTo([renamed, shops.Locals[1]]));
            Assert.That(ports.OrganizationMembers.Invocations, Is.Empty);
        }
    }

    [TestCase(1, 20, 0)]
    [TestCase(3, 20, 40)]
    [TestCase(10_000_000, 100, 999_999_900)]
    public async Task List_WhenAsked_LeavesOutThePagesBefore(int page, int limit, int offset)
    {
        ports.Organizations.Setup(port => port.ListAsync(true, offset, limit, It.IsAny<CancellationToken>())).ReturnsAsync([shops]);
        ports.Organizations.Setup(port => port.CountAsync(true, It.IsAny<CancellationToken>())).ReturnsAsync(41);

        var listed = (await ports.SendAsync(new ListOrganizationsQuery { IsActive = new(true), Page = ListOrganizationsQuery.ParsePage(page), Limit = ListOrganizationsQuery.ParseLimit(limit) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Organizations, Is.EqualTo([shops]));
            Assert.That(listed.Total, Is.EqualTo(41));
        }
    }

    private static TestCaseData Write<T>(string name, IRequest<Result<T>> request, params object[] expected) =>
        new TestCaseData([(object ports) => SendAsync((TestPorts)ports, request), .. expected]).SetArgDisplayNames(name);

    private static async Task<IResult> SendAsync<T>(TestPorts ports, IRequest<Result<T>> request) => await ports.SendAsync(request);

    private static Input<int> Sent(int? number) => number is { } sent ? new(sent) : default;

    private static TestCaseData Change(string name, UpdateRoleCommand command, bool endsTokens) =>
        new TestCaseData(command, endsTokens).SetArgDisplayNames(name);
}
