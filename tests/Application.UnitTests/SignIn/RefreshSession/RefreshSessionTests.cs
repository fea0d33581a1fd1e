using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.SignIn.LogOut;
using HelpDesk.Users.Application.SignIn.RefreshSession;
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
            Assert.That((await ports.ValidateAsync(new RefreshSessionCommand(null))).Summary(), Is.EqualTo("RefreshToken:required"));
            Assert.That((await ports.ValidateAsync(new LogOutCommand(null))).Summary(), Is.EqualTo("RefreshToken:required"));
        }
    }

    [Test]
    public async Task Handle_WhenGranted_IssuesANewPairOfTheSameFamily()
    {
        var user = ports.Has(TestUsers.Stored());
        Grants(user, accessVersion: 3);

        var signedIn = (await ports.HandleAsync(new RefreshSessionCommand(Token))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((signedIn.AccessToken.Value.Value, signedIn.RefreshToken.Value), Is.EqualTo(("access token", "refresh token")));
            Assert.That(signedIn.User.Id, Is.EqualTo(user.Id));
            ports.RefreshTokens.Verify(
                port => port.IssueAsync(It.Is<Credential>(credential => credential.User.Id == user.Id), It.Is<RefreshGrant>(grant => grant.Family == Family), TestPorts.Now, It.IsAny<CancellationToken>()),
                Times.Once);
        }
    }

    [TestCase(UserStatus.Active, 2)]
    [TestCase(UserStatus.Active, 4)]
    [TestCase(UserStatus.Inactive, 3)]
    [TestCase(UserStatus.Suspended, 3)]
    public async Task Handle_WhenTheUsersAccessIsAnother_IsRefused(UserStatus status, long accessVersion)
    {
        Grants(ports.Has(TestUsers.Stored(status: status)), accessVersion);

        await AssertRefusedAsync();
    }

    [Test]
    public async Task Handle_WhenTheTokenDoesNotCount_IsRefused()
    {
        ports.Has(TestUsers.Stored());

        await AssertRefusedAsync();
    }

    [Test]
    public async Task Handle_WhenTheUserIsGone_IsRefused()
    {
        Grants(TestUsers.Stored(), accessVersion: 3);

        await AssertRefusedAsync();
    }

    [Test]
    public async Task LogOut_WhenHandled_EndsTheFamily()
    {
        var result = await ports.HandleAsync(new LogOutCommand(Token));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            ports.RefreshTokens.Verify(port => port.EndFamilyAsync(Token, It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    private void Grants(User user, long accessVersion) =>
        ports.RefreshTokens.Setup(port => port.RedeemAsync(Token, TestPorts.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new RefreshGrant(user.Id, user.OrganizationId, Family, TestPorts.Now, accessVersion));

    private async Task AssertRefusedAsync()
    {
        var result = await ports.HandleAsync(new RefreshSessionCommand(Token));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Invalid]));
            ports.Tokens.Verify(port => port.Issue(It.IsAny<TokenSubject>()), Times.Never);
        }
    }
}
