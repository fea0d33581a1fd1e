using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.IntrospectToken;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.ServiceAccounts;

public sealed class IntrospectTokenTests
{
    private static readonly Secret Token = new("token");
    private static readonly Secret ClientToken = new("client token");
    private static readonly ClientCredentials Client = new(TestServiceAccounts.Id, new(TestServiceAccounts.RightSecret));
    private static readonly Error Invalid = new(ErrorKind.Unauthenticated, ErrorCodes.InvalidClient);

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts { Caller = Caller.Anonymous() };
        ports.Has(TestServiceAccounts.Stored());
        Inspects(Token, Organization.HelpDeskId, clientId: null);
        Inspects(ClientToken, Organization.HelpDeskId, TestServiceAccounts.Id);
    }

    [Test]
    public async Task Handle_WhenAskedWithTheSecret_TellsWhatTheTokenSays() =>
        Assert.That((await AskAsync(new(Token) { Client = Client })).Value?.Subject, Is.EqualTo(Token.Value));

    [Test]
    public async Task Handle_WhenAskedWithATokenOfTheService_TellsWhatTheTokenSays() =>
        Assert.That((await AskAsync(new(Token) { ClientToken = ClientToken })).Value?.Subject, Is.EqualTo(Token.Value));

    [Test]
    public async Task Handle_WhenTheTokenIsOfAnotherOrganization_TellsNothing()
    {
        Inspects(Token, "org_1", clientId: null);

        Assert.That((await AskAsync(new(Token) { Client = Client })).Value, Is.Null);
    }

    [Test]
    public async Task Handle_WhenTheTokenDoesNotCount_TellsNothing() =>
        Assert.That((await AskAsync(new(new Secret("unknown")) { Client = Client })).Value, Is.Null);

    [Test]
    public async Task Handle_WhenTheSecretIsWrong_IsRefusedWithoutALook() =>
        await AssertRefusedAsync(new(Token) { Client = Client with { Secret = new("wrong secret") } });

    [Test]
    public async Task Handle_WhenTheServiceIsUnknown_IsRefused() =>
        await AssertRefusedAsync(new(Token) { Client = Client with { ClientId = "svc_2" } });

    [Test]
    public async Task Handle_WhenTheServiceIsDisabled_IsRefused()
    {
        ports.Has(TestServiceAccounts.Stored(isActive: false));

        await AssertRefusedAsync(new(Token) { Client = Client });
    }

    [Test]
    public async Task Handle_WhenTheOrganizationIsLockedOut_IsRefused()
    {
        ports.Organization = ports.Organization with { IsActive = false };

        await AssertRefusedAsync(new(Token) { Client = Client });
    }

    [Test]
    public async Task Handle_WhenNobodyAsks_IsRefused() => await AssertRefusedAsync(new(Token));

    [Test]
    public async Task Handle_WhenAUserAsks_IsRefused()
    {
        Inspects(ClientToken, Organization.HelpDeskId, clientId: null);

        await AssertRefusedAsync(new(Token) { ClientToken = ClientToken });
    }

    [Test]
    public async Task Handle_WhenTheServicesTokenDoesNotCount_IsRefused() =>
        await AssertRefusedAsync(new(Token) { ClientToken = new("unknown") });

    private Task<Result<InspectedToken?>> AskAsync(IntrospectTokenQuery query) => ports.HandleAsync(query);

    private async Task AssertRefusedAsync(IntrospectTokenQuery query)
    {
        var result = await AskAsync(query);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([Invalid]));
            ports.Inspector.Verify(port => port.InspectAsync(Token, It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    private void Inspects(Secret token, string organizationId, string? clientId) =>
        ports.Inspector.Setup(port => port.InspectAsync(token, It.IsAny<CancellationToken>())).ReturnsAsync(new InspectedToken
        {
            Id = "1",
            Subject = token.Value,
            OrganizationId = organizationId,
            Permissions = [],
            Issuer = "issuer",
            Audience = "audience",
            IssuedAt = TestPorts.Now,
            NotBefore = TestPorts.Now,
            ExpiresAt = TestPorts.Now,
            ClientId = clientId,
        });
}
