using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.GetServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.ListServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;
using HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.ServiceAccounts;

/// <summary>The use cases about accounts that there are.</summary>
public sealed class ManageServiceAccountTests
{
    private const string Id = TestServiceAccounts.Id;

    private static readonly Error NotFound = new(ErrorKind.NotFound, ErrorCodes.ServiceAccountNotFound);
    private static readonly ServiceAccountView View = ServiceAccountView.From(TestServiceAccounts.Stored());

    private TestPorts ports = null!;

    private static IEnumerable<TestCaseData> All =>
    [
        Request("get", async ports => await ports.HandleAsync(new GetServiceAccountQuery(Id))),
        Request("rotate", async ports => await ports.HandleAsync(new RotateServiceAccountSecretCommand(Id))),
        Request("update", async ports => await ports.HandleAsync(new UpdateServiceAccountCommand(Id) { IsActive = new(false) })),
        Request("delete", async ports => await ports.HandleAsync(new DeleteServiceAccountCommand(Id))),
    ];

    [SetUp]
    public void SetUp() => ports = new TestPorts { Caller = TestUsers.SignedIn("users:read", "users:edit") };

    [TestCaseSource(nameof(All))]
    public async Task Handle_WhenUnknown_IsNotFound(Func<object, Task<IResult>> send)
    {
        var result = await send(ports);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.EqualTo([NotFound]));
            Assert.That(ports.Told, Is.Empty);
        }
    }

    [Test]
    public async Task GetAndList_WhenThere_ReturnWhatIsRead()
    {
        ports.ServiceAccounts.Setup(port => port.FindViewAsync(Id, It.IsAny<CancellationToken>())).ReturnsAsync(View);
        ports.ServiceAccounts.Setup(port => port.ListViewsAsync(It.IsAny<CancellationToken>())).ReturnsAsync([View]);

        var one = await ports.HandleAsync(new GetServiceAccountQuery(Id));
        var all = await ports.HandleAsync(new ListServiceAccountsQuery());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Value, Is.SameAs(View));
            Assert.That(all.Value, Is.EqualTo([View]));
        }
    }

    [TestCase(null, 86_400)]
    [TestCase(60, 60)]
    public async Task Rotate_WhenOverlapping_SavesBothSecretsAndReturnsTheNewOne(long? seconds, int expected)
    {
        var account = ports.Has(TestServiceAccounts.Stored());

        var rotated = (await ports.HandleAsync(new RotateServiceAccountSecretCommand(Id) { Overlap = seconds is { } sent ? ServiceAccount.ParseOverlap(sent) : default(Input<TimeSpan>) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rotated.Secret.Value, Is.EqualTo(TestPorts.NewSecret));
            Assert.That(rotated.Account.PreviousSecretUntil, Is.EqualTo(TestPorts.Now.AddSeconds(expected)));
            Assert.That(account.VerifySecret(TestPorts.HashOf(TestPorts.NewSecret), TestPorts.Now), Is.True);
            Assert.That(account.VerifySecret(TestPorts.HashOf(TestServiceAccounts.RightSecret), TestPorts.Now), Is.True);
            VerifySaved(account);
            AssertTold(AuditActions.ServiceAccountSecretRotated);
        }
    }

    [Test]
    public async Task Rotate_WhenNoOverlap_ForgetsTheSecretBefore()
    {
        ports.Has(TestServiceAccounts.Stored());

        var rotated = (await ports.HandleAsync(new RotateServiceAccountSecretCommand(Id) { Overlap = new(TimeSpan.Zero) })).Value;

        Assert.That(rotated.Account.PreviousSecretUntil, Is.Null);
    }

    [Test]
    public async Task Rotate_WhenTheServiceMayMoreThanTheCallerCanGive_IsRefused()
    {
        ports.Caller = TestUsers.SignedIn("users:read");
        var account = ports.Has(TestServiceAccounts.Stored());

        var result = await ports.HandleAsync(new RotateServiceAccountSecretCommand(Id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Errors[0].Kind, result.Errors[0].Code), Is.EqualTo((ErrorKind.Forbidden, ErrorCodes.PermissionMissing)));
            Assert.That(result.Errors[0].Allowed, Is.EqualTo(["users:edit"]));
            Assert.That(account.VerifySecret(TestPorts.HashOf(TestPorts.NewSecret), TestPorts.Now), Is.False);
            AssertTold(AuditActions.ServiceAccountSecretRotated, AuditOutcome.Refused, ErrorCodes.PermissionMissing);
        }
    }

    [TestCase(true, false, AuditActions.ServiceAccountDisabled)]
    [TestCase(false, true, AuditActions.ServiceAccountEnabled)]
    public async Task Update_WhenTheFlagChanges_SavesAndTellsIt(bool before, bool after, string action)
    {
        var account = ports.Has(TestServiceAccounts.Stored(isActive: before));

        var view = (await ports.HandleAsync(new UpdateServiceAccountCommand(Id) { IsActive = new(after) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(view.IsActive, Is.EqualTo(after));
            Assert.That(account.AccessVersion, Is.EqualTo(4));
            VerifySaved(account);
            AssertTold(action);
        }
    }

    [TestCase(null)]
    [TestCase(true)]
    public async Task Update_WhenNothingChanges_SavesAndTellsNothing(bool? isActive)
    {
        ports.Has(TestServiceAccounts.Stored());

        var result = await ports.HandleAsync(new UpdateServiceAccountCommand(Id) { IsActive = isActive is { } flag ? new(flag) : default(Input<bool>) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(ports.Told, Is.Empty);
            ports.ServiceAccounts.Verify(port => port.SaveAsync(It.IsAny<ServiceAccount>(), It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Delete_WhenThere_RemovesAndTellsIt()
    {
        var account = ports.Has(TestServiceAccounts.Stored());

        var result = await ports.HandleAsync(new DeleteServiceAccountCommand(Id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            ports.ServiceAccounts.Verify(port => port.RemoveAsync(account, It.IsAny<CancellationToken>()), Times.Once);
            AssertTold(AuditActions.ServiceAccountDeleted);
        }
    }

    private static TestCaseData Request(string name, Func<TestPorts, Task<IResult>> send) =>
        new TestCaseData((Func<object, Task<IResult>>)(ports => send((TestPorts)ports))).SetArgDisplayNames(name);

    private void VerifySaved(ServiceAccount account) =>
        ports.ServiceAccounts.Verify(port => port.SaveAsync(account, It.IsAny<CancellationToken>()), Times.Once);

    private void AssertTold(string action, AuditOutcome outcome = AuditOutcome.Succeeded, string? reason = null) =>
        Assert.That(
            ports.Told.Select(entry => (entry.Action, entry.SubjectId, entry.SubjectName, entry.Outcome, entry.Reason)),
            Is.EqualTo([(action, (string?)Id, (string?)TestServiceAccounts.Name, outcome, reason)]));
}
