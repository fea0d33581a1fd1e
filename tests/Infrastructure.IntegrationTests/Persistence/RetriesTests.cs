using System.Data.Common;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence;

/// <summary>A commit fails as it does on a bad network: before the database has done it, or after.</summary>
public sealed class RetriesTests
{
    private BadNetwork network = null!;
    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start()
    {
        network = new();
        directory = TestDirectory.CreateOn(services => services
            .ConfigureDbContext<SqliteDirectoryContext>(options => options.AddInterceptors(network))
            .Replace(ServiceDescriptor.Singleton(provider => new Retries(context => new Impatient(context), provider.GetRequiredService<TimeProvider>()))));
        await directory.Services.InitializeDirectoryAsync();
        await directory.SeedAsync();
    }

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Command_WhenTheAnswerToItsCommitIsLost_IsDoneOnce(bool isCommitted)
    {
        network.LoseNext(isCommitted);

        var created = await directory.SendAsync(TestDirectory.NewUser("ana@helpdesk.local"));

        var users = await directory.ReadAsync(context => context.Users.CountAsync(user => user.Id == created.Value.Id));
        var records = await directory.ReadAsync(context => context.AuditRecords.CountAsync(record => record.SubjectName == "ana@helpdesk.local"));
        Assert.Multiple(() =>
        {
            Assert.That((created.IsSuccess, users, records), Is.EqualTo((true, 1, 1)));
            Assert.That(network.Losses, Is.EqualTo(1));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Refusal_WhenTheAnswerToItsCommitIsLost_IsRecordedOnce(bool isCommitted)
    {
        var nobody = TestDirectory.CallerIn("helpdesk") with { Permissions = new HashSet<string>() };
        network.LoseNext(isCommitted);

        var refused = await directory.SendAsync(TestDirectory.NewUser("ana@helpdesk.local"), nobody);

        var records = await directory.ReadAsync(context => context.AuditRecords.CountAsync(record => record.Action == AuditActions.AccessRefused));
        Assert.Multiple(() =>
        {
            Assert.That(refused.Errors.Single().Kind, Is.EqualTo(ErrorKind.Forbidden));
            Assert.That((network.Losses, records), Is.EqualTo((1, 1)));
        });
    }

    [Test]
    public async Task Command_WhenEveryCommitFails_ChangesNothingAndSaysThatTheDatabaseIsOut()
    {
        network.LoseAll();

        var failure = Assert.ThrowsAsync<RetryLimitExceededException>(() => directory.SendAsync(TestDirectory.NewUser("ana@helpdesk.local")));

        network.LoseNone();
        var users = await directory.ReadAsync(context => context.Users.CountAsync());
        Assert.That((users, directory.Services.GetRequiredService<IOutages>().Include(failure!)), Is.EqualTo((1, true)));
    }

    /// <summary>Fails commits, as told.</summary>
    private sealed class BadNetwork : DbTransactionInterceptor
    {
        private int before;
        private int after;

        public int Losses { get; private set; }

        public void LoseNext(bool isCommitted) => (before, after) = isCommitted ? (0, 1) : (1, 0);

        public void LoseAll() => before = int.MaxValue;

        public void LoseNone() => (before, after) = (0, 0);

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            Lose(ref before);
            return new(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Lose(ref after);
            return Task.CompletedTask;
        }

        private void Lose(ref int count)
        {
            if (count > 0)
            {
                count--;
                Losses++;
                throw new TimeoutException();
            }
        }
    }

    /// <summary>Tries again at once, a few times.</summary>
    private sealed class Impatient(DbContext context) : ExecutionStrategy(context, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;
    }
}
