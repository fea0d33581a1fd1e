using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.GetServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.Application.ServiceAccounts.ListServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;
using HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.ServiceAccounts;

public sealed class ServiceAccountStoreTests
{
    private const string Other = "org_1";

    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Add_WhenStored_KeepsOnlyTheHashOfTheSecret()
    {
        var created = await CreateAsync();

        var row = await ReadAsync(created.Account.Id);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(created.Secret.Value)));
        Assert.Multiple(() =>
        {
            Assert.That(created.Secret.Value, Does.Match(@"\A[A-Za-z0-9_-]{43}\z"), "256 random bits");
            Assert.That((row.SecretHash, row.PreviousSecretHash), Is.EqualTo((hash, (string?)null)));
            Assert.That(StoredBytes.Contain(directory, created.Secret.Value), Is.False);
            Assert.That(StoredBytes.Contain(directory, hash), Is.True);
        });
    }

    [Test]
    public async Task Add_WhenTheNameIsTaken_ReturnsConflictAndNoneBeside()
    {
        await CreateAsync();

        var again = await directory.SendAsync(TestDirectory.NewServiceAccount(" Tickets "));
        directory.Clock.Advance(TimeSpan.FromSeconds(1));
        var inOtherCase = await directory.SendAsync(TestDirectory.NewServiceAccount("tickets"));

        Assert.Multiple(async () =>
        {
            Assert.That(again.Errors.Select(error => (error.Kind, error.Code)), Is.EqualTo(new[] { (ErrorKind.Conflict, ErrorCodes.ServiceNameTaken) }));
            Assert.That(inOtherCase.IsSuccess, Is.True, "Names are compared exactly.");
            Assert.That((await ListAsync()).Select(view => view.Name), Is.EqualTo(new[] { "Tickets", "tickets" }));
        });
    }

    [Test]
    public async Task Add_WhenManyWantTheSameNameAtOnce_OneSucceeds()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => directory.SendAsync(TestDirectory.NewServiceAccount()))));

        Assert.Multiple(() =>
        {
            Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(1));
            Assert.That(results.SelectMany(result => result.Errors).Select(error => error.Code), Is.All.EqualTo(ErrorCodes.ServiceNameTaken));
        });
    }

    [Test]
    public async Task Use_WhenTheAccountIsInAnotherOrganization_FindsNothingAndAnotherMayHaveTheName()
    {
        await directory.SeedAsync(Other);
        var theirs = await CreateAsync(Other);
        var id = theirs.Account.Id;

        var ours = await directory.SendAsync(TestDirectory.NewServiceAccount());

        var refusals = new IResult[]
        {
            await directory.SendAsync(new GetServiceAccountQuery(id)),
            await directory.SendAsync(new RotateServiceAccountSecretCommand(id)),
            await directory.SendAsync(new UpdateServiceAccountCommand(id) { IsActive = new(false) }),
            await directory.SendAsync(new DeleteServiceAccountCommand(id)),
        };
        Assert.Multiple(async () =>
        {
            Assert.That(ours.IsSuccess, Is.True);
            Assert.That(refusals.Select(refused => refused.Errors.Single().Code), Is.All.EqualTo(ErrorCodes.ServiceAccountNotFound));
            Assert.That((await ListAsync()).Select(view => view.Id), Is.EqualTo(new[] { ours.Value.Account.Id }));
            Assert.That((await ReadAsync(id)).Version, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task List_WhenSeveral_IsInOrderOfCreation()
    {
        foreach (var name in new[] { "c", "a", "b" })
        {
            await directory.SendAsync(TestDirectory.NewServiceAccount(name));
            directory.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That((await ListAsync()).Select(view => view.Name), Is.EqualTo(new[] { "c", "a", "b" }));
    }

    [Test]
    public async Task View_WhenRead_IsWhatTheCommandReturned()
    {
        var created = await CreateAsync();
        var rotated = (await directory.SendAsync(new RotateServiceAccountSecretCommand(created.Account.Id) { Overlap = ServiceAccount.ParseOverlap(60) })).Value.Account;

        var read = (await directory.SendAsync(new GetServiceAccountQuery(created.Account.Id))).Value;

        Assert.Multiple(() =>
        {
            Assert.That(read with { Permissions = rotated.Permissions }, Is.EqualTo(rotated));
            Assert.That(read.Permissions, Is.EqualTo(new[] { "users:read" }));
            Assert.That(read.PreviousSecretUntil, Is.EqualTo(directory.Clock.GetUtcNow().AddSeconds(60)));
        });
    }

    [Test]
    public async Task RecordUse_WhenManyAtOnce_AllGetATokenAndTheAccountIsNotChanged()
    {
        var created = await CreateAsync();
        directory.Clock.Advance(TimeSpan.FromMinutes(5));

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SignInAsync(created))));

        var row = await ReadAsync(created.Account.Id);
        Assert.Multiple(() =>
        {
            Assert.That(results.Select(result => result.IsSuccess), Is.All.True);
            Assert.That((row.LastUsedAt, row.Version), Is.EqualTo(((DateTimeOffset?)directory.Clock.GetUtcNow(), 1L)));
        });
    }

    [Test]
    public async Task RecordUse_WhenChangedSinceTheSecretWasRight_LooksAgain()
    {
        var created = await CreateAsync();

        var runs = 0;
        var result = await directory.CommandAsync(async scope =>
        {
            var accounts = scope.GetRequiredService<IServiceAccounts>();
            var account = await accounts.FindClientAsync(created.Account.Id, CancellationToken.None);
            if (runs++ == 0)
            {
                await directory.SendAsync(new UpdateServiceAccountCommand(created.Account.Id) { IsActive = new(false) });
            }

            await accounts.RecordUseAsync(account!, directory.Clock.GetUtcNow(), CancellationToken.None);
            return Result<bool>.Success(account!.IsActive);
        });

        Assert.That((runs, result.Value), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task SignIn_WhenRightOrWrong_IsAuditedInTheServicesOrganization()
    {
        await directory.SeedAsync(Other);
        var created = await CreateAsync(Other);

        await SignInAsync(created);
        await SignInAsync(created with { Secret = new("wrong") });

        var records = await directory.ReadAsync(context => context.AuditRecords.IgnoreQueryFilters()
            .Where(row => row.Action == AuditActions.ServiceSignIn).OrderBy(row => row.Sequence).ToListAsync());
        Assert.That(
            records.Select(row => (row.OrganizationId, row.SubjectId, row.ActorKind, row.ActorId, row.Outcome, row.Reason)),
            Is.EqualTo(new[]
            {
                (Other, created.Account.Id, AuditActorKind.Service, created.Account.Id, AuditOutcome.Succeeded, null),
                (Other, created.Account.Id, AuditActorKind.Anonymous, (string?)null, AuditOutcome.Refused, ErrorCodes.InvalidClient),
            }));
    }

    private async Task<NewServiceSecret> CreateAsync(string organizationId = Organization.HelpDeskId) =>
        (await directory.SendAsync(TestDirectory.NewServiceAccount(), TestDirectory.CallerIn(organizationId))).Value;

    private Task<Result<ServiceToken>> SignInAsync(NewServiceSecret created) =>
        directory.SendAsync(new IssueServiceTokenCommand(new(created.Account.Id, created.Secret), Scope: null), Caller.Anonymous());

    private async Task<IReadOnlyList<ServiceAccountView>> ListAsync() => (await directory.SendAsync(new ListServiceAccountsQuery())).Value;

    private Task<ServiceAccountRow> ReadAsync(string id) =>
        directory.ReadAsync(context => context.ServiceAccounts.IgnoreQueryFilters().SingleAsync(row => row.Id == id));
}
