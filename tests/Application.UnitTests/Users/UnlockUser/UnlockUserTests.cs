using HelpDesk.Users.Application.Users.UnlockUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.UnlockUser;

public sealed class UnlockUserTests
{
    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [Test]
    public async Task Handle_WhenUserExists_ForgetsTheFailures()
    {
        var user = ports.Has(TestUsers.Stored());

        var unlocked = await ports.HandleAsync(new UnlockUserCommand(user.Id));

        Assert.That(unlocked.IsSuccess, Is.True);
        ports.Users.Verify(port => port.UnlockAsync(user, It.IsAny<CancellationToken>()), Times.Once);
        Assert.That(ports.Saved, Is.Empty);
    }

    [Test]
    public async Task Handle_WhenUserIsUnknown_IsRefused()
    {
        var refused = await ports.HandleAsync(new UnlockUserCommand(Guid.CreateVersion7()));

        Assert.That(refused.Summary(), Is.EqualTo(ErrorCodes.UserNotFound));
        ports.Users.Verify(port => port.UnlockAsync(It.IsAny<User>(), It.IsAny<CancellationToken>()), Times.Never);
    }
}
