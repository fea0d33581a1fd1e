using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Sessions.EndOwnSession;
using HelpDesk.Users.Application.Sessions.ListOwnSessions;
using HelpDesk.Users.Domain.Results;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Sessions;

public sealed class OwnSessionsTests
{
    private static readonly Guid Current = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts();
        var user = ports.Has(TestUsers.Stored());
        ports.Caller = TestUsers.CallerOf(user) with { SessionId = Current };
        ports.RefreshTokens.Setup(port => port.ListSessionsAsync(user.Id, TestPorts.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync([new(Other, TestPorts.Now, TestPorts.Now, null, null), new(Current, TestPorts.Now, TestPorts.Now, null, null)]);
        ports.RefreshTokens.Setup(port => port.EndFamilyAsync(user.Id, Other, It.IsAny<CancellationToken>())).ReturnsAsync(true);
    }

    [Test]
    public async Task List_WhenSignedIn_MarksTheCurrentSession()
    {
        var sessions = await ports.SendAsync(new ListOwnSessionsQuery());

        Assert.That(sessions.Value.Select(session => (session.Id, session.IsCurrent)), Is.EqualTo([(Other, false), (Current, true)]));
    }

    [Test]
    public async Task End_WhenTheCallerHasIt_TellsTheAudit()
    {
        var ended = await ports.SendAsync(new EndOwnSessionCommand(Other));

        var told = ports.Told.Single();
        Assert.That((ended.IsSuccess, told.Action, told.SubjectId), Is.EqualTo((true, AuditActions.SessionEnded, $"{ports.Caller.UserId}")));
    }

    [Test]
    public async Task End_WhenNobodyOrSomebodyElseHasIt_IsNotFound()
    {
        var refused = await ports.SendAsync(new EndOwnSessionCommand(Guid.CreateVersion7()));

        Assert.That((refused.Summary(), ports.Told.Count), Is.EqualTo((ErrorCodes.SessionNotFound, 0)));
    }

    [Test]
    public async Task Call_WhenThePasswordMustBeChangedFirst_IsRefused()
    {
        ports.Caller = ports.Caller with { MustChangePassword = true };

        var (listed, ended) = (await ports.SendAsync(new ListOwnSessionsQuery()), await ports.SendAsync(new EndOwnSessionCommand(Other)));

        Assert.That((listed.Summary(), ended.Summary()), Is.EqualTo((ErrorCodes.PasswordChangeRequired, ErrorCodes.PasswordChangeRequired)));
    }
}
