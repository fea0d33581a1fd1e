using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.ServiceAccounts;

public sealed class IssueServiceTokenTests
{
    private const string OtherOrganization = "org_1";

    private static readonly ClientCredentials Right = new(TestServiceAccounts.Id, new(TestServiceAccounts.RightSecret));
    private static readonly ClientCredentials Wrong = Right with { Secret = new("wrong secret") };
    private static readonly Error Invalid = new(ErrorKind.Unauthenticated, ErrorCodes.InvalidClient);

    private TestPorts ports = null!;

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts { Caller = Caller.Anonymous() };
        ports.Organizations.Setup(port => port.FindAsync(OtherOrganization, It.IsAny<CancellationToken>())).ReturnsAsync(() => ports.Organization);
    }

    [TestCase(null, "users:read users:edit")]
    [TestCase("users:edit", "users:edit")]
    public async Task Handle_WhenRight_IssuesATokenForWhatIsAsked(string? scope, string expected)
    {
        ports.Has(TestServiceAccounts.Stored(organizationId: OtherOrganization));

        var token = (await ports.HandleAsync(new IssueServiceTokenCommand(Right, scope))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.AccessToken.Value.Value, Is.EqualTo("service token"));
            Assert.That(string.Join(' ', token.Permissions), Is.EqualTo(expected));
            ports.Tokens.Verify(port => port.IssueToService(It.Is<ServiceTokenSubject>(subject =>
                subject.ClientId == TestServiceAccounts.Id
                && subject.OrganizationId == OtherOrganization
                && subject.OrganizationTemplate == OrganizationTemplates.HelpDesk
                && string.Join(' ', subject.Permissions) == expected
                && subject.AccessVersion == 3)));
        }
    }

    [Test]
    public async Task Handle_WhenRight_NotesTheUseAndTellsTheAuditWhoCame()
    {
        var account = ports.Has(TestServiceAccounts.Stored(organizationId: OtherOrganization));

        await ports.HandleAsync(new IssueServiceTokenCommand(Right, Scope: null));

        using (Assert.EnterMultipleScope())
        {
            ports.ServiceAccounts.Verify(port => port.RecordUseAsync(account, TestPorts.Now, It.IsAny<CancellationToken>()), Times.Once);
            Assert.That(ports.Told, Is.EqualTo(
            [
                new AuditEntry(AuditActions.ServiceSignIn)
                {
                    OrganizationId = OtherOrganization,
                    SubjectId = TestServiceAccounts.Id,
                    SubjectName = TestServiceAccounts.Name,
                    Actor = new(AuditActorKind.Service, TestServiceAccounts.Id, TestServiceAccounts.Name),
                    Changes = ports.Told[0].Changes,
                },
            ]));
        }
    }

    [Test]
    public async Task Handle_WhenTheSecretIsWrong_IsRefusedAndToldAsNobodys()
    {
        ports.Has(TestServiceAccounts.Stored(organizationId: OtherOrganization));

        await AssertRefusedAsync(Wrong, Invalid);

        var entry = ports.Told.Single();
        Assert.That(
            (entry.OrganizationId, entry.SubjectId, entry.Actor, entry.Outcome, entry.Reason),
            Is.EqualTo((OtherOrganization, TestServiceAccounts.Id, (AuditActor?)null, AuditOutcome.Refused, ErrorCodes.InvalidClient)));
    }

    [Test]
    public async Task Handle_WhenDisabled_IsRefused()
    {
        ports.Has(TestServiceAccounts.Stored(isActive: false));

        await AssertRefusedAsync(Right, Invalid);
    }

    [Test]
    public async Task Handle_WhenTheOrganizationIsLockedOut_IsRefused()
    {
        ports.Organization = ports.Organization with { IsActive = false };
        ports.Has(TestServiceAccounts.Stored());

        await AssertRefusedAsync(Right, Invalid);
    }

    [Test]
    public async Task Handle_WhenUnknown_HashesAllTheSameAndDoesNotKeepWhatWasSent()
    {
        await AssertRefusedAsync(new("a secret in the wrong place", Right.Secret), Invalid);

        using (Assert.EnterMultipleScope())
        {
            ports.ServiceSecrets.Verify(port => port.Hash(Right.Secret), Times.Once);
            Assert.That(
                ports.Told.Select(entry => (entry.Action, entry.SubjectId, entry.SubjectName, entry.Outcome)),
                Is.EqualTo([(AuditActions.ServiceSignIn, (string?)null, (string?)null, AuditOutcome.Refused)]));
        }
    }

    [Test]
    public async Task Handle_WhenAskedForMoreThanItHolds_IsRefusedAndToldAsTheServices()
    {
        ports.Has(TestServiceAccounts.Stored());

        await AssertRefusedAsync(Right, Error.Validation(ErrorCodes.InvalidScope), scope: "users:read users:delete");

        Assert.That((ports.Told[0].Actor?.Id, ports.Told[0].Reason), Is.EqualTo((TestServiceAccounts.Id, ErrorCodes.InvalidScope)));
    }

    private async Task AssertRefusedAsync(ClientCredentials client, Error error, string? scope = null)
    {
        var result = await ports.HandleAsync(new IssueServiceTokenCommand(client, scope));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([error]));
            ports.Tokens.Verify(port => port.IssueToService(It.IsAny<ServiceTokenSubject>()), Times.Never);
            ports.ServiceAccounts.Verify(
                port => port.RecordUseAsync(It.IsAny<ServiceAccount>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()),
                Times.Never);
        }
    }
}
