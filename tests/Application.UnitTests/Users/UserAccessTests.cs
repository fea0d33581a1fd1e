using HelpDesk.Users.Application.Account.GetOwnUser;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Application.Users.DeleteUser;
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
        Request("deactivate", async (ports, user) => await ports.HandleAsync(new DeactivateUserCommand(user))),
        Request("reactivate", async (ports, user) => await ports.HandleAsync(new ReactivateUserCommand(user))),
        Request("delete", async (ports, user) => await ports.HandleAsync(new DeleteUserCommand(user))),
        Request("get", async (ports, user) => await ports.HandleAsync(new GetUserQuery(user))),
    ];

    private static IEnumerable<TestCaseData> Losses => All.Where(test => test.ArgDisplayNames![0] is "deactivate" or "delete");

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [TestCaseSource(nameof(All))]
    public async Task Handle_WhenUnknown_IsNotFound(Func<object, UserReference, Task<IResult>> send)
    {
        var byId = await send(ports, Guid.Empty);
        var byNumber = await send(ports, UserReference.Numbered(0));

        Assert.That(byId.Errors.Concat(byNumber.Errors), Is.EqualTo([NotFound, NotFound]));
    }

    [TestCaseSource(nameof(All))]
    public async Task Handle_WhenNamedByNumber_IsForThatUser(Func<object, UserReference, Task<IResult>> send)
    {
        var user = ports.Has(TestUsers.Stored());

        var result = await send(ports, UserReference.Numbered(user.Number));

        Assert.That(result.IsSuccess, Is.True);
    }

    [TestCaseSource(nameof(Losses))]
    public async Task Handle_WhenTheLastAdministratorWouldGo_IsAConflictAndChangesNothing(Func<object, UserReference, Task<IResult>> send)
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

    [Test]
    public async Task GetOwn_WhenThePasswordMustBeChanged_IsTheCaller()
    {
        var user = ports.Has(TestUsers.Stored());
        ports.Caller = TestUsers.CallerOf(user) with { MustChangePassword = true };

        Assert.That((await ports.SendAsync(new GetOwnUserQuery())).Value.Id, Is.EqualTo(user.Id));
    }

    [Test]
    public async Task GetOwn_WhenTheCallerIsGone_WantsASignIn()
    {
        var result = await ports.HandleAsync(new GetOwnUserQuery());

        Assert.That(result.Errors, Is.EqualTo([new Error(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired)]));
    }

    private static TestCaseData Request(string name, Func<TestPorts, UserReference, Task<IResult>> send) =>
        new TestCaseData((Func<object, UserReference, Task<IResult>>)((ports, user) => send((TestPorts)ports, user))).SetArgDisplayNames(name);
}
