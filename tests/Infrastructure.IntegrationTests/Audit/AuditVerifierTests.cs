using HelpDesk.Users.Application.Audit.VerifyAudit;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Audit;

public sealed class AuditVerifierTests
{
    private static readonly DirectoryTemplate TwoOrganizations = new(async directory =>
    {
        await directory.Services.InitializeDirectoryAsync();
        await directory.SeedAsync();
        await directory.SeedAsync("org_123");
        await directory.CreateUserAsync("ana@helpdesk.local");
        await directory.CreateUserAsync("ana@helpdesk.local", organizationId: "org_123");
        await RecordAsync(directory, "luis@helpdesk.local");
    });

    private TestDirectory directory = null!;
    private long last;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateFromAsync(TwoOrganizations);
        last = await directory.ReadAsync(context => context.AuditHead.Select(row => row.Sequence).SingleAsync());
    }

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Verify_WhenUntouched_IsWholeWithTheRecordsOfAllOrganizations()
    {
        var organizations = await directory.ReadAsync(context =>
            context.AuditRecords.IgnoreQueryFilters().Select(row => row.OrganizationId).Distinct().CountAsync());
        var head = await directory.ReadAsync(context => context.AuditHead.SingleAsync());

        var found = await VerifyAsync();

        Assert.Multiple(() =>
        {
            Assert.That(organizations, Is.EqualTo(2));
            Assert.That(last, Is.GreaterThan(5));
            Assert.That(found, Is.EqualTo(new AuditVerification(last, head.Hash, Fault: null)));
            Assert.That(found.IsWhole, Is.True);
        });
    }

    [Test]
    public async Task Verify_WhenThereAreNoRecords_IsWhole()
    {
        await using var empty = TestDirectory.CreateUninitialized();
        await empty.ReadAsync(async context =>
        {
            await context.Database.MigrateAsync();
            return true;
        });

        Assert.That(await VerifyAsync(empty), Is.EqualTo(new AuditVerification(0, AuditHeadRow.HashOfNone, Fault: null)));
    }

    [TestCase("a\0b")]
    [TestCase("\ud83d")]
    [TestCase("José 😀 \u202e\r\n\"\\")]
    [TestCase("")]
    public async Task Verify_WhenARecordHoldsStrangeText_IsWhole(string text)
    {
        await RecordAsync(text);
        await RecordAsync(string.Concat(Enumerable.Repeat(text + "😀", 1000)));

        Assert.That((await VerifyAsync()).Fault, Is.Null);
    }

    [TestCase("At = datetime(At, '+1 second')")]
    [TestCase("OrganizationId = 'otra'")]
    [TestCase("Action = 'sign_in'")]
    [TestCase("Outcome = 'Refused'")]
    [TestCase("Reason = ''")]
    [TestCase("ActorKind = 'Service'")]
    [TestCase("ActorId = NULL")]
    [TestCase("ActorName = 'otra@helpdesk.local'")]
    [TestCase("SubjectId = NULL")]
    [TestCase("SubjectName = SubjectName || ' '")]
    [TestCase("Changes = NULL")]
    [TestCase("CorrelationId = 'x'")]
    [TestCase("Address = '192.0.2.1'")]
    [TestCase("Hash = (SELECT Hash FROM AuditRecords WHERE Sequence = 1)")]
    [TestCase("Hash = lower(Hash)")]
    [TestCase("Hash = ''")]
    [TestCase("Outcome = 'Perhaps'")]
    [TestCase("ActorKind = ''")]
    [TestCase("At = 'yesterday'")]
    [TestCase("At = X'00'")]
    public async Task Verify_WhenARecordWasChanged_SaysAfterWhichOne(string change)
    {
        var changed = await directory.ReadAsync(context => context.AuditRecords.Where(row => row.Action == AuditActions.UserCreated && row.ActorId != null)
            .Select(row => row.Sequence).SingleAsync());
        await ExecuteAsync($"UPDATE AuditRecords SET {change} WHERE Sequence = {changed}");

        var found = await VerifyAsync();

        Assert.That((found.Records, found.Fault), Is.EqualTo((changed - 1, (AuditFault?)AuditFault.Changed)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Verify_WhenARecordWasRemoved_SaysThatItIsMissing(long sequence)
    {
        await ExecuteAsync($"DELETE FROM AuditRecords WHERE Sequence = {sequence}");

        var found = await VerifyAsync();

        Assert.That((found.Records, found.Fault), Is.EqualTo((sequence - 1, (AuditFault?)AuditFault.Missing)));
    }

    [Test]
    public async Task Verify_WhenARecordWasRemovedAndTheOthersMovedUp_SaysThatTheNextOneIsAnother()
    {
        await ExecuteAsync("DELETE FROM AuditRecords WHERE Sequence = 3");
        await ExecuteAsync("UPDATE AuditRecords SET Sequence = -Sequence WHERE Sequence > 3");
        await ExecuteAsync("UPDATE AuditRecords SET Sequence = -Sequence - 1 WHERE Sequence < 0");

        var found = await VerifyAsync();

        Assert.That((found.Records, found.Fault), Is.EqualTo((2, (AuditFault?)AuditFault.Changed)));
    }

    [Test]
    public async Task Verify_WhenTwoRecordsChangedPlaces_SaysThatTheFirstIsAnother()
    {
        await ExecuteAsync("UPDATE AuditRecords SET Sequence = -Sequence WHERE Sequence IN (2, 3)");
        await ExecuteAsync("UPDATE AuditRecords SET Sequence = 5 + Sequence WHERE Sequence < 0");

        var found = await VerifyAsync();

        Assert.That((found.Records, found.Fault), Is.EqualTo((1, (AuditFault?)AuditFault.Changed)));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(100)]
    public async Task Verify_WhenTheLastRecordsWereRemoved_SaysThatTheEndIsMissing(int count)
    {
        await ExecuteAsync($"DELETE FROM AuditRecords WHERE Sequence > {last - count}");

        var found = await VerifyAsync();

        Assert.That((found.Records, found.Fault), Is.EqualTo((Math.Max(0, last - count), (AuditFault?)AuditFault.EndMissing)));
    }

    [TestCase("UPDATE AuditHead SET Hash = '0000'")]
    [TestCase("UPDATE AuditHead SET Sequence = Sequence - 1")]
    [TestCase("UPDATE AuditHead SET Sequence = 2, Hash = (SELECT Hash FROM AuditRecords WHERE Sequence = 2)")]
    [TestCase("UPDATE AuditHead SET Id = 2")]
    [TestCase("DELETE FROM AuditHead")]
    public async Task Verify_WhenTheNotedEndWasChanged_SaysSo(string statement)
    {
        await ExecuteAsync(statement);

        var found = await VerifyAsync();

        Assert.That((found.Records, found.Fault), Is.EqualTo((last, (AuditFault?)AuditFault.EndChanged)));
    }

    [TestCase(0)]
    [TestCase(-7)]
    public async Task Verify_WhenARecordWasPutBeforeTheFirst_SaysThatTheFirstIsAnother(long sequence)
    {
        await ExecuteAsync($"UPDATE AuditRecords SET Sequence = {sequence} WHERE Sequence = 2");

        var found = await VerifyAsync();

        Assert.That((found.Records, found.Fault), Is.EqualTo((0, (AuditFault?)AuditFault.Changed)));
    }

    [Test]
    public async Task Verify_WhileRecordsAreAppended_IsWhole()
    {
        using var stop = new CancellationTokenSource();
        var appending = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await RecordAsync("luis@helpdesk.local");
            }
        });

        var found = new List<AuditVerification>();
        while (found.Count < 20 || (found[^1].Records == found[0].Records && !appending.IsCompleted))
        {
            found.Add(await VerifyAsync());
        }

        await stop.CancelAsync();
        await appending;
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(verification => verification.Fault), Has.All.Null);
            Assert.That(found[^1].Records, Is.GreaterThan(found[0].Records), "Nothing was appended meanwhile.");
        });
    }

    [Test]
    public async Task Verify_WhenAWriterHoldsTheDatabase_DoesNotWaitForIt()
    {
        var found = await directory.CommandAsync(async scope =>
        {
            await scope.GetRequiredService<UnitOfWork>().BeginAsync(CancellationToken.None);
            return Result<AuditVerification>.Success(await VerifyAsync().WaitAsync(TimeSpan.FromSeconds(60)));
        });

        Assert.That(found.Value.IsWhole, Is.True);
    }

    [Test]
    public async Task CheckDirectory_WhenThereIsNoDatabase_SaysSoAndMakesNone()
    {
        await using var nowhere = TestDirectory.CreateUninitialized();

        Assert.That(
            () => nowhere.Services.CheckDirectoryAsync(),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.Contains("ConnectionStrings:Users"));
        Assert.That(File.Exists(nowhere.File), Is.False);
    }

    [Test]
    public void CheckDirectory_WhenTheDatabaseIsUpToDate_Passes() =>
        Assert.That(() => directory.Services.CheckDirectoryAsync(), Throws.Nothing);

    private Task<bool> RecordAsync(string subject) => RecordAsync(directory, subject);

    private static Task<bool> RecordAsync(TestDirectory directory, string subject) => directory.RunAsync(async scope =>
    {
        await scope.GetRequiredService<IAuditTrail>().RecordAsync(new(AuditActions.SignIn) { SubjectName = subject });
        return true;
    });

    private Task<int> ExecuteAsync(string statement) =>
        directory.ReadAsync(context => context.Database.ExecuteSqlRawAsync(statement));

    private async Task<AuditVerification> VerifyAsync(TestDirectory? other = null) =>
        (await (other ?? directory).SendAsync(new VerifyAuditQuery(), Caller.System(Organization.HelpDeskId))).Value;
}
