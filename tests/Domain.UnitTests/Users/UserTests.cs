using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using static HelpDesk.Users.Domain.UnitTests.TestUsers;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class UserTests
{
    // What is done to an active MESA of the area SOPORTE, whether it ends the tokens, and what is then different.
    private static IEnumerable<TestCaseData> Changes =>
    [
        Change("ChangeEmail", user => user.ChangeEmail(Email("eva@example.com"), Later), false, user => user.Email.Value, "eva@example.com"),
        Change("ChangeEmail to other case", user => user.ChangeEmail(Email("Ana@example.com"), Later), false, user => user.Email.Value, "Ana@example.com"),
        Change("Rename", user => user.Rename(Name("Eva Ruiz"), Later), false, user => user.Name.Value, "Eva Ruiz"),
        Change("ChangeUsername", user => user.ChangeUsername(Username.Restore("eva"), Later), false, user => user.Username?.Value, "eva"),
        Change("ChangeTelefono", user => user.ChangeTelefono(Phone("123"), Later), false, user => user.Telefono?.Value, "123"),
        Change("ChangeTelefono to none", user => user.ChangeTelefono(null, Later), false, user => user.Telefono, null),
        Change("Assign role", user => user.Assign([Usuario], user.Area, 0, Later), true, user => user.Roles.Single().Name, "USUARIO"),
        Change("Assign a second role", user => user.Assign([Mesa, Usuario], user.Area, 0, Later), true, user => user.Roles.Count, 2),
        Change("Assign area", user => user.Assign([Mesa], AreaNamed("REDES"), 0, Later), true, user => user.Area?.Value, "REDES"),
        Change("Assign no area", user => user.Assign([Mesa], null, 0, Later), true, user => user.Area, null),
        Change("PasswordReset", user => user.PasswordReset(Later.AddDays(7), Later), true, user => user.MustChangePassword, true),
        Change("PasswordReset for a while", user => user.PasswordReset(Later.AddDays(7), Later), true, user => user.TemporaryPasswordUntil, Later.AddDays(7)),
        Change("PasswordChanged", user => user.PasswordChanged(Later), true, user => user.MustChangePassword, false),
        Change("RequirePasswordChange", user => user.RequirePasswordChange(Later), true, user => user.MustChangePassword, true),
        Change("RequirePasswordChange for good", user => user.RequirePasswordChange(Later), true, user => user.TemporaryPasswordUntil, null),
        Change("MoveTo", user => user.MoveTo([Shop], Later), false, user => user.Locals.Single(), Shop),
        Change("Suspend", user => user.Suspend(0, Later), true, user => user.Status, UserStatus.Suspended),
        Change("Deactivate", user => user.Deactivate(0, Later), true, user => user.Status, UserStatus.Inactive),
    ];

    private static IEnumerable<TestCaseData> NoChanges =>
    [
        NoChange("ChangeEmail to the same", UserStatus.Active, user => user.ChangeEmail(Email(), Later)),
        NoChange("Rename to the same", UserStatus.Active, user => user.Rename(Name(), Later)),
        NoChange("ChangeTelefono to the same", UserStatus.Active, user => user.ChangeTelefono(Phone(), Later)),
        NoChange("Assign the same", UserStatus.Active, user => user.Assign([Mesa], AreaNamed("soporte"), 0, Later)),
        NoChange("Reactivate an active one", UserStatus.Active, user => user.Reactivate(Later)),
        NoChange("Deactivate an inactive one", UserStatus.Inactive, user => user.Deactivate(0, Later)),
        NoChange("Suspend a suspended one", UserStatus.Suspended, user => user.Suspend(0, Later)),
        NoChange("MoveTo the same", UserStatus.Active, user => user.MoveTo([], Later)),
        NoChange("WaivePasswordChange when nothing must be changed", UserStatus.Active, user => user.WaivePasswordChange(Later)),
        NoChange("CheckDeletion", UserStatus.Active, user => user.CheckDeletion(0)),
    ];

    // Everything that takes an active administrator away.
    private static IEnumerable<TestCaseData> Losses =>
    [
        Loss("Suspend", (user, others) => user.Suspend(others, Later)),
        Loss("Deactivate", (user, others) => user.Deactivate(others, Later)),
        Loss("Assign", (user, others) => user.Assign([Mesa], user.Area, others, Later)),
        Loss("CheckDeletion", (user, others) => user.CheckDeletion(others)),
    ];

    private static readonly Local Shop = Local.Parse("local_01", "Centro").Value;

    private static IEnumerable<RoleDefinition> AreaOptional => [Admin, Mesa, Usuario];

    [TestCase(true, UserStatus.Active)]
    [TestCase(false, UserStatus.Inactive)]
    public void Create_WhenToldTo_IsLockedOutFromTheStart(bool isActive, UserStatus expected) =>
        Assert.That(User.Create(new("org", Email(), Name(), [Mesa]) { IsActive = isActive }, Created).Value.Status, Is.EqualTo(expected));

    [Test]
    public void Create_WhenValid_IsActiveAndNew()
    {
        var user = User.Create(
            new("org", Email(), Name(), [NeedsArea])
            {
                Area = AreaNamed("redes"),
                Telefono = Phone(),
                Locals = [Shop],
                Username = Username.Parse("ana").Value,
                MustChangePassword = true,
                TemporaryPasswordUntil = Later,
            },
            Created).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Id.Version, Is.EqualTo(7));
            Assert.That(user.Number, Is.Zero);
            Assert.That(user.TemporaryPasswordUntil, Is.EqualTo(Later));
            Assert.That(user.Locals, Is.EqualTo([Shop]));
            Assert.That(user.Username?.Value, Is.EqualTo("ana"));
            Assert.That(user.OrganizationId, Is.EqualTo("org"));
            Assert.That(user.Email, Is.EqualTo(Email()));
            Assert.That(user.Name, Is.EqualTo(Name()));
            Assert.That(user.Roles, Is.EqualTo([NeedsArea]));
            Assert.That(user.Area, Is.EqualTo(AreaNamed("REDES")));
            Assert.That(user.Telefono, Is.EqualTo(Phone()));
            Assert.That(user.Status, Is.EqualTo(UserStatus.Active));
            Assert.That(user.MustChangePassword, Is.True);
            Assert.That(user.LastLogin, Is.Null);
            Assert.That(user.CreatedAt, Is.EqualTo(Created));
            Assert.That(user.UpdatedAt, Is.EqualTo(Created));
            Assert.That(user.Version, Is.EqualTo(1));
            Assert.That(user.AccessVersion, Is.EqualTo(1));
        }
    }

    [Test]
    public void Create_WhenNoRole_IsRefusedOnTheRoles() =>
        AssertRefused(Create([], area: null), ErrorKind.Validation, ErrorCodes.Required, nameof(User.Roles));

    [Test]
    public void Create_WhenOneRoleNeedsAnAreaAndThereIsNone_IsRefusedOnTheArea() =>
        AssertRefused(Create([Usuario, NeedsArea], area: null), ErrorKind.Validation, ErrorCodes.AreaRequired, nameof(User.Area));

    [TestCaseSource(nameof(AreaOptional))]
    public void Create_WhenTheRoleNeedsNoArea_TakesOneOrNone(RoleDefinition role)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Create([role], area: null).Value.Area, Is.Null);
            Assert.That(Create([role], "redes").Value.Area, Is.EqualTo(AreaNamed("REDES")));
        }
    }

    [TestCaseSource(nameof(Changes))]
    public void Verb_WhenSomethingChanges_CountsItOnceAndEndsTokensIfTheyMust(
        Action<User> verb, bool endsTokens, Func<User, object?> read, object? expected)
    {
        var user = Stored(Mesa);

        verb(user);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read(user), Is.EqualTo(expected));
            Assert.That(user.Version, Is.EqualTo(8));
            Assert.That(user.UpdatedAt, Is.EqualTo(Later));
            Assert.That(user.CreatedAt, Is.EqualTo(Created));
            Assert.That(user.AccessVersion, Is.EqualTo(endsTokens ? 4 : 3));
        }
    }

    [TestCaseSource(nameof(NoChanges))]
    public void Verb_WhenNothingChanges_LeavesTheUserAlone(UserStatus status, Action<User> verb)
    {
        var user = Stored(Mesa, status: status);

        verb(user);

        AssertUntouched(user);
    }

    [TestCase(UserStatus.Inactive)]
    [TestCase(UserStatus.Suspended)]
    public void Reactivate_WhenLockedOut_LetsInWithoutRevivingTokens(UserStatus status)
    {
        var user = Stored(Mesa, status: status);

        user.Reactivate(Later);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Status, Is.EqualTo(UserStatus.Active));
            Assert.That(user.AccessVersion, Is.EqualTo(4));
            Assert.That(user.Version, Is.EqualTo(8));
        }
    }

    [Test]
    public void Deactivate_WhenSuspended_MakesInactive()
    {
        var user = Stored(Mesa, status: UserStatus.Suspended);

        var result = user.Deactivate(otherAdministrators: 0, Later);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(user.Status, Is.EqualTo(UserStatus.Inactive));
            Assert.That(user.AccessVersion, Is.EqualTo(4));
        }
    }

    [Test]
    public void PasswordChanged_WhenItHadToBe_ClearsTheFlag()
    {
        var user = Stored(Mesa);
        user.PasswordReset(Later, Created);

        user.PasswordChanged(Later);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.MustChangePassword, Is.False);
            Assert.That(user.TemporaryPasswordUntil, Is.Null);
            Assert.That(user.AccessVersion, Is.EqualTo(5));
        }
    }

    [Test]
    public void RequirePasswordChange_WhenItIsTemporaryAlready_ChangesNothing()
    {
        var user = Stored(Mesa);
        user.PasswordReset(Later, Created);

        user.RequirePasswordChange(Later);

        Assert.That((user.TemporaryPasswordUntil, user.AccessVersion, user.UpdatedAt), Is.EqualTo((Later, 4, Created)));
    }

    [Test]
    public void WaivePasswordChange_WhenItHadToBe_ClearsTheFlagAndEndsTheTokens()
    {
        var user = Stored(Mesa);
        user.PasswordReset(Later, Created);

        user.WaivePasswordChange(Later);

        Assert.That(
            (user.MustChangePassword, user.TemporaryPasswordUntil, user.AccessVersion, user.UpdatedAt),
            Is.EqualTo((false, (DateTimeOffset?)null, 5, Later)));
    }

    [Test]
    public void Assign_WhenTheSameRolesInAnotherOrder_ChangesNothing()
    {
        var user = Create([Mesa, Usuario], area: null).Value;

        user.Assign([Usuario, Mesa], area: null, otherAdministrators: 0, Later);

        Assert.That(user.Version, Is.EqualTo(1));
    }

    [Test]
    public void Assign_WhenTheNewRoleNeedsAnAreaAndThereIsNone_IsRefused()
    {
        var user = Stored(Mesa, area: null);

        AssertRefused(user.Assign([NeedsArea], area: null, 1, Later), ErrorKind.Validation, ErrorCodes.AreaRequired, nameof(User.Area));
        AssertUntouched(user);
    }

    [Test]
    public void Assign_WhenTheAreaThatTheRoleNeedsIsCleared_IsRefused()
    {
        var user = Stored(NeedsArea);

        AssertRefused(user.Assign(user.Roles, area: null, 1, Later), ErrorKind.Validation, ErrorCodes.AreaRequired, nameof(User.Area));
        AssertUntouched(user);
    }

    [Test]
    public void Assign_WhenNoRole_IsRefused()
    {
        var user = Stored(Admin);

        AssertRefused(user.Assign([], user.Area, 1, Later), ErrorKind.Validation, ErrorCodes.Required, nameof(User.Roles));
        AssertUntouched(user);
    }

    [TestCaseSource(nameof(AreaOptional))]
    public void Assign_WhenTheOldRoleNeededTheArea_KeepsIt(RoleDefinition role)
    {
        var user = Stored(NeedsArea);

        user.Assign([role], user.Area, otherAdministrators: 0, Later);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Roles, Is.EqualTo([role]));
            Assert.That(user.Area, Is.EqualTo(AreaNamed("SOPORTE")));
        }
    }

    [TestCaseSource(nameof(Losses))]
    public void Verb_WhenTheLastAdministratorWouldGo_IsRefused(Func<User, int?, Result> verb)
    {
        var user = Stored(Admin);

        AssertRefused(verb(user, 0), ErrorKind.Conflict, ErrorCodes.LastAdministrator, field: null);
        AssertUntouched(user);
    }

    [TestCaseSource(nameof(Losses))]
    public void Verb_WhenAnotherAdministratorStays_Succeeds(Func<User, int?, Result> verb) =>
        Assert.That(verb(Stored(Admin), 1).IsSuccess, Is.True);

    [TestCaseSource(nameof(Losses))]
    public void Verb_WhenTheAdministratorIsNotActive_Succeeds(Func<User, int?, Result> verb)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(verb(Stored(Admin, status: UserStatus.Inactive), 0).IsSuccess, Is.True);
            Assert.That(verb(Stored(Admin, status: UserStatus.Suspended), 0).IsSuccess, Is.True);
        }
    }

    [TestCaseSource(nameof(Losses))]
    public void Verb_WhenNoAdministrator_Succeeds(Func<User, int?, Result> verb) =>
        Assert.That(verb(Stored(Usuario), 0).IsSuccess, Is.True);

    [Test]
    public void Assign_WhenTheLastAdministratorStaysOne_Succeeds()
    {
        var user = Stored(Admin);

        var result = user.Assign([Admin, Mesa], area: null, otherAdministrators: 0, Later);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(user.Roles, Is.EqualTo([Admin, Mesa]));
        }
    }

    [TestCaseSource(nameof(Losses))]
    public void Verb_WhenTheAdministratorCannotSignIn_Succeeds(Func<User, int?, Result> verb) =>
        Assert.That(verb(Stored(Admin), null).IsSuccess, Is.True);

    [TestCase(true, false, 0, true, true)]
    [TestCase(false, false, 0, true, false)]
    [TestCase(true, true, 1, true, true)]
    [TestCase(true, true, 0, true, false)]
    [TestCase(true, true, -1, true, false)]
    [TestCase(true, true, 0, false, true)]
    [TestCase(false, true, 1, true, false)]
    public void IsAdministratorWhoCanSignIn_OfAnActiveAdministrator_LooksAtThePassword(
        bool hasPassword,
        bool mustChange,
        int ticksLeft,
        bool required,
        bool expected)
    {
        var user = Stored(Admin);
        if (mustChange)
        {
            user.PasswordReset(until: Later.AddTicks(ticksLeft), Later);
        }

        Assert.That(user.IsAdministratorWhoCanSignIn(hasPassword, new([], required), Later), Is.EqualTo(expected));
    }

    [Test]
    public void IsAdministratorWhoCanSignIn_WhenInactiveOrOfAnotherRole_IsFalse()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Stored(Admin, status: UserStatus.Suspended).IsAdministratorWhoCanSignIn(true, OrganizationPolicy.Default, Later), Is.False);
            Assert.That(Stored(Usuario).IsAdministratorWhoCanSignIn(true, OrganizationPolicy.Default, Later), Is.False);
        }
    }

    [TestCase("ADMIN", UserStatus.Active, true)]
    [TestCase("ADMIN", UserStatus.Inactive, false)]
    [TestCase("ADMIN", UserStatus.Suspended, false)]
    [TestCase("MESA", UserStatus.Active, false)]
    public void IsActiveAdministrator_WhenAsked_LooksAtRoleAndStatus(string role, UserStatus status, bool expected) =>
        Assert.That(Stored(HelpDeskOrganization().FindRole(RoleReference.Named(role)).Value, status: status).IsActiveAdministrator, Is.EqualTo(expected));

    private static Result<User> Create(IReadOnlyList<RoleDefinition> roles, string? area) =>
        User.Create(new("org", Email(), Name(), roles) { Area = AreaNamed(area) }, Created);

    private static void AssertRefused(IResult result, ErrorKind kind, string code, string? field) =>
        Assert.That(result.Errors, Is.EqualTo([new Error(kind, code) { Field = field }]));

    private static void AssertUntouched(User user)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Version, Is.EqualTo(7));
            Assert.That(user.AccessVersion, Is.EqualTo(3));
            Assert.That(user.UpdatedAt, Is.EqualTo(Created));
        }
    }

    private static TestCaseData Change(string name, Action<User> verb, bool endsTokens, Func<User, object?> read, object? expected) =>
        new TestCaseData(verb, endsTokens, read, expected).SetArgDisplayNames(name);

    private static TestCaseData NoChange(string name, UserStatus status, Action<User> verb) =>
        new TestCaseData(status, verb).SetArgDisplayNames(name);

    private static TestCaseData Loss(string name, Func<User, int?, Result> verb) => new TestCaseData(verb).SetArgDisplayNames(name);
}
