using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.SignIn.LogIn;

public sealed class LogInTests
{
    private const string CanonicalEmail = "ANA@EXAMPLE.COM";

    private static readonly Secret RightPassword = new(TestUsers.RightPassword);
    private static readonly LogInCommand Right = new(EmailAddress.Parse("ana@Example.com"), new(RightPassword));
    private static readonly LogInCommand Wrong = Right with { Password = Secret.Parse("wrong horse") };
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(3);

    private static readonly Error Invalid = new(ErrorKind.Unauthenticated, ErrorCodes.InvalidCredentials);
    private static readonly Error Locked = new(ErrorKind.TooManyAttempts, ErrorCodes.TooManyAttempts) { RetryAfter = Lock };

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [TestCase(null, null, "Email:required Password:required")]
    [TestCase("ana", "", "Email:malformed")]
    [TestCase("ana@example.com", "x", "")]
    public async Task Validate_WhenAsked_JudgesTheAddressAndOnlyAsksForAPassword(string? email, string? password, string expected)
    {
        var errors = await ports.ValidateAsync(new LogInCommand(EmailAddress.Parse(email), Secret.Parse(password)));

        Assert.That(errors.Summary(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Handle_WhenRight_IssuesBothTokensAndNotesTheSignIn()
    {
        var user = ports.Has(TestUsers.Stored("ADMIN"));

        var signedIn = (await ports.HandleAsync(Right)).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signedIn.AccessToken.Value.Value, Is.EqualTo("access token"));
            Assert.That(signedIn.RefreshToken.Value, Is.EqualTo("refresh token"));
            Assert.That(signedIn.User.Id, Is.EqualTo(user.Id));
            ports.Tokens.Verify(port => port.Issue(It.Is<TokenSubject>(subject =>
                subject.User.Id == user.Id
                && subject.Permissions.Contains(Permissions.UsersDelete)
                && !subject.MustChangePassword
                && subject.AccessVersion == 3)));
            ports.Guard.Verify(port => port.RecordSuccessAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>()), Times.Once);
            ports.RefreshTokens.Verify(port =>
                port.StartAsync(It.IsAny<UserCredentials>(), TestPorts.Now, It.IsAny<CancellationToken>()), Times.Once);
            VerifySignInRecorded(newHash: null);
        }
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task Handle_WhenPasswordMustBeChanged_OpensNothingElseIfTheOrganizationSaysSo(bool required, bool limited)
    {
        ports.Organization = TestUsers.HelpDeskOrganization(requiresPasswordChange: required);
        ports.Has(TestUsers.Stored("ADMIN", mustChangePassword: true));

        var signedIn = (await ports.HandleAsync(Right)).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signedIn.User.MustChangePassword, Is.True);
            ports.Tokens.Verify(port => port.Issue(It.Is<TokenSubject>(subject =>
                subject.MustChangePassword == limited && (subject.Permissions.Count == 0) == limited)));
        }
    }

    [TestCase(true, 0, ErrorCodes.TemporaryPasswordExpired)]
    [TestCase(true, 1, "")]
    [TestCase(false, 0, "")]
    public async Task Handle_WhenTheTemporaryPasswordExpired_IsRefusedIfTheOrganizationMakesItChange(bool required, int ticksLeft, string expected)
    {
        ports.Organization = TestUsers.HelpDeskOrganization(requiresPasswordChange: required);
        ports.Has(TestUsers.Stored(mustChangePassword: true, temporaryPasswordUntil: TestPorts.Now.AddTicks(ticksLeft)));

        Assert.That((await ports.HandleAsync(Right)).Summary(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Handle_WhenLocked_DoesNotEvenCompare()
    {
        ports.Has(TestUsers.Stored());
        ports.Guard.Setup(port => port.GetLockAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Locked]));
            ports.Passwords.Verify(port => port.VerifyAsync(It.IsAny<string?>(), It.IsAny<Secret>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Handle_WhenEmailUnknown_DoesTheSameWorkAndCountsTheFailure()
    {
        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Invalid]));
            ports.Passwords.Verify(port => port.VerifyAsync(null, RightPassword, It.IsAny<CancellationToken>()), Times.Once);
            VerifyFailureRecorded();
        }
    }

    [Test]
    public async Task Handle_WhenEmailUnknownAndThePasswordFitsByAccident_IsRefused()
    {
        ports.Passwords.Setup(port => port.VerifyAsync(null, It.IsAny<Secret>(), It.IsAny<CancellationToken>())).ReturnsAsync(PasswordVerdict.Right);

        Assert.That((await ports.HandleAsync(Right)).Errors, Is.EqualTo([Invalid]));
    }

    [TestCase(UserStatus.Active)]
    [TestCase(UserStatus.Inactive)]
    [TestCase(UserStatus.Suspended)]
    public async Task Handle_WhenPasswordWrong_IsRefusedAlikeAndCounted(UserStatus status)
    {
        ports.Has(TestUsers.Stored(status: status));

        var result = await ports.HandleAsync(Wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Invalid]));
            VerifyFailureRecorded();
            VerifyNoSession();
        }
    }

    [TestCase(UserStatus.Inactive)]
    [TestCase(UserStatus.Suspended)]
    public async Task Handle_WhenPasswordRightAndNotActive_SaysSo(UserStatus status)
    {
        ports.Has(TestUsers.Stored(status: status));

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Forbidden, ErrorCodes.UserInactive)]));
            VerifyNoSession();
        }
    }

    [Test]
    public async Task Handle_WhenWrongAndLockedMeanwhile_SaysLocked()
    {
        ports.Guard.Setup(port => port.RecordFailureAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<bool>(), It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        Assert.That((await ports.HandleAsync(Wrong)).Errors, Is.EqualTo([Locked]));
    }

    [Test]
    public async Task Handle_WhenRightAndLockedMeanwhile_SaysLocked()
    {
        ports.Has(TestUsers.Stored());
        ports.Guard.Setup(port => port.RecordSuccessAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Locked]));
            VerifyNoSession();
        }
    }

    [Test]
    public async Task Handle_WhenTheHashIsOutdated_StoresAStrongerOne()
    {
        ports.Has(TestUsers.Stored());
        ports.RightVerdict = PasswordVerdict.RightButOutdated;

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            VerifySignInRecorded(TestPorts.HashOf(TestUsers.RightPassword));
        }
    }

    [Test]
    public async Task Handle_WhenTheHashIsOutdatedAndThePasswordNoLongerAcceptable_ReplacesTheHashAllTheSame()
    {
        ports.Has(TestUsers.Stored());
        ports.Passwords.Setup(port => port.VerifyAsync(TestUsers.StoredHash, It.IsAny<Secret>(), It.IsAny<CancellationToken>())).ReturnsAsync(PasswordVerdict.RightButOutdated);

        var result = await ports.HandleAsync(Right with { Password = Secret.Parse("12345") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            VerifySignInRecorded(TestPorts.HashOf("12345"));
        }
    }

    [Test]
    public async Task Handle_WhenUserGoneOrPasswordChangedMeanwhile_IsRefused()
    {
        ports.Has(TestUsers.Stored());
        ports.Credentials.Setup(port => port.RecordSignInAsync(
                It.IsAny<UserCredentials>(), It.IsAny<DateTimeOffset>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((UserCredentials?)null);

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Invalid]));
            ports.Tokens.Verify(port => port.Issue(It.IsAny<TokenSubject>()), Times.Never);
        }
    }

    [Test]
    public async Task Handle_WhenDeactivatedWhileThePasswordWasVerified_SaysSo()
    {
        ports.Has(TestUsers.Stored());
        ports.Credentials.Setup(port => port.RecordSignInAsync(
                It.IsAny<UserCredentials>(), It.IsAny<DateTimeOffset>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((UserCredentials verified, DateTimeOffset _, string? _, CancellationToken _) =>
                verified with { User = verified.User with { Status = UserStatus.Inactive } });

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Forbidden, ErrorCodes.UserInactive)]));
            VerifyNoSession();
        }
    }

    [Test]
    public async Task Handle_WhenRight_TellsTheAuditWhoSignedIn()
    {
        var user = ports.Has(TestUsers.Stored());

        await ports.HandleAsync(Right);

        var told = ports.Told.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((told.Action, told.Outcome, told.Reason), Is.EqualTo((AuditActions.SignIn, AuditOutcome.Succeeded, (string?)null)));
            Assert.That(told.Actor, Is.EqualTo(new AuditActor(AuditActorKind.User, user.Id.ToString(), "Ana@example.com")));
            Assert.That((told.SubjectId, told.SubjectName), Is.EqualTo((user.Id.ToString(), "Ana@example.com")));
        }
    }

    [Test]
    public async Task Handle_WhenEmailUnknown_TellsTheAuditWhatWasSent()
    {
        await ports.HandleAsync(Right with { Email = EmailAddress.Parse(" Nadie@example.com ") });

        VerifyRefusalTold(ErrorCodes.InvalidCredentials, subjectId: null, "Nadie@example.com");
    }

    [TestCase("wrong password", ErrorKind.Unauthenticated, ErrorCodes.InvalidCredentials)]
    [TestCase(TestUsers.RightPassword, ErrorKind.Forbidden, ErrorCodes.UserInactive)]
    public async Task Handle_WhenTheOrganizationIsLockedOut_TellsOnlyWhoKnowsThePassword(string password, ErrorKind kind, string code)
    {
        ports.Organization = ports.Organization with { IsActive = false };
        var user = ports.Has(TestUsers.Stored());

        var result = await ports.HandleAsync(new LogInCommand(new(user.Email), Secret.Parse(password)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(kind, code)]));
            ports.Tokens.Verify(port => port.Issue(It.IsAny<TokenSubject>()), Times.Never);
        }
    }

    [TestCase(UserStatus.Active, false, ErrorCodes.InvalidCredentials)]
    [TestCase(UserStatus.Inactive, false, ErrorCodes.InvalidCredentials)]
    [TestCase(UserStatus.Inactive, true, ErrorCodes.UserInactive)]
    public async Task Handle_WhenTheUserIsRefused_TellsTheAuditWhoAndWhy(UserStatus status, bool right, string reason)
    {
        var user = ports.Has(TestUsers.Stored(status: status));

        await ports.HandleAsync(right ? Right : Wrong);

        VerifyRefusalTold(reason, user.Id.ToString(), "Ana@example.com");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenLockedMeanwhile_TellsTheAudit(bool right)
    {
        var user = ports.Has(TestUsers.Stored());
        ports.Guard.Setup(port => port.RecordSuccessAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);
        ports.Guard.Setup(port => port.RecordFailureAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<bool>(), It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        await ports.HandleAsync(right ? Right : Wrong);

        VerifyRefusalTold(ErrorCodes.TooManyAttempts, user.Id.ToString(), "Ana@example.com");
    }

    [Test]
    public async Task Handle_WhenLocked_TellsTheAuditWhoItIs()
    {
        var user = ports.Has(TestUsers.Stored());
        ports.Guard.Setup(port => port.GetLockAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        await ports.HandleAsync(Right);

        VerifyRefusalTold(ErrorCodes.TooManyAttempts, user.Id.ToString(), "Ana@example.com");
    }

    [Test]
    public async Task Handle_WhenAnUnknownAddressIsLocked_TellsTheAuditTheAddressAlone()
    {
        ports.Guard.Setup(port => port.GetLockAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        await ports.HandleAsync(Right);

        VerifyRefusalTold(ErrorCodes.TooManyAttempts, subjectId: null, "ana@Example.com");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenWrong_TellsTheGuardWhetherAUserHasTheAddress(bool isKnown)
    {
        if (isKnown)
        {
            ports.Has(TestUsers.Stored());
        }

        await ports.HandleAsync(Wrong);

        ports.Guard.Verify(
            port => port.RecordFailureAsync(Organization.HelpDeskId, CanonicalEmail, isKnown, It.IsAny<CancellationToken>()),
            Times.Once);
    }

    [Test]
    public async Task Handle_WhenUserGoneOrPasswordChangedMeanwhile_TellsTheAudit()
    {
        var user = ports.Has(TestUsers.Stored());
        ports.Credentials.Setup(port => port.RecordSignInAsync(
                It.IsAny<UserCredentials>(), It.IsAny<DateTimeOffset>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((UserCredentials?)null);

        await ports.HandleAsync(Right);

        VerifyRefusalTold(ErrorCodes.InvalidCredentials, user.Id.ToString(), "Ana@example.com");
    }

    [Test]
    public async Task Handle_WhenTheTemporaryPasswordExpired_TellsTheAuditARefusal()
    {
        var user = ports.Has(TestUsers.Stored(mustChangePassword: true, temporaryPasswordUntil: TestPorts.Now));

        await ports.HandleAsync(Right);

        VerifyRefusalTold(ErrorCodes.TemporaryPasswordExpired, user.Id.ToString(), "Ana@example.com");
    }

    private void VerifyRefusalTold(string reason, string? subjectId, string subjectName)
    {
        var told = ports.Told.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((told.Action, told.Outcome, told.Reason), Is.EqualTo((AuditActions.SignIn, AuditOutcome.Refused, reason)));
            Assert.That((told.SubjectId, told.SubjectName, told.Actor), Is.EqualTo((subjectId, subjectName, (AuditActor?)null)));
        }
    }

    private void VerifyFailureRecorded() =>
        ports.Guard.Verify(port => port.RecordFailureAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<bool>(), It.IsAny<CancellationToken>()), Times.Once);

    private void VerifySignInRecorded(string? newHash) =>
        ports.Credentials.Verify(port =>
            port.RecordSignInAsync(It.IsAny<UserCredentials>(), TestPorts.Now, newHash, It.IsAny<CancellationToken>()), Times.Once);

    private void VerifyNoSession()
    {
        ports.Tokens.Verify(port => port.Issue(It.IsAny<TokenSubject>()), Times.Never);
        ports.RefreshTokens.Verify(
            port => port.StartAsync(It.IsAny<UserCredentials>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()),
            Times.Never);
    }
}
