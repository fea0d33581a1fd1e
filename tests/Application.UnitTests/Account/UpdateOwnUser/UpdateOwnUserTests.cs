using HelpDesk.Users.Application.Account.UpdateOwnUser;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Account.UpdateOwnUser;

public sealed class UpdateOwnUserTests
{
    private const string CanonicalEmail = "ANA@EXAMPLE.COM";

    private static readonly UpdateOwnUserCommand Nothing = new();
    private static readonly UpdateOwnUserCommand NewPassword = new() { Password = Password.Parse("new secret") };
    private static readonly UpdateOwnUserCommand Proven = NewPassword with { CurrentPassword = Secret.Parse(TestUsers.RightPassword) };
    private static readonly UpdateOwnUserCommand Wrong = NewPassword with { CurrentPassword = Secret.Parse("wrong horse") };
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(3);

    // What is sent, and what comes of it with a password of one's own, and with one that must be changed.
    private static IEnumerable<TestCaseData> Restrictions =>
    [
        .. RestrictionsOf("nothing", Nothing, "", ErrorCodes.PasswordChangeRequired),
        .. RestrictionsOf("email", Nothing with { Email = EmailAddress.Parse("eva@example.com") }, "", ErrorCodes.PasswordChangeRequired),
        .. RestrictionsOf("name", Nothing with { Name = NameChange.Parse("Eva Paz") }, "", ErrorCodes.PasswordChangeRequired),
        .. RestrictionsOf("password", Proven, "", ""),
        .. RestrictionsOf("password and name", Proven with { Name = NameChange.Parse("Eva Paz") }, "", ErrorCodes.PasswordChangeRequired),
        .. RestrictionsOf("access", Nothing with { ChangesAccess = true }, ErrorCodes.OwnAccess, ErrorCodes.PasswordChangeRequired),
        .. RestrictionsOf("access and faults", Nothing with { ChangesAccess = true, Email = EmailAddress.Parse("x") }, ErrorCodes.OwnAccess, ErrorCodes.PasswordChangeRequired),
        .. RestrictionsOf("password and access", Proven with { ChangesAccess = true }, ErrorCodes.OwnAccess, ErrorCodes.PasswordChangeRequired),
    ];

    private static IEnumerable<TestCaseData> Faults =>
    [
        Fault("nothing", Nothing, ""),
        Fault("all wrong", Nothing with { Email = EmailAddress.Parse("x"), Name = NameChange.Parse("x"), Password = Password.Parse("x") }, "CurrentPassword:required Email:malformed Name:too_short Password:too_short"),
        Fault("all null", Nothing with { Email = EmailAddress.Parse(null), Name = NameChange.Parse(null), Password = Password.Parse(null) }, "CurrentPassword:required Email:required Name:required Password:required"),
        Fault("password unproven", NewPassword, "CurrentPassword:required"),
        Fault("password proven", Proven, ""),
        Fault("same password", Proven with { Password = Password.Parse(TestUsers.RightPassword) }, "Password:password_unchanged"),
        Fault("current password alone", Nothing with { CurrentPassword = Secret.Parse("x") }, ""),
    ];

    private TestPorts ports = null!;
    private User user = null!;

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts();
        user = ports.Has(TestUsers.Stored());
        ports.Caller = TestUsers.CallerOf(user);
    }

    [TestCaseSource(nameof(Restrictions))]
    public async Task Send_WhenAsked_AllowsWhatTheCallerMaySend(UpdateOwnUserCommand command, bool mustChange, string expected)
    {
        ports.Caller = ports.Caller with { MustChangePassword = mustChange, Permissions = Permissions.All };

        var result = await ports.SendAsync(command);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(expected));
            Assert.That(ports.Saved, Has.Count.EqualTo(expected.Length == 0 ? 1 : 0));
        }
    }

    [TestCaseSource(nameof(Faults))]
    public async Task Validate_WhenAsked_FindsAllFaultsOfWhatWasSent(UpdateOwnUserCommand command, string expected)
    {
        var errors = await ports.ValidateAsync(command);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors.Summary(), Is.EqualTo(expected));
            Assert.That(errors.Where(error => error.Field!.EndsWith("Password", StringComparison.Ordinal)), Has.All.Property(nameof(Error.AttemptedValue)).Null);
        }
    }

    [Test]
    public async Task Validate_WhenThePolicyAsks_KnowsWhoseThePasswordWillBe()
    {
        ports.Policy = new() { RejectsPersonal = true };

        var errors = await ports.ValidateAsync(Proven with { Name = NameChange.Parse("Eva Secret") });

        Assert.That(errors.Summary(), Is.EqualTo("Password:password_personal"));
    }

    [Test]
    public async Task Handle_WhenDetailsSent_SavesThemAndKeepsTheTokens()
    {
        var view = (await ports.HandleAsync(Nothing with { Email = EmailAddress.Parse("eva@example.com"), Name = NameChange.Parse("Eva Paz") })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((view.Id, view.Email, view.Name, view.UpdatedAt), Is.EqualTo((user.Id, "eva@example.com", "Eva Paz", TestPorts.Now)));
            Assert.That(user.AccessVersion, Is.EqualTo(3));
            Assert.That(ports.Saved, Is.EqualTo([(user, (string?)null)]));
        }
    }

    [Test]
    public async Task Handle_WhenPasswordProven_SavesItAndEndsTheTokens()
    {
        var view = (await ports.HandleAsync(Proven)).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((view.MustChangePassword, user.AccessVersion), Is.EqualTo((false, 4)));
            Assert.That(ports.Saved, Is.EqualTo([(user, TestPorts.HashOf("new secret"))]));
            ports.Guard.Verify(port => port.RecordSuccessAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Handle_WhenCurrentPasswordWrong_CountsTheGuessAndTellsTheAudit()
    {
        var result = await ports.HandleAsync(Wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Unauthenticated, ErrorCodes.WrongCurrentPassword)]));
            Assert.That(ports.Saved, Is.Empty);
            ports.Guard.Verify(port => port.RecordFailureAsync(Organization.HelpDeskId, CanonicalEmail, true, It.IsAny<CancellationToken>()), Times.Once);
            Assert.That(
                ports.Told.Select(entry => (entry.Action, entry.Outcome, entry.Reason)),
                Is.EqualTo([(AuditActions.PasswordChanged, AuditOutcome.Refused, ErrorCodes.WrongCurrentPassword)]));
        }
    }

    [Test]
    public async Task Handle_WhenLocked_DoesNotEvenCompare()
    {
        ports.Guard.Setup(port => port.GetLockAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        var result = await ports.HandleAsync(Proven);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.TooManyAttempts, ErrorCodes.TooManyAttempts) { RetryAfter = Lock }]));
            ports.Passwords.Verify(port => port.VerifyAsync(It.IsAny<string?>(), It.IsAny<Secret>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Handle_WhenPasswordUsedBefore_IsRefused()
    {
        ports.FormerPasswords
            .Setup(port => port.ContainAsync(user.Id, It.Is<Password>(password => password.Value == "new secret"), true, It.IsAny<CancellationToken>()))
            .ReturnsAsync(true);

        var result = await ports.HandleAsync(Proven);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Error.Validation(ErrorCodes.PasswordReused, "Password")]));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Handle_WhenUnprovenWithATokenForMore_IsRefused()
    {
        var result = await ports.HandleAsync(NewPassword);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(ErrorCodes.WrongCurrentPassword));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Send_WhenThePasswordMustBeChanged_NeedsNoProof()
    {
        MustChange(until: null);

        var view = (await ports.SendAsync(NewPassword)).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((view.MustChangePassword, user.AccessVersion), Is.EqualTo((false, 4)));
            Assert.That(ports.Saved, Is.EqualTo([(user, TestPorts.HashOf("new secret"))]));
        }
    }

    [Test]
    public async Task Send_WhenThePasswordMustBeChangedAndIsSentAgain_IsRefused()
    {
        MustChange(until: null);

        var result = await ports.SendAsync(Nothing with { Password = Password.Parse(TestUsers.RightPassword) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo("Password:password_unchanged"));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Send_WhenThePasswordMustBeChangedAndAWrongOneIsGiven_IsRefused()
    {
        MustChange(until: null);

        Assert.That((await ports.SendAsync(Wrong)).Summary(), Is.EqualTo(ErrorCodes.WrongCurrentPassword));
    }

    [Test]
    public async Task Send_WhenTheTemporaryPasswordExpired_IsRefused()
    {
        MustChange(until: TestPorts.Now);

        var result = await ports.SendAsync(NewPassword);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Forbidden, ErrorCodes.TemporaryPasswordExpired)]));
            Assert.That(ports.Told.Select(entry => entry.Reason), Is.EqualTo(new[] { ErrorCodes.TemporaryPasswordExpired }));
        }
    }

    [TestCase(7, "")]
    [TestCase(6, ErrorCodes.VersionMismatch)]
    public async Task Handle_WhenAVersionIsExpected_ChangesOnlyThat(long expected, string outcome)
    {
        var result = await ports.HandleAsync(Nothing with { Name = NameChange.Parse("Eva Paz"), ExpectedVersions = [expected] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(outcome));
            Assert.That(ports.Saved, Has.Count.EqualTo(outcome.Length == 0 ? 1 : 0));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenTheTokenEndedMeanwhile_WantsASignIn(bool withPassword)
    {
        ports.Caller = ports.Caller with { AccessVersion = 2 };

        var result = await ports.HandleAsync(withPassword ? Proven : Nothing with { Name = NameChange.Parse("Eva Paz") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired)]));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Send_WhenAServiceAsks_WantsAPerson()
    {
        ports.Caller = ports.Caller with { UserId = null, ServiceAccountId = "svc_1", Permissions = Permissions.All };

        Assert.That((await ports.SendAsync(Nothing)).Summary(), Is.EqualTo(ErrorCodes.PersonRequired));
    }

    private void MustChange(DateTimeOffset? until)
    {
        user = ports.Has(TestUsers.Stored(mustChangePassword: true, temporaryPasswordUntil: until));
        ports.Caller = TestUsers.CallerOf(user) with { MustChangePassword = true };
    }

    private static IEnumerable<TestCaseData> RestrictionsOf(string name, UpdateOwnUserCommand command, string own, string mustChange) =>
    [
        new TestCaseData(command, false, own).SetArgDisplayNames(name, "own password"),
        new TestCaseData(command, true, mustChange).SetArgDisplayNames(name, "must change"),
    ];

    private static TestCaseData Fault(string name, UpdateOwnUserCommand command, string expected) =>
        new TestCaseData(command, expected).SetArgDisplayNames(name);
}
