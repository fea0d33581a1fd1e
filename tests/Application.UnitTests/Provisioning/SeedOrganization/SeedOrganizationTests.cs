using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Provisioning;
using HelpDesk.Users.Application.Provisioning.SeedOrganization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Provisioning.SeedOrganization;

public sealed class SeedOrganizationTests
{
    private static readonly SeedOrganizationCommand Valid = new()
    {
        Name = Organization.ParseName("Mesa de ayuda"),
        Template = OrganizationTemplates.ParseName("helpdesk"),
        Locals = Local.ParseAll([("local_01", "Centro")]),
        Areas = Area.ParseAll([" redes", "REDES", "", "soporte"]),
        RequiresPasswordChange = new(false),
        AdminEmail = EmailAddress.Parse("admin@example.com"),
        AdminPassword = Password.Parse("configured"),
    };

    private TestPorts ports = null!;

    private static IEnumerable<TestCaseData> Commands =>
    [
        new TestCaseData(Valid, "").SetArgDisplayNames("valid"),
        new TestCaseData(Valid with { AdminPassword = default }, "").SetArgDisplayNames("no password"),
        new TestCaseData(Valid with { Locals = Local.ParseAll([("a", null), ("b", null), ("a", "A")]) }, "Locals:repeated").SetArgDisplayNames("a local twice"),
        new TestCaseData(
            Valid with
            {
                Template = OrganizationTemplates.ParseName("blog"),
                Locals = Local.ParseAll([("x y", null)]),
                Areas = Area.ParseAll(["redes", "a\0", new string('a', 101)]),
                AdminEmail = EmailAddress.Parse("admin"),
                AdminPassword = Password.Parse("12345"),
            },
            "AdminEmail:malformed AdminPassword:too_short Areas:forbidden_characters Areas:too_long Locals:malformed Template:unknown_choice")
            .SetArgDisplayNames("all wrong"),
    ];

    [SetUp]
    public void SetUp() => ports = new TestPorts { Caller = Caller.System("soporte") };

    [TestCaseSource(nameof(Commands))]
    public async Task Validate_WhenAsked_FindsAllFaults(SeedOrganizationCommand command, string expected) =>
        Assert.That((await ports.ValidateAsync(command)).Summary(), Is.EqualTo(expected));

    [Test]
    public async Task Validate_WhenPasswordRefused_DoesNotEchoIt()
    {
        var errors = await ports.ValidateAsync(Valid with { AdminPassword = Password.Parse("12345") });

        Assert.That(errors.Single().AttemptedValue, Is.Null);
    }

    [Test]
    public async Task Handle_WhenNew_SavesTheOrganizationAsConfigured()
    {
        await ports.HandleAsync(Valid);

        var saved = ports.SavedOrganizations.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((saved.Id, saved.Name, saved.Template), Is.EqualTo(("soporte", "Mesa de ayuda", "helpdesk")));
            Assert.That(saved.Policy.RequiresPasswordChange, Is.False);
            Assert.That(saved.Policy.Areas.Select(area => area.Value), Is.EqualTo(["REDES", "SOPORTE"]));
        }
    }

    [Test]
    public async Task Handle_WhenPasswordConfigured_CreatesTheAdministratorWithIt()
    {
        var first = (await ports.HandleAsync(Valid)).Value;

        var (user, hash) = ports.Saved.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(new FirstAdministrator("admin@example.com", GeneratedPassword: null)));
            Assert.That(user.IsActiveAdministrator, Is.True);
            Assert.That(user.OrganizationId, Is.EqualTo("soporte"));
            Assert.That(user.MustChangePassword, Is.False);
            Assert.That(hash, Is.EqualTo(TestPorts.HashOf("configured")));
        }
    }

    [Test]
    public async Task Handle_WhenNoPasswordConfigured_MakesOneUpThatMustBeChanged()
    {
        var generated = (await ports.HandleAsync(Valid with { AdminPassword = default })).Value?.GeneratedPassword?.Value;
        await ports.HandleAsync(Valid with { AdminPassword = default });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(generated, Has.Length.EqualTo(20));
            Assert.That(ports.Saved[0].PasswordHash, Is.EqualTo(TestPorts.HashOf(generated!)));
            Assert.That(ports.Saved[0].User.MustChangePassword, Is.True);
            Assert.That(ports.Saved[1].PasswordHash, Is.Not.EqualTo(ports.Saved[0].PasswordHash));
        }
    }

    [TestCase(false, "AdminPassword:too_short")]
    [TestCase(true, "")]
    public async Task Send_WhenThePolicyAsksForMore_JudgesOnlyAPasswordThatIsToBeSet(bool hasUsers, string expected)
    {
        ports.Policy = new() { MinLength = 12 };
        ports.Users.Setup(port => port.AnyAsync(It.IsAny<CancellationToken>())).ReturnsAsync(hasUsers);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ports.ValidateAsync(Valid), Is.Empty);
            Assert.That((await ports.HandleAsync(Valid)).Summary(), Is.EqualTo(expected));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Handle_WhenThereAreUsers_BringsOnlyTheOrganizationUpToDate()
    {
        ports.Users.Setup(port => port.AnyAsync(It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var result = await ports.HandleAsync(Valid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Value, Is.Null);
            Assert.That(ports.SavedOrganizations, Has.Count.EqualTo(1));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Handle_WhenEmailTaken_ReturnsTheConflict()
    {
        var taken = new Error(ErrorKind.Conflict, ErrorCodes.EmailTaken);
        ports.Users.Setup(port => port.AddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(taken);

        var result = await ports.HandleAsync(Valid);

        Assert.That(result.Errors, Is.EqualTo([taken]));
    }

    [Test]
    public async Task Handle_WhenItIsThere_KeepsItsRolesAndLocalsAndThatItIsLockedOut()
    {
        var stored = ports.Has(TestUsers.Shops("soporte") with { IsActive = false });
        ports.Users.Setup(port => port.AnyAsync(It.IsAny<CancellationToken>())).ReturnsAsync(true);

        await ports.HandleAsync(Valid with { Locals = Local.ParseAll([("local_02", "Norte II")]) });

        var saved = ports.SavedOrganizations.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((saved.Name, saved.Template, saved.IsActive), Is.EqualTo(("Mesa de ayuda", OrganizationTemplates.Retail, false)));
            Assert.That(saved.Roles, Is.EqualTo(stored.Roles));
            Assert.That(saved.Locals.Select(local => local.Name), Is.EqualTo(["Centro", "Norte II"]));
        }
    }

    [Test]
    public async Task Handle_WhenAnotherInstanceIsFirst_SaysSo()
    {
        var taken = new Error(ErrorKind.Conflict, ErrorCodes.OrganizationIdTaken);
        ports.Organizations.Setup(port => port.AddAsync(It.IsAny<Organization>(), It.IsAny<CancellationToken>())).ReturnsAsync(taken);

        Assert.That((await ports.HandleAsync(Valid)).Errors, Is.EqualTo([taken]));
    }
}
