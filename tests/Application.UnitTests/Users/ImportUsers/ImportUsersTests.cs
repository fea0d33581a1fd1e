using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.ImportUsers;

public sealed class ImportUsersTests
{
    private static readonly UserRow New = new(2) { Email = " Eva@example.com ", Name = " Eva Paz ", Roles = "AREA", Area = " redes", Telefono = " 123 " };

    /// <summary>The row of the user that <see cref="TestUsers.Stored"/> is.</summary>
    private static readonly UserRow Same = new(3) { Email = "Ana@example.com", Name = "Ana Ruiz", Roles = "USUARIO", Area = null, Telefono = "555", IsActive = true };

    private static IEnumerable<TestCaseData> NewRows =>
    [
        Row("all", New, ""),
        Row("all wrong", New with { Email = "eva", Name = "E", Roles = "JEFE", Area = "a\0", Telefono = new string('1', 31), Locals = "local_9", Password = new("12345") },
            "Area:forbidden_characters Email:malformed Locals:unknown_choice Name:too_short Password:too_short Roles:unknown_choice Telefono:too_long"),
        Row("nothing but an address", new(2) { Email = "eva@example.com" }, "Name:required Roles:required"),
        Row("no address", New with { Email = null }, "Email:required"),
        Row("no name", New with { Name = null }, "Name:required"),
        Row("no role", New with { Roles = null }, "Roles:required"),
        Row("two roles", New with { Roles = "MESA; AREA" }, ""),
        Row("a second role that there is not", New with { Roles = "MESA;JEFE" }, "Roles:unknown_choice"),
        Row("a role in another letter case", New with { Roles = " area " }, ""),
        Row("two roles in another letter case", New with { Roles = "mesa; Area" }, ""),
        Row("phone as a rounded number", New with { Telefono = "5.29991E+11" }, "Telefono:rounded_number"),
        Row("phone as a rounded number with a comma", New with { Telefono = " 5,3e+011 " }, "Telefono:rounded_number"),
        Row("phone as a rounded number without a fraction", New with { Telefono = "5E+11" }, "Telefono:rounded_number"),
        Row("phone with an extension", New with { Telefono = "+52 999 E12" }, ""),
        Row("AREA without area", New with { Area = " " }, "Area:area_required"),
        Row("password", New with { Password = new("secret") }, ""),
        Row("hash", New with { PasswordHash = new("hash") }, ""),
        Row("no hash", New with { PasswordHash = new("plain") }, "PasswordHash:malformed"),
        Row("password and hash", New with { Password = new("secret"), PasswordHash = new("hash") }, "PasswordHash:repeated"),
        Row("username where there are none", New with { Username = "eva" }, "Username:unknown_member"),
    ];

    [TestCaseSource(nameof(NewRows))]
    public async Task Handle_OfANewUser_JudgesEachMember(UserRow row, string expected)
    {
        var ports = new TestPorts();

        var result = await ports.HandleAsync(new ImportUsersCommand([row]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(expected));
            Assert.That(result.Errors.Select(error => error.Line), Is.All.EqualTo(2));
            Assert.That(ports.Saved, Has.Count.EqualTo(expected.Length == 0 ? 1 : 0));
        }
    }

    /// <summary>A role that was created under such a name, beside one that differs from it in letter case alone.</summary>
    [TestCase("Jefe", "Jefe")]
    [TestCase("JEFE", "JEFE")]
    [TestCase("jefe", null)]
    public async Task Handle_OfRolesThatDifferInLetterCaseAlone_TakesOnlyTheExactName(string name, string? expected)
    {
        var organization = TestUsers.HelpDeskOrganization()
            .AddRole(new(21, "role_jefe", "Jefe", [])).Value
            .AddRole(new(22, "role_jefe_2", "JEFE", [])).Value;
        var ports = new TestPorts { Organization = organization };

        await ports.HandleAsync(new ImportUsersCommand([New with { Roles = name }]));

        Assert.That(ports.Saved.SelectMany(saved => saved.User.Roles).Select(role => role.Name).SingleOrDefault(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Handle_OfAnAreaOutsideTheCatalogue_IsRefusedUnlessTheUserHasIt()
    {
        var ports = new TestPorts { Organization = TestUsers.HelpDeskOrganization(catalogue: ["soporte"]) };
        ports.Has(TestUsers.Stored("AREA", "redes"));

        var result = await ports.HandleAsync(new ImportUsersCommand([New, Same with { Roles = "AREA", Area = "redes" }]) { SkipsFaulty = true });

        Assert.That((result.Value.Faults.Summary(), result.Value.Unchanged), Is.EqualTo(("Area:area_not_in_catalogue", 1)));
    }

    [TestCase("secret", null, null, "hash of secret", true, true)]
    [TestCase("secret", null, false, "hash of secret", false, false)]
    [TestCase(null, "hash", null, "hash", false, false)]
    [TestCase(null, "hash", true, "hash", true, true)]
    [TestCase(null, null, null, null, false, false)]
    public async Task Handle_OfANewUser_StoresTheHashOfItsPassword(
        string? password,
        string? hash,
        bool? mustChange,
        string? storedHash,
        bool mustChangeThen,
        bool isTemporary)
    {
        var ports = new TestPorts();
        var row = New with
        {
            Password = password is null ? null : new(password),
            PasswordHash = hash is null ? null : new(hash),
            MustChangePassword = mustChange,
            IsActive = false,
        };

        var result = await ports.HandleAsync(new ImportUsersCommand([row]));

        var (user, stored) = ports.Saved.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Value.Created, result.Value.Updated, result.Value.Unchanged), Is.EqualTo((1, 0, 0)));
            Assert.That(
                (user.Email.Value, user.Name.Value, user.Roles[0].Name, user.Area?.Value, user.Telefono?.Value, user.Status),
                Is.EqualTo(("Eva@example.com", "Eva Paz", "AREA", "REDES", "123", UserStatus.Inactive)));
            Assert.That((stored, user.MustChangePassword), Is.EqualTo((storedHash, mustChangeThen)));
            Assert.That(user.TemporaryPasswordUntil, Is.EqualTo(isTemporary ? TestPorts.Now + ports.Policy.TemporaryLifetime : null));
        }
    }

    private static IEnumerable<TestCaseData> SameRows =>
    [
        Row("all", Same, UserStatus.Active),
        Row("only the address", new(3) { Email = "Ana@example.com" }, UserStatus.Active),
        Row("inactive", Same with { IsActive = false }, UserStatus.Inactive),
        Row("nothing about the status", Same with { IsActive = null }, UserStatus.Inactive),
        Row("inactive who is suspended", Same with { IsActive = false }, UserStatus.Suspended),
        Row("the password in use", Same with { Password = new(TestUsers.RightPassword) }, UserStatus.Active),
        Row("the stored hash", Same with { PasswordHash = new(TestUsers.StoredHash) }, UserStatus.Active),
        Row("need not change the password", Same with { MustChangePassword = false }, UserStatus.Active),
    ];

    [TestCaseSource(nameof(SameRows))]
    public async Task Handle_OfAUserAsItIs_StoresNothing(UserRow row, UserStatus status)
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored(status: status));

        var result = await ports.HandleAsync(new ImportUsersCommand([row]));

        Assert.That((result.Value.Created, result.Value.Updated, result.Value.Unchanged, ports.Saved.Count), Is.EqualTo((0, 0, 1, 0)));
    }

    private static IEnumerable<TestCaseData> Changes =>
    [
        Change("spelling of the address", Same with { Email = "ANA@example.com" }, false, user => user.Email.Value, "ANA@example.com"),
        Change("name", Same with { Name = "Ana Paz" }, false, user => user.Name.Value, "Ana Paz"),
        Change("telefono", Same with { Telefono = null }, false, user => user.Telefono, null),
        Change("role", Same with { Roles = "MESA" }, true, user => user.Roles.Single().Name, "MESA"),
        Change("area", Same with { Area = "redes" }, true, user => user.Area?.Value, "REDES"),
        Change("role and area", Same with { Roles = "AREA", Area = "redes" }, true, user => user.Area?.Value, "REDES"),
        Change("status", Same with { IsActive = false }, true, user => user.Status, UserStatus.Inactive),
        Change("password", Same with { Password = new("secret") }, true, user => user.MustChangePassword, true),
        Change("password for good", Same with { Password = new("secret"), MustChangePassword = false }, true, user => user.MustChangePassword, false),
        Change("hash", Same with { PasswordHash = new("other hash") }, true, user => user.MustChangePassword, false),
        Change("must change", Same with { MustChangePassword = true }, true, user => user.MustChangePassword, true),
    ];

    [TestCaseSource(nameof(Changes))]
    public async Task Handle_OfAUserThatDiffers_StoresTheDifferenceAndEndsItsTokensWhenItMust(
        UserRow row,
        bool endsTokens,
        Func<User, object?> read,
        object? expected)
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored());

        var result = await ports.HandleAsync(new ImportUsersCommand([row]));

        var (user, hash) = ports.Saved.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Value.Created, result.Value.Updated, result.Value.Unchanged), Is.EqualTo((0, 1, 0)));
            Assert.That(read(user), Is.EqualTo(expected));
            Assert.That(user.AccessVersion > 3, Is.EqualTo(endsTokens));
            Assert.That(hash, Is.EqualTo(row.Password is null ? row.PasswordHash?.Value : TestPorts.HashOf("secret")));
        }
    }

    [Test]
    public async Task Handle_OfASuspendedUserThatMayComeIn_LetsItIn()
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored(status: UserStatus.Suspended));

        await ports.HandleAsync(new ImportUsersCommand([Same]));

        Assert.That(ports.Saved.Single().User.Status, Is.EqualTo(UserStatus.Active));
    }

    [Test]
    public async Task Handle_OfANameGivenInTwoParts_LeavesItWhenItIsTheSameWhole()
    {
        var ports = new TestPorts();
        var user = ports.Has(TestUsers.Stored());
        user.Rename(PersonName.Parse("Ana María", "Ruiz").Value, TestPorts.Now);

        var result = await ports.HandleAsync(new ImportUsersCommand([Same with { Name = "Ana María Ruiz" }]));

        Assert.That((result.Value.Unchanged, user.Name.First), Is.EqualTo((1, "Ana María")));
    }

    [TestCase("MESA", true)]
    [TestCase("ADMIN", false)]
    public async Task Handle_OfTheLastAdministrator_KeepsIt(string role, bool isActive)
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored("ADMIN"));

        var result = await ports.HandleAsync(new ImportUsersCommand([Same with { Roles = role, IsActive = isActive }]));

        Assert.That((result.Summary(), result.Errors[0].Line, ports.Saved.Count), Is.EqualTo(("last_administrator", 3L, 0)));
    }

    [Test]
    public async Task Handle_OfTheLastAdministratorAfterANewOne_LetsItGo()
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored("ADMIN"));

        var result = await ports.HandleAsync(new ImportUsersCommand([New with { Roles = "ADMIN", Password = new("secret") }, Same with { Roles = "MESA" }]));

        Assert.That((result.Value.Created, result.Value.Updated, result.Value.AdministratorsAdded), Is.EqualTo((1, 1, 0)));
    }

    [TestCase(null, null, null, "last_administrator")]
    [TestCase("secret", null, null, "")]
    [TestCase("secret", false, null, "last_administrator")]
    [TestCase(null, null, "a hash", "")]
    public async Task Handle_OfTheLastAdministratorAfterANewOne_LetsItGoIfTheNewOneCanSignIn(
        string? password,
        bool? isActive,
        string? hash,
        string expected)
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored("ADMIN"));
        var added = New with
        {
            Roles = "ADMIN",
            Password = password is null ? null : new(password),
            PasswordHash = hash is null ? null : new(hash),
            IsActive = isActive,
        };

        var result = await ports.HandleAsync(new ImportUsersCommand([added, Same with { Roles = "MESA" }]));

        Assert.That(result.Summary(), Is.EqualTo(expected));
    }

    [TestCase(0, "last_administrator")]
    [TestCase(1, "")]
    public async Task Handle_OfAnAdministratorInADryRun_CountsThoseOfRowsBefore(int addedBefore, string expected)
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored("ADMIN"));

        var result = await ports.HandleAsync(
            new ImportUsersCommand([Same with { Roles = "MESA" }]) { IsDryRun = true, AdministratorsAdded = addedBefore });

        Assert.That((result.Summary(), ports.Saved.Count), Is.EqualTo((expected, 0)));
    }

    [TestCase("MESA", null, "own_access")]
    [TestCase("ADMIN", "secret", "own_access")]
    [TestCase("ADMIN", null, "")]
    public async Task Handle_OfTheCaller_LeavesItsAccessAlone(string role, string? password, string expected)
    {
        var ports = new TestPorts();
        ports.HasOtherAdministrators(1);
        ports.Caller = TestUsers.CallerOf(ports.Has(TestUsers.Stored("ADMIN")));

        var result = await ports.HandleAsync(
            new ImportUsersCommand([Same with { Roles = role, Name = "Ana Paz", Password = password is null ? null : new(password) }]));

        Assert.That((result.Summary(), ports.Saved.Count), Is.EqualTo((expected, expected.Length == 0 ? 1 : 0)));
    }

    [Test]
    public async Task Handle_OfAPasswordThatTheUserHadBefore_Refuses()
    {
        var ports = new TestPorts { Policy = new() { Remembered = 3 } };
        var user = ports.Has(TestUsers.Stored());
        ports.FormerPasswords.Setup(port => port.ContainAsync(user.Id, It.IsAny<Password>(), false, It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var result = await ports.HandleAsync(new ImportUsersCommand([Same with { Password = new("secret") }]));

        Assert.That((result.Summary(), ports.Saved.Count), Is.EqualTo(("Password:password_reused", 0)));
    }

    [Test]
    public async Task Handle_WhenFaultyRowsAreSkipped_StoresTheOthers()
    {
        var ports = new TestPorts();
        ports.Has(TestUsers.Stored());

        var result = await ports.HandleAsync(
            new ImportUsersCommand([New, Same with { Telefono = "1" }, New with { Email = "x", Roles = "y" }]) { SkipsFaulty = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Value.Faults.Summary(), Is.EqualTo("Email:malformed Roles:unknown_choice"));
            Assert.That(ports.Saved, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Handle_WhenARowIsFaulty_StoresNone()
    {
        var ports = new TestPorts();

        await ports.HandleAsync(new ImportUsersCommand([New, New with { Email = "x" }]));

        Assert.That(ports.Saved, Is.Empty);
    }

    [Test]
    public async Task Handle_WhenADryRun_HashesNoPasswordAndStoresNobody()
    {
        var ports = new TestPorts();

        var result = await ports.HandleAsync(new ImportUsersCommand([New with { Password = new("secret") }]) { IsDryRun = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Value.Created, ports.Saved.Count), Is.EqualTo((1, 0)));
            ports.Passwords.Verify(port => port.HashAsync(It.IsAny<Password>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Handle_OfALongFaultyText_DoesNotKeepIt()
    {
        var result = await new TestPorts().HandleAsync(new ImportUsersCommand([New with { Name = new string('x', 1_000_000), Telefono = "\u202e" }]));

        Assert.That(result.Errors.Select(error => error.AttemptedValue), Is.EqualTo(new object?[] { null, "\u202e" }));
    }

    [Test]
    public async Task Handle_WhereUsersHaveUsernames_MakesOrTakesThem()
    {
        var ports = new TestPorts
        {
            Organization = OrganizationTemplates.Create(OrganizationTemplates.Cms, Organization.HelpDeskId, "Redacción", OrganizationPolicy.Default, locals: []).Value,
        };
        ports.Users.Setup(port => port.HasUsernameAsync(Username.Restore("taken"), It.IsAny<CancellationToken>())).ReturnsAsync(true);
        var row = new UserRow(2) { Email = "eva@example.com", Name = "Eva Paz", Roles = "editor" };

        var result = await ports.HandleAsync(new ImportUsersCommand(
        [
            row,
            row with { Email = "eva@example.org" },
            row with { Email = "luz@example.org", Username = "Luz" },
            row with { Email = "luz@example.com" },
            row with { Email = "ana@example.com", Username = "taken", Line = 6 },
            row with { Email = "paz@example.com", Username = "LUZ", Line = 7 },
        ])
        { SkipsFaulty = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ports.Saved.Select(saved => saved.User.Username?.Value), Is.EqualTo(["eva", "eva2", "Luz", "luz2"]));
            Assert.That(result.Value.Faults.Select(fault => (fault.Line, fault.Code)), Is.EqualTo([(6L, "username_taken"), (7L, "username_taken")]));
        }
    }

    [TestCase(ImportUsersCommand.MaxRows, "")]
    [TestCase(ImportUsersCommand.MaxRows + 1, "Rows:too_many")]
    public async Task Validate_WhenAsked_LimitsTheRows(int rows, string expected) =>
        Assert.That((await new TestPorts().ValidateAsync(new ImportUsersCommand([.. Enumerable.Repeat(New, rows)]))).Summary(), Is.EqualTo(expected));

    [TestCase("users:create", "permission_missing")]
    [TestCase("users:edit", "permission_missing")]
    [TestCase("users:create users:edit", "")]
    public async Task Send_WithoutBothPermissions_IsRefused(string permissions, string expected)
    {
        var ports = new TestPorts { Caller = TestUsers.SignedIn(permissions.Split(' ')) };

        Assert.That((await ports.SendAsync(new ImportUsersCommand([New]))).Summary(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Send_ByTheOperator_IsCarriedOut()
    {
        var ports = new TestPorts { Caller = Caller.System(Organization.HelpDeskId) };

        Assert.That((await ports.SendAsync(new ImportUsersCommand([New]))).Value.Created, Is.EqualTo(1));
    }

    private static TestCaseData Row(string name, UserRow row, object expected) => new TestCaseData(row, expected).SetArgDisplayNames(name);

    private static TestCaseData Change(string name, UserRow row, bool endsTokens, Func<User, object?> read, object? expected) =>
        new TestCaseData(row, endsTokens, read, expected).SetArgDisplayNames(name);
}
