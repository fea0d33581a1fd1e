using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.UpdateUser;

public sealed class UpdateUserTests
{
    private static readonly UpdateUserCommand Nothing = new(Guid.Empty);

    private static IEnumerable<TestCaseData> Fields =>
    [
        Case("nothing sent", Nothing, ""),
        Case(
            "all wrong",
            Nothing with { Email = EmailAddress.Parse("x"), Name = NameChange.Parse("x"), Password = Password.Parse("x"), Roles = RoleReference.OneNamed("x"), Area = Area.Parse("\0"), Telefono = Telefono.Parse("\0") },
            "Area:forbidden_characters Email:malformed Name:too_short Password:too_short Roles:unknown_choice Telefono:forbidden_characters"),
        Case(
            "all null",
            Nothing with { Email = EmailAddress.Parse(null), Name = NameChange.Parse(null), Password = Password.Parse(null), Roles = RoleReference.OneNamed(null), Area = Area.Parse(null), Telefono = Telefono.Parse(null) },
            "Email:required Name:required Password:required Roles:required"),
    ];

    // The stored role and area, what is sent, and what is wrong with what would come of it.
    private static IEnumerable<TestCaseData> RolesAndAreas =>
    [
        Case("AREA, area cleared", "AREA", "REDES", Nothing with { Area = Area.Parse(null) }, "Area:area_required"),
        Case("AREA, area blank", "AREA", "REDES", Nothing with { Area = Area.Parse(" ") }, "Area:area_required"),
        Case("AREA, another area", "AREA", "REDES", Nothing with { Area = Area.Parse("soporte") }, ""),
        Case("AREA, bad area", "AREA", "REDES", Nothing with { Area = Area.Parse("\0") }, "Area:forbidden_characters"),
        Case("AREA to USUARIO, area cleared", "AREA", "REDES", Nothing with { Roles = RoleReference.OneNamed("USUARIO"), Area = Area.Parse(null) }, ""),
        Case("AREA, unknown role, area cleared", "AREA", "REDES", Nothing with { Roles = RoleReference.OneNamed("x"), Area = Area.Parse(null) }, "Roles:unknown_choice"),
        Case("AREA, no role", "AREA", "REDES", Nothing with { Roles = RoleReference.OneNamed(null) }, "Roles:required"),
        Case("USUARIO to AREA, no area", "USUARIO", null, Nothing with { Roles = RoleReference.OneNamed("AREA") }, "Area:area_required"),
        Case("USUARIO to AREA, area kept", "USUARIO", "REDES", Nothing with { Roles = RoleReference.OneNamed("AREA") }, ""),
        Case("USUARIO to AREA, area sent", "USUARIO", null, Nothing with { Roles = RoleReference.OneNamed("AREA"), Area = Area.Parse("redes") }, ""),
        Case("USUARIO to AREA, area cleared", "USUARIO", "REDES", Nothing with { Roles = RoleReference.OneNamed("AREA"), Area = Area.Parse(null) }, "Area:area_required"),
        Case("USUARIO, area cleared", "USUARIO", "REDES", Nothing with { Area = Area.Parse(null) }, ""),
    ];

    private static IEnumerable<TestCaseData> CatalogueCases =>
    [
        Case("area of the catalogue", Nothing with { Area = Area.Parse("redes") }, ""),
        Case("another area", Nothing with { Area = Area.Parse("jardín") }, "Area:area_not_in_catalogue"),
        Case("stored area of before the catalogue", Nothing with { Roles = RoleReference.OneNamed("AREA") }, ""),
    ];

    private static IEnumerable<TestCaseData> AdministratorLosses =>
    [
        new TestCaseData(Nothing with { Roles = RoleReference.OneNamed("MESA") }).SetArgDisplayNames("demoted"),
        new TestCaseData(Nothing with { Status = new(UserStatus.Inactive) }).SetArgDisplayNames("deactivated"),
        new TestCaseData(Nothing with { Roles = RoleReference.OneNamed("MESA"), Status = new(UserStatus.Inactive), Name = NameChange.Parse("Eva") }).SetArgDisplayNames("both, and renamed"),
    ];

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [TestCaseSource(nameof(Fields))]
    public async Task Validate_WhenAsked_FindsAllFaultsOfWhatWasSent(UpdateUserCommand command, string expected)
    {
        var user = ports.Has(TestUsers.Stored());

        Assert.That((await ports.ValidateAsync(command with { User = user.Id })).Summary(), Is.EqualTo(expected));
    }

    [TestCase("Eva", null, "")]
    [TestCase(null, "Paz", "")]
    [TestCase(" ", "Paz", "Name.First:too_short")]
    public async Task Validate_WhenTheUserIsUnknown_DoesNotMissThePartOfTheNameThatWasLeftOut(string? first, string? last, string expected) =>
        Assert.That((await ports.ValidateAsync(Nothing with { Name = NameChange.Parse(first, last) })).Summary(), Is.EqualTo(expected));

    [TestCaseSource(nameof(RolesAndAreas))]
    public async Task Validate_WhenRoleOrAreaSent_JudgesWhatTheUserWouldEndUpWith(
        string role, string? area, UpdateUserCommand command, string expected)
    {
        var user = ports.Has(TestUsers.Stored(role, area));

        Assert.That((await ports.ValidateAsync(command with { User = user.Id })).Summary(), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(CatalogueCases))]
    public async Task Validate_WhenThereIsACatalogue_JudgesOnlyTheAreaThatWasSent(UpdateUserCommand command, string expected)
    {
        ports.Organization = TestUsers.HelpDeskOrganization(catalogue: ["redes"]);
        var user = ports.Has(TestUsers.Stored(area: "ARCHIVO"));

        Assert.That((await ports.ValidateAsync(command with { User = user.Id })).Summary(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Validate_WhenFaults_DoesNotEchoThePassword()
    {
        var errors = await ports.ValidateAsync(Nothing with { Email = new(EmailAddress.Parse("x"), "x"), Password = Password.Parse("12345") });

        Assert.That(errors.Select(error => (error.Field, error.AttemptedValue)), Is.EquivalentTo(new[] { ("Email", (object?)"x"), ("Password", null) }));
    }

    [Test]
    public async Task Handle_WhenNothingSent_ChangesNothing()
    {
        var user = ports.Has(TestUsers.Stored(area: "REDES"));

        var view = (await ports.HandleAsync(Nothing with { User = user.Id })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((view.Version, view.UpdatedAt, view.Area), Is.EqualTo((7, TestUsers.Created, "REDES")));
            Assert.That(ports.Saved, Has.All.Matches<(User User, string? PasswordHash)>(saved => saved.PasswordHash is null));
        }
    }

    [Test]
    public async Task Handle_WhenEverythingSent_SavesIt()
    {
        var user = ports.Has(TestUsers.Stored());

        var view = (await ports.HandleAsync(new UpdateUserCommand(user.Id)
        {
            Email = EmailAddress.Parse("eva@example.com"),
            Name = NameChange.Parse("Eva Paz"),
            Password = Password.Parse("secret"),
            Roles = RoleReference.OneNamed("AREA"),
            Area = Area.Parse("redes"),
            Telefono = Telefono.Parse(" "),
            Status = new(UserStatus.Inactive),
        })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (view.Email, view.Name, view.Roles[0], view.Area, view.Telefono, view.Status, view.MustChangePassword, view.UpdatedAt),
                Is.EqualTo(("eva@example.com", "Eva Paz", "AREA", "REDES", (string?)null, UserStatus.Inactive, true, TestPorts.Now)));
            Assert.That(ports.Saved, Is.EqualTo([(user, TestPorts.HashOf("secret"))]));
            Assert.That(user.AccessVersion, Is.GreaterThan(3));
        }
    }

    [Test]
    public async Task Handle_WhenOnlyTheRoleSent_KeepsTheArea()
    {
        var user = ports.Has(TestUsers.Stored("AREA", "REDES"));

        var view = (await ports.HandleAsync(new UpdateUserCommand(user.Id) { Roles = RoleReference.OneNamed("USUARIO") })).Value;

        Assert.That((view.Roles[0], view.Area), Is.EqualTo(("USUARIO", "REDES")));
    }

    [Test]
    public async Task Handle_WhenOnlyTheAreaSent_KeepsTheRole()
    {
        var user = ports.Has(TestUsers.Stored("MESA", "REDES"));

        var view = (await ports.HandleAsync(new UpdateUserCommand(user.Id) { Area = Area.Parse(null) })).Value;

        Assert.That((view.Roles[0], view.Area), Is.EqualTo(("MESA", (string?)null)));
    }

    [TestCase(UserStatus.Inactive)]
    [TestCase(UserStatus.Suspended)]
    public async Task Handle_WhenIsActiveTrue_Reactivates(UserStatus status)
    {
        var user = ports.Has(TestUsers.Stored(status: status));

        var view = (await ports.HandleAsync(new UpdateUserCommand(user.Id) { Status = new(UserStatus.Active) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(view.Status, Is.EqualTo(UserStatus.Active));
            Assert.That(user.AccessVersion, Is.EqualTo(4));
        }
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Handle_WhenPasswordSent_MustBeChangedUnlessItsOwnerSetIt(bool isOwner, bool mustChange)
    {
        var user = ports.Has(TestUsers.Stored(mustChangePassword: !mustChange));
        ports.Caller = isOwner ? TestUsers.CallerOf(user) : TestUsers.SignedIn();

        var result = await ports.HandleAsync(new UpdateUserCommand(user.Id) { Password = Password.Parse("secret") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Value.MustChangePassword, Is.EqualTo(mustChange));
            Assert.That(user.AccessVersion, Is.EqualTo(4));
            Assert.That(ports.Saved, Is.EqualTo([(user, TestPorts.HashOf("secret"))]));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenTheUserIsNamedByItsNumber_KnowsItsFormerPasswordsAndWhetherItIsTheCaller(bool isOwner)
    {
        var user = ports.Has(TestUsers.Stored());
        ports.Caller = isOwner ? TestUsers.CallerOf(user) : TestUsers.SignedIn();
        ports.FormerPasswords.Setup(port => port.ContainAsync(user.Id, It.IsAny<Password>(), isOwner, It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var result = await ports.HandleAsync(new UpdateUserCommand(UserReference.Numbered(user.Number)) { Password = Password.Parse("secret") });

        Assert.That(result.Summary(), Is.EqualTo("Password:password_reused"));
    }

    [TestCase(false, true, 4)]
    [TestCase(true, false, 4)]
    [TestCase(true, true, 3)]
    [TestCase(false, false, 3)]
    public async Task Handle_WhenMustChangePasswordSent_SaysWhetherItMust(bool before, bool sent, int accessVersion)
    {
        var user = ports.Has(TestUsers.Stored(mustChangePassword: before));

        var view = (await ports.HandleAsync(new UpdateUserCommand(user.Id) { MustChangePassword = new(sent) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((view.MustChangePassword, user.AccessVersion), Is.EqualTo((sent, accessVersion)));
            Assert.That(ports.Saved, Is.EqualTo([(user, (string?)null)]));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenMustChangePasswordSentBesideAPassword_HasTheLastWord(bool sent)
    {
        var user = ports.Has(TestUsers.Stored());

        var view = (await ports.HandleAsync(new UpdateUserCommand(user.Id) { Password = Password.Parse("secret"), MustChangePassword = new(sent) })).Value;

        Assert.That((view.MustChangePassword, user.TemporaryPasswordUntil is null), Is.EqualTo((sent, !sent)));
    }

    [Test]
    public async Task Handle_WhenPasswordSent_HashesItBeforeAnythingIsLocked()
    {
        var user = TestUsers.Stored();
        var calls = new List<string>();
        ports.Passwords.Setup(port => port.HashAsync(It.IsAny<Password>(), It.IsAny<CancellationToken>())).ReturnsAsync("hash").Callback(() => calls.Add("hash"));
        ports.Users.Setup(port => port.FindAsync(user.Id, It.IsAny<CancellationToken>())).ReturnsAsync(user).Callback(() => calls.Add("find"));

        await ports.HandleAsync(new UpdateUserCommand(user.Id) { Password = Password.Parse("secret") });

        Assert.That(calls, Is.EqualTo(["hash", "find"]));
    }

    [TestCaseSource(nameof(AdministratorLosses))]
    public async Task Handle_WhenTheLastAdministratorWouldGo_IsAConflictAndSavesNothing(UpdateUserCommand command)
    {
        var user = ports.Has(TestUsers.Stored("ADMIN"));
        ports.HasOtherAdministrators(0);

        var result = await ports.HandleAsync(command with { User = user.Id });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Conflict, ErrorCodes.LastAdministrator)]));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [TestCaseSource(nameof(AdministratorLosses))]
    public async Task Handle_WhenAnotherAdministratorStays_Succeeds(UpdateUserCommand command)
    {
        var user = ports.Has(TestUsers.Stored("ADMIN"));
        ports.HasOtherAdministrators(1);

        var result = await ports.HandleAsync(command with { User = user.Id });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.Empty);
            Assert.That(user.IsActiveAdministrator, Is.False);
            Assert.That(ports.Saved, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Handle_WhenUnknown_IsNotFound()
    {
        var result = await ports.HandleAsync(Nothing with { Name = NameChange.Parse("Eva") });

        Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.NotFound, ErrorCodes.UserNotFound)]));
    }

    private static TestCaseData Case(string name, UpdateUserCommand command, string expected) =>
        new TestCaseData(command, expected).SetArgDisplayNames(name);

    private static TestCaseData Case(string name, string role, string? area, UpdateUserCommand command, string expected) =>
        new TestCaseData(role, area, command, expected).SetArgDisplayNames(name);
}
