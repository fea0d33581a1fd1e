using HelpDesk.Users.Application.Account.ChangePassword;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Account.ChangePassword;

public sealed class ChangePasswordTests
{
    private const string CanonicalEmail = "ANA@EXAMPLE.COM";

    private static readonly ChangePasswordCommand Right = new(Secret.Parse(TestUsers.RightPassword), Password.Parse("new secret"));
    private static readonly ChangePasswordCommand Wrong = Right with { CurrentPassword = Secret.Parse("wrong horse") };
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(3);

    private static readonly Error SignInRequired = new(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired);
    private static readonly Error Locked = new(ErrorKind.TooManyAttempts, ErrorCodes.TooManyAttempts) { RetryAfter = Lock };

    private TestPorts ports = null!;
    private User user = null!;

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts();
        user = ports.Has(TestUsers.Stored(mustChangePassword: true));
        ports.Caller = TestUsers.CallerOf(user);
    }

    [TestCase(null, null, "CurrentPassword:required NewPassword:required")]
    [TestCase("x", "new secret", "")]
    [TestCase("x", "12345", "NewPassword:too_short")]
    [TestCase("secret", "secret", "NewPassword:password_unchanged")]
    [TestCase("secret", "Secret", "")]
    [TestCase("12345", "12345", "NewPassword:too_short")]
    public async Task Validate_WhenAsked_WantsANewAcceptablePassword(string? current, string? chosen, string expected)
    {
        var errors = await ports.ValidateAsync(new ChangePasswordCommand(Secret.Parse(current), Password.Parse(chosen)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors.Summary(), Is.EqualTo(expected));
            Assert.That(errors, Has.All.Property(nameof(Error.AttemptedValue)).Null);
        }
    }

    [Test]
    public async Task Validate_WhenThePolicyAsks_KnowsWhoseItIs()
    {
        ports.Policy = new() { RejectsPersonal = true };

        var errors = await ports.ValidateAsync(Right with { NewPassword = Password.Parse("xx ruiz xx") });

        Assert.That(errors.Summary(), Is.EqualTo("NewPassword:password_personal"));
    }

    [Test]
    public async Task Handle_WhenUsedBefore_IsRefused()
    {
        ports.FormerPasswords
            .Setup(port => port.ContainAsync(user.Id, It.Is<Password>(password => password.Value == "new secret"), true, It.IsAny<CancellationToken>()))
            .ReturnsAsync(true);

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Error.Validation(ErrorCodes.PasswordReused, "NewPassword")]));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [TestCase(true, 0, false)]
    [TestCase(true, 1, true)]
    [TestCase(false, 0, true)]
    public async Task Handle_WhenTheTemporaryPasswordExpired_IsRefusedIfTheOrganizationMakesItChange(bool required, int ticksLeft, bool expected)
    {
        ports.Organization = TestUsers.HelpDeskOrganization(requiresPasswordChange: required);
        ports.Has(user = TestUsers.Stored(mustChangePassword: true, temporaryPasswordUntil: TestPorts.Now.AddTicks(ticksLeft)));
        ports.Caller = TestUsers.CallerOf(user);

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.EqualTo(expected));
            Assert.That(result.Errors, Is.EqualTo(expected ? [] : new[] { new Error(ErrorKind.Forbidden, ErrorCodes.TemporaryPasswordExpired) }));
            Assert.That(ports.Saved, Has.Count.EqualTo(expected ? 1 : 0));
            Assert.That(ports.Told.Select(entry => entry.Reason), Is.EqualTo(expected ? [] : new[] { ErrorCodes.TemporaryPasswordExpired }));
        }
    }

    [Test]
    public async Task Handle_WhenRight_SavesTheNewPasswordAndEndsTheTokens()
    {
        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(ports.Saved, Is.EqualTo([(user, TestPorts.HashOf("new secret"))]));
            Assert.That((user.MustChangePassword, user.AccessVersion), Is.EqualTo((false, 4)));
            ports.Guard.Verify(port => port.RecordSuccessAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Handle_WhenCurrentPasswordWrong_CountsTheGuess()
    {
        var result = await ports.HandleAsync(Wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Unauthenticated, ErrorCodes.WrongCurrentPassword)]));
            Assert.That(ports.Saved, Is.Empty);
            ports.Guard.Verify(port => port.RecordFailureAsync(Organization.HelpDeskId, CanonicalEmail, true, It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Handle_WhenLocked_DoesNotEvenCompare()
    {
        ports.Guard.Setup(port => port.GetLockAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Locked]));
            ports.Passwords.Verify(port => port.VerifyAsync(It.IsAny<string?>(), It.IsAny<Secret>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_WhenLockedMeanwhile_SaysLockedAndSavesNothing(bool right)
    {
        ports.Guard.Setup(port => port.RecordSuccessAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);
        ports.Guard.Setup(port => port.RecordFailureAsync(Organization.HelpDeskId, CanonicalEmail, true, It.IsAny<CancellationToken>())).ReturnsAsync(Lock);

        var result = await ports.HandleAsync(right ? Right : Wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Locked]));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [TestCase(false, ErrorCodes.WrongCurrentPassword)]
    [TestCase(true, ErrorCodes.TooManyAttempts)]
    public async Task Handle_WhenRefused_TellsTheAudit(bool locked, string reason)
    {
        ports.Guard.Setup(port => port.GetLockAsync(Organization.HelpDeskId, CanonicalEmail, It.IsAny<CancellationToken>()))
            .ReturnsAsync(locked ? Lock : null);

        await ports.HandleAsync(Wrong);

        var told = ports.Told.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((told.Action, told.Outcome, told.Reason), Is.EqualTo((AuditActions.PasswordChanged, AuditOutcome.Refused, reason)));
            Assert.That((told.SubjectId, told.SubjectName), Is.EqualTo((user.Id.ToString(), "Ana@example.com")));
        }
    }

    [Test]
    public async Task Handle_WhenTheTokenEndedMeanwhile_WantsASignIn()
    {
        ports.Caller = ports.Caller with { AccessVersion = 2 };

        var result = await ports.HandleAsync(Right);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([SignInRequired]));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Handle_WhenTheCallerIsGone_WantsASignIn()
    {
        ports.Caller = TestUsers.CallerOf(TestUsers.Stored());

        Assert.That((await ports.HandleAsync(Right)).Errors, Is.EqualTo([SignInRequired]));
    }
}
