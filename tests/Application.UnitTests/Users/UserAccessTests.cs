using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetOwnUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.ReactivateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users;

/// <summary>The use cases that lock out, let in, delete or read one user.</summary>
public sealed class UserAccessTests
{
    private static readonly Error NotFound = new(ErrorKind.NotFound, ErrorCodes.UserNotFound);
    private static readonly Error LastAdministrator = new(ErrorKind.Conflict, ErrorCodes.LastAdministrator);

    private TestPorts ports = null!;

    private static IEnumerable<TestCaseData> All =>
    [
        Request("deactivate", async (ports, id) => await ports.HandleAsync(new DeactivateUserCommand(id))),
        Request("reactivate", async (ports, id) => await ports.HandleAsync(new ReactivateUserCommand(id))),
        Request("delete", async (ports, id) => await ports.HandleAsync(new DeleteUserCommand(id))),
        Request("get", async (ports, id) => await ports.HandleAsync(new GetUserQuery(id))),
    ];

    private static IEnumerable<TestCaseData> Losses => All.Where(test => test.ArgDisplayNames![0] is "deactivate" or "delete");

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [TestCaseSource(nameof(All))]
    public async Task Handle_WhenUnknown_IsNotFound(Func<object, Guid, Task<IResult>> send)
    {
        var result = await send(ports, Guid.Empty);

        Assert.That(result.Errors, Is.EqualTo([NotFound]));
    }

    [TestCaseSource(nameof(Losses))]
    public async Task Handle_WhenTheLastAdministratorWouldGo_IsAConflictAndChangesNothing(Func<object, Guid, Task<IResult>> send)
    {
        var user = ports.Has(TestUsers.Stored("ADMIN"));
        ports.HasOtherAdministrators(0);

        var result = await send(ports, user.Id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([LastAdministrator]));
            Assert.That(ports.Saved, Is.Empty);
            ports.Users.Verify(port => port.RemoveAsync(It.IsAny<User>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Deactivate_WhenAnotherAdministratorStays_SavesTheUserLockedOut()
    {
        var user = ports.Has(TestUsers.Stored("ADMIN"));
        ports.HasOtherAdministrators(1);

        var view = (await ports.HandleAsync(new DeactivateUserCommand(user.Id))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((view.Status, view.UpdatedAt), Is.EqualTo((UserStatus.Inactive, TestPorts.Now)));
            Assert.That(ports.Saved, Is.EqualTo([(user, (string?)null)]));
        }
    }

    [Test]
    public async Task Reactivate_WhenLockedOut_SavesTheUserActive()
    {
        var user = ports.Has(TestUsers.Stored(status: UserStatus.Suspended));

        var view = (await ports.HandleAsync(new ReactivateUserCommand(user.Id))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((view.Status, view.UpdatedAt), Is.EqualTo((UserStatus.Active, TestPorts.Now)));
            Assert.That(ports.Saved, Is.EqualTo([(user, (string?)null)]));
        }
    }

    [Test]
    public async Task Delete_WhenAnotherAdministratorStays_RemovesTheUser()
    {
        var user = ports.Has(TestUsers.Stored("ADMIN"));
        ports.HasOtherAdministrators(1);

        var result = await ports.HandleAsync(new DeleteUserCommand(user.Id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            ports.Users.Verify(port => port.RemoveAsync(user, It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task GetOwn_WhenSignedIn_IsTheCaller()
    {
        var user = ports.Has(TestUsers.Stored());
        ports.Caller = TestUsers.CallerOf(user);

        Assert.That((await ports.HandleAsync(new GetOwnUserQuery())).Value.Id, Is.EqualTo(user.Id));
    }

    [TestCase(false, true, "")]
    [TestCase(true, true, "")]
    [TestCase(false, false, "")]
    [TestCase(true, false, ErrorCodes.PasswordChangeRequired)]
    public async Task GetOwn_WhenThePasswordMustBeChanged_IsUpToWhoAsks(bool mustChange, bool allows, string expected)
    {
        var user = ports.Has(TestUsers.Stored());
        ports.Caller = TestUsers.CallerOf(user) with { MustChangePassword = mustChange };

        var result = await ports.SendAsync(new GetOwnUserQuery { AllowsTemporaryPassword = allows });

        Assert.That(result.Summary(), Is.EqualTo(expected));
    }

    [Test]
    public async Task GetOwn_WhenTheCallerIsGone_WantsASignIn()
    {
        var result = await ports.HandleAsync(new GetOwnUserQuery());

        Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired)]));
    }

    private static TestCaseData Request(string name, Func<TestPorts, Guid, Task<IResult>> send) =>
        new TestCaseData((Func<object, Guid, Task<IResult>>)((ports, id) => send((TestPorts)ports, id))).SetArgDisplayNames(name);
}
