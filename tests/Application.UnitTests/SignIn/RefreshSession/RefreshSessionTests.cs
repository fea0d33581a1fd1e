using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Sessions;
using HelpDesk.Users.Application.SignIn.LogOut;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.SignIn.RefreshSession;

public sealed class RefreshSessionTests
{
    private static readonly Secret Token = new("old refresh token");
    private static readonly Guid Family = Guid.CreateVersion7(TestUsers.Created);
    private static readonly Error Invalid = new(ErrorKind.Unauthenticated, ErrorCodes.InvalidRefreshToken);

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp() => ports = new TestPorts();

    [Test]
    public async Task Validate_WhenNoToken_WantsOne()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ports.ValidateAsync(new RefreshSessionCommand(Secret.Parse(null)))).Summary(), Is.EqualTo("RefreshToken:required"));
            Assert.That((await ports.ValidateAsync(new LogOutCommand(Secret.Parse(null)))).Summary(), Is.EqualTo("RefreshToken:required"));
        }
    }

    [Test]
    public async Task Handle_WhenGranted_IssuesANewPairOfTheSameFamily()
    {
        var user = ports.Has(TestUsers.Stored());
        Grants(user, accessVersion: 3);

        var signedIn = (await ports.HandleAsync(new RefreshSessionCommand(new(Token)))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((signedIn.AccessToken.Value.Value, signedIn.RefreshToken.Value), Is.EqualTo(("access token", "refresh token")));
            Assert.That((signedIn.User.Id, signedIn.SessionExpiresAt), Is.EqualTo((user.Id, TestPorts.SessionEnd)));
            ports.Tokens.Verify(
                port => port.Issue(It.Is<TokenSubject>(subject => subject.SessionId == Family && subject.SessionExpiresAt == TestPorts.SessionEnd)),
                Times.Once);
            ports.RefreshTokens.Verify(
                port => port.ContinueAsync(Token, It.Is<RefreshGrant>(grant => grant.Family == Family), TestPorts.Now, It.IsAny<CancellationToken>()),
                Times.Once);
        }
    }

    [Test]
    public async Task Handle_WhenTheOrganizationIsLockedOut_IsRefusedAsAnyTokenThatNoLongerCounts()
    {
        ports.Organization = ports.Organization with { IsActive = false };
        Grants(ports.Has(TestUsers.Stored()), accessVersion: 3);

        var result = await ports.HandleAsync(new RefreshSessionCommand(new(Token)));

        Assert.That(result.Errors, Is.EqualTo([Invalid]));
    }

    [TestCase(UserStatus.Active, 2)]
    [TestCase(UserStatus.Active, 4)]
    [TestCase(UserStatus.Inactive, 3)]
    [TestCase(UserStatus.Suspended, 3)]
    public async Task Handle_WhenTheUsersAccessIsAnother_EndsTheFamilyAndTellsTheAudit(UserStatus status, long accessVersion)
    {
        Grants(ports.Has(TestUsers.Stored(status: status)), accessVersion);

        await AssertRefusedAsync(told: true);
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task Handle_WhenTheTokenIsUsedOrExpired_EndsTheFamilyAndTellsTheAudit(bool isUsed, int ticksLeft)
    {
        Grants(ports.Has(TestUsers.Stored()), accessVersion: 3, isUsed, TestPorts.Now.AddTicks(ticksLeft));

        await AssertRefusedAsync(told: true);
    }

    [Test]
    public async Task Handle_WhenAUsedTokenMayBeSentAgain_ContinuesTheSession()
    {
        Grants(ports.Has(TestUsers.Stored()), accessVersion: 3, isUsed: true, successor: new("refresh token"));

        var signedIn = await ports.HandleAsync(new RefreshSessionCommand(new(Token)));

        Assert.That((signedIn.Value.RefreshToken.Value, ports.Told.Count), Is.EqualTo(("refresh token", 0)));
    }

    [TestCase(UserStatus.Active, 2)]
    [TestCase(UserStatus.Inactive, 3)]
    public async Task Handle_WhenAUsedTokenMayBeSentAgainAndTheUsersAccessIsAnother_EndsTheFamily(UserStatus status, long accessVersion)
    {
        Grants(ports.Has(TestUsers.Stored(status: status)), accessVersion, isUsed: true, successor: new("refresh token"));

        await AssertRefusedAsync(told: true);
    }

    [Test]
    public async Task Handle_WhenTheFamilyHasEndedAlready_TellsTheAuditNothing()
    {
        Grants(ports.Has(TestUsers.Stored()), accessVersion: 3, isUsed: true);
        ports.RefreshTokens.Setup(port => port.EndFamilyAtOnceAsync(Family, It.IsAny<CancellationToken>())).ReturnsAsync(false);

        await AssertRefusedAsync(told: false);
    }

    [Test]
    public async Task Handle_WhenTheTokenIsUnknown_IsRefused()
    {
        ports.Has(TestUsers.Stored());

        await AssertRefusedAsync(told: false);
    }

    [Test]
    public async Task Handle_WhenTheUserIsGone_IsRefused()
    {
        Grants(TestUsers.Stored(), accessVersion: 3);

        await AssertRefusedAsync(told: false);
    }

    [TestCase(0, ErrorCodes.TemporaryPasswordExpired)]
    [TestCase(1, "")]
    public async Task Handle_WhenTheTemporaryPasswordExpired_IsRefused(int ticksLeft, string expected)
    {
        Grants(ports.Has(TestUsers.Stored(mustChangePassword: true, temporaryPasswordUntil: TestPorts.Now.AddTicks(ticksLeft))), accessVersion: 3);

        Assert.That((await ports.HandleAsync(new RefreshSessionCommand(new(Token)))).Summary(), Is.EqualTo(expected));
    }

    [Test]
    public async Task LogOut_WhenHandled_EndsTheFamily()
    {
        var result = await ports.HandleAsync(new LogOutCommand(new(Token)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            ports.RefreshTokens.Verify(port => port.EndFamilyAsync(Token, It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    private void Grants(User user, long accessVersion, bool isUsed = false, DateTimeOffset? expiresAt = null, Secret? successor = null)
    {
        ports.RefreshTokens.Setup(port => port.FindAsync(Token, TestPorts.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new RefreshGrant(user.Id, user.OrganizationId, Family, TestPorts.Now, accessVersion, expiresAt ?? TestPorts.Now.AddDays(1), isUsed, successor));
        ports.RefreshTokens.Setup(port => port.EndFamilyAtOnceAsync(Family, It.IsAny<CancellationToken>())).ReturnsAsync(true);
    }

    private async Task AssertRefusedAsync(bool told)
    {
        var result = await ports.HandleAsync(new RefreshSessionCommand(new(Token)));

        var times = told ? Times.Once() : Times.Never();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Invalid]));
            ports.Tokens.Verify(port => port.Issue(It.IsAny<TokenSubject>()), Times.Never);
            ports.RefreshTokens.Verify(
                port => port.ContinueAsync(Token, It.IsAny<RefreshGrant>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()),
                Times.Never);
            ports.Guard.VerifyNoOtherCalls();
            ports.Audit.Verify(
                port => port.Add(It.Is<AuditEntry>(entry => entry.Action == AuditActions.Refresh && entry.Outcome == AuditOutcome.Refused)),
                times);
        }
    }
}
