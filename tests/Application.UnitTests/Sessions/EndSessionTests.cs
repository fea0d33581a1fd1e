using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Sessions.EndSession;
using HelpDesk.Users.Domain.Results;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Sessions;

public sealed class EndSessionTests
{
    private static readonly Guid SessionId = Guid.CreateVersion7(TestUsers.Created);

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [Test]
    public async Task Handle_WhenTheUserHasIt_TellsTheAuditWhichOne()
    {
        var user = ports.Has(TestUsers.Stored());
        ports.RefreshTokens.Setup(port => port.EndFamilyAsync(user.Id, SessionId, It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var result = await ports.HandleAsync(new EndSessionCommand(user.Id, SessionId));

        var told = ports.Told.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(
                (told.Action, told.Outcome, told.SubjectId, told.SubjectName),
                Is.EqualTo((AuditActions.SessionEnded, AuditOutcome.Succeeded, user.Id.ToString(), "Ana@example.com")));
            Assert.That(told.Changes, Is.EqualTo([new AuditChange("session", SessionId.ToString(), null)]));
        }
    }

    [TestCase(true, ErrorCodes.SessionNotFound)]
    [TestCase(false, ErrorCodes.UserNotFound)]
    public async Task Handle_WhenThereIsNone_TellsNothing(bool known, string expected)
    {
        var user = TestUsers.Stored();
        if (known)
        {
            ports.Has(user);
        }

        var result = await ports.HandleAsync(new EndSessionCommand(user.Id, SessionId));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(expected));
            Assert.That(ports.Told, Is.Empty);
        }
    }
}
