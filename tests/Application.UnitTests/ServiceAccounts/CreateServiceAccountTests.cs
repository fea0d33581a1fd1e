using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.ServiceAccounts;

public sealed class CreateServiceAccountTests
{
    private static readonly CreateServiceAccountCommand Valid = new(ServiceAccountName.Parse("  Tickets "), new(["users:read", "users:read"]));

    private TestPorts ports = null!;

    private static IEnumerable<TestCaseData> Commands =>
    [
        Command("valid", Valid, ""),
        Command("all wrong", new(ServiceAccountName.Parse(" "), new(["users:read", "users:delete"])), "Permissions:unknown_choice ServiceName:too_short"),
        Command("no permission", Valid with { Permissions = new([]) }, "Permissions:required"),
    ];

    [SetUp]
    public void SetUp() => ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.ServiceAccountsManage, "users:read") };

    [TestCaseSource(nameof(Commands))]
    public async Task Validate_WhenAsked_FindsAllFaults(CreateServiceAccountCommand command, string expected) =>
        Assert.That((await ports.ValidateAsync(command)).Summary(), Is.EqualTo(expected));

    [Test]
    public async Task Validate_WhenNotHeld_TellsWhatTheCallerMayGive()
    {
        var error = (await ports.ValidateAsync(Valid with { Permissions = new(["users:delete"]) })).Single();

        Assert.That(error.Allowed, Is.EqualTo([Permissions.ServiceAccountsManage, "users:read"]));
    }

    [Test]
    public async Task Handle_WhenValid_StoresTheHashAndReturnsTheSecretThisOnce()
    {
        ServiceAccount? added = null;
        ports.ServiceAccounts.Setup(port => port.AddAsync(It.IsAny<ServiceAccount>(), It.IsAny<CancellationToken>()))
            .Callback((ServiceAccount account, CancellationToken _) => added = account)
            .ReturnsAsync(Result.Success);

        var created = (await ports.HandleAsync(Valid)).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Secret.Value, Is.EqualTo(TestPorts.NewSecret));
            Assert.That(
                (created.Account.Id, created.Account.Name, created.Account.IsActive, created.Account.CreatedAt),
                Is.EqualTo((added?.Id, "Tickets", true, TestPorts.Now)));
            Assert.That(created.Account.Permissions, Is.EqualTo(["users:read"]));
            Assert.That((added?.OrganizationId, added?.SecretHash), Is.EqualTo((ports.Caller.OrganizationId, TestPorts.HashOf(TestPorts.NewSecret))));
        }
    }

    [Test]
    public async Task Handle_WhenValid_TellsTheAuditAllButTheSecret()
    {
        var created = (await ports.HandleAsync(Valid)).Value;

        var entry = ports.Told.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (entry.Action, entry.SubjectId, entry.SubjectName, entry.Outcome),
                Is.EqualTo((AuditActions.ServiceAccountCreated, created.Account.Id, "Tickets", AuditOutcome.Succeeded)));
            Assert.That(entry.Changes, Is.EqualTo([new AuditChange("permissions", null, "users:read")]));
            Assert.That($"{entry} {string.Join(' ', entry.Changes)}", Does.Not.Contain(TestPorts.NewSecret));
        }
    }

    [Test]
    public async Task Handle_WhenNameTaken_ReturnsTheConflictAndTellsNothing()
    {
        var taken = new Error(ErrorKind.Conflict, ErrorCodes.ServiceNameTaken);
        ports.ServiceAccounts.Setup(port => port.AddAsync(It.IsAny<ServiceAccount>(), It.IsAny<CancellationToken>())).ReturnsAsync(taken);

        var result = await ports.HandleAsync(Valid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([taken]));
            Assert.That(ports.Told, Is.Empty);
        }
    }

    private static TestCaseData Command(string name, CreateServiceAccountCommand command, string expected) =>
        new TestCaseData(command, expected).SetArgDisplayNames(name);
}
