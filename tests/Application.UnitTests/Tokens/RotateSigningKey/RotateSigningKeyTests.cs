using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Tokens.RotateSigningKey;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Tokens.RotateSigningKey;

public sealed class RotateSigningKeyTests
{
    private static readonly NewSigningKey Next = new("next", TestPorts.Now.AddDays(1));
    private static readonly NewSigningKey Only = new("only", TestPorts.Now);

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts { Caller = Caller.System(Organization.HelpDeskId) };
        ports.SigningKeys.Setup(port => port.AddNextAsync(It.IsAny<CancellationToken>())).ReturnsAsync(Next);
        ports.SigningKeys.Setup(port => port.ReplaceAllAsync(It.IsAny<CancellationToken>())).ReturnsAsync(Only);
    }

    [Test]
    public async Task Send_WhenThereIsTime_AddsTheNextKeyAndKeepsTheOthers()
    {
        var rotated = await ports.SendAsync(new RotateSigningKeyCommand(Immediately: false));

        Assert.That(rotated.Value, Is.EqualTo(Next));
        ports.SigningKeys.Verify(port => port.ReplaceAllAsync(It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Send_WhenAKeyHasLeaked_ReplacesAll()
    {
        var rotated = await ports.SendAsync(new RotateSigningKeyCommand(Immediately: true));

        Assert.That(rotated.Value, Is.EqualTo(Only));
        ports.SigningKeys.Verify(port => port.AddNextAsync(It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Send_WhenAnAdministratorAsks_IsRefused()
    {
        ports.Caller = TestUsers.SignedIn(Permissions.UsersEdit, Permissions.ServiceAccountsManage, Permissions.AuditRead);

        var rotated = await ports.SendAsync(new RotateSigningKeyCommand(Immediately: true));

        Assert.That(rotated.Errors.Single().Code, Is.EqualTo(ErrorCodes.PermissionMissing));
        ports.SigningKeys.VerifyNoOtherCalls();
    }
}
