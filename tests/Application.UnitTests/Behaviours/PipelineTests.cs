using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.UnitTests.Behaviours;

public sealed class PipelineTests
{
    private static readonly CreateUserCommand Valid = new(EmailAddress.Parse("eva@example.com"), PersonName.Parse("Eva"), Password.Parse("secret"), RoleReference.OneNamed("MESA"));

    private static IEnumerable<TestCaseData> Refused =>
    [
        new TestCaseData(Caller.Anonymous(), Valid with { Email = EmailAddress.Parse("x") }, ErrorCodes.SignInRequired).SetArgDisplayNames("nobody, and a fault"),
        new TestCaseData(
            TestUsers.SignedIn(),
            Valid with { Faults = [Error.Validation(ErrorCodes.Malformed)] },
            ErrorCodes.PermissionMissing).SetArgDisplayNames("without the permission, and unreadable"),
        new TestCaseData(TestUsers.SignedIn(Permissions.UsersCreate), Valid with { Email = EmailAddress.Parse("x") }, "Email:malformed").SetArgDisplayNames("only a fault"),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task Send_WhenRefused_TellsTheFirstReasonOnlyAndOpensNoTransaction(Caller caller, CreateUserCommand command, string expected)
    {
        var ports = new TestPorts { Caller = caller };

        var result = await ports.SendAsync(command);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(expected));
            Assert.That(ports.UnitOfWork.Runs, Is.Zero);
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [Test]
    public async Task Send_WhenCommand_RunsInOneTransaction()
    {
        var ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.UsersCreate) };

        var result = await ports.SendAsync(Valid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(ports.UnitOfWork.Runs, Is.EqualTo(1));
            Assert.That(ports.Saved, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Send_WhenQuery_RunsInNoTransaction()
    {
        var ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.UsersRead) };
        var user = ports.Has(TestUsers.Stored());

        var result = await ports.SendAsync(new GetUserQuery(user.Id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Value.Id, Is.EqualTo(user.Id));
            Assert.That(ports.UnitOfWork.Runs, Is.Zero);
        }
    }

    [Test]
    public async Task Send_WhenWhoSignsInIsAMegabyteLong_DoesNoWorkForIt()
    {
        var ports = new TestPorts { Caller = Caller.Anonymous() };
        var megabyte = new string('x', 1024 * 1024);

        var result = await ports.SendAsync(new LogInCommand(EmailAddress.Parse(megabyte), Secret.Parse(megabyte)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo("Email:too_long"));
            Assert.That(ports.UnitOfWork.Runs, Is.Zero);
            ports.Guard.VerifyNoOtherCalls();
            ports.Credentials.VerifyNoOtherCalls();
            ports.Passwords.VerifyNoOtherCalls();
            ports.Audit.VerifyNoOtherCalls();
        }
    }

    [Test]
    public async Task Send_WhenTheUserToUpdateIsUnknown_SaysSo()
    {
        var ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.UsersEdit) };

        var result = await ports.SendAsync(new UpdateUserCommand(Guid.CreateVersion7(TestUsers.Created)) { Roles = RoleReference.OneNamed("AREA") });

        Assert.That(result.Summary(), Is.EqualTo(ErrorCodes.UserNotFound));
    }
}
