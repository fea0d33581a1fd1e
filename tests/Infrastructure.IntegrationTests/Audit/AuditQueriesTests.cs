using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.ExportAudit;
using HelpDesk.Users.Application.Audit.ListAudit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Audit;

public sealed class AuditQueriesTests
{
    private const int Many = 2_500;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private TestDirectory directory = null!;

    [OneTimeSetUp]
    public async Task CreateAsync()
    {
        directory = await TestDirectory.CreateEmptyAsync();
        // Only what is added here counts, not the signing key that was made.
        await directory.ReadAsync(context => context.AuditRecords.IgnoreQueryFilters().ExecuteDeleteAsync());
        await AddAsync(Many, Organization.HelpDeskId);
        await AddAsync(10, "otra_org");
    }

    [OneTimeTearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Export_WhenThereAreMoreThanABatch_HasAllOfTheOrganizationTheNewestFirst() => Assert.Multiple(async () =>
    {
        Assert.That(await ExportAsync(new()), Is.EqualTo(Enumerable.Range(1, Many).Reverse()));
        Assert.That(await ExportAsync(new(), "otra_org"), Is.EqualTo(Enumerable.Range(Many + 1, 10).Reverse()));
        Assert.That(await ExportAsync(new(), "desconocida"), Is.Empty);
    });

    [TestCase(1)]
    [TestCase(999)]
    [TestCase(1000)]
    public async Task Export_WhenALimitIsAsked_HasTheNewest(int limit) =>
        Assert.That(await ExportAsync(new() { Limit = new(limit) }), Is.EqualTo(Enumerable.Range(Many - limit + 1, limit).Reverse()));

    [Test]
    public async Task Export_WhenFiltered_HasWhatFits() => Assert.Multiple(async () =>
    {
        Assert.That(await ExportAsync(new() { SubjectId = "user-7" }), Is.EqualTo(Expected(place => place % 10 == 7)));
        Assert.That(await ExportAsync(new() { ActorId = "actor-3" }), Is.EqualTo(Expected(place => place % 100 == 3)));
        Assert.That(await ExportAsync(new() { Action = new(AuditActions.UserUpdated) }), Is.EqualTo(Expected(place => place % 2 == 0)));
        Assert.That(await ExportAsync(new() { Outcome = new(AuditOutcome.Refused) }), Is.EqualTo(Expected(place => place % 500 == 0)));
        Assert.That(await ExportAsync(new() { From = new(Start.AddSeconds(2_000)) }), Is.EqualTo(Expected(place => place >= 2_000)));
        Assert.That(await ExportAsync(new() { To = new(Start.AddSeconds(2_000)) }), Is.EqualTo(Expected(place => place < 2_000)));
        Assert.That(await ExportAsync(new() { From = new(Start.AddSeconds(5)), To = new(Start.AddSeconds(5)) }), Is.Empty);
        Assert.That(await ExportAsync(new() { Before = new(10) }), Is.EqualTo(Expected(place => place < 10)));
        Assert.That(
            await ExportAsync(new() { SubjectId = "user-3", ActorId = "actor-3", Outcome = new(AuditOutcome.Succeeded), Before = new(1_000), Limit = new(2) }),
            Is.EqualTo(new[] { 903, 803 }));
        Assert.That(
            await ExportAsync(new() { ActorId = "actor-3", Action = new(AuditActions.SignIn), From = new(Start.AddSeconds(1_000)) }),
            Is.EqualTo(Expected(place => place % 100 == 3 && place >= 1_000)));
        Assert.That(
            await ExportAsync(new() { Action = new(AuditActions.UserUpdated), Outcome = new(AuditOutcome.Refused), To = new(Start.AddSeconds(1_001)) }),
            Is.EqualTo(new[] { 1_000, 500 }));
        Assert.That(await ExportAsync(new() { Action = new(AuditActions.SignIn), Outcome = new(AuditOutcome.Refused) }), Is.Empty);
        Assert.That(await ExportAsync(new() { SubjectId = "USER-7" }), Is.Empty);
    });

    /// <summary>The clocks of instances differ: the record of a later place can have an earlier time.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task List_WhenTimesDisagreeWithPlaces_HasEveryRecordOnceByTime(int limit)
    {
        const string OrganizationId = "relojes";
        int[] seconds = [5, 4, 4, 9, 1, 4];
        var first = await AddAsync(seconds.Length, OrganizationId, place => seconds[place]);

        var pages = new List<long>();
        for (long? before = null, next = 0; next is not null; before = next)
        {
            var query = new ListAuditQuery { Before = before is { } place ? new(place) : default, Limit = new(limit) };
            var page = (await directory.SendAsync(query, TestDirectory.CallerIn(OrganizationId) with { Permissions = Permissions.All })).Value;
            pages.AddRange(page.Records.Select(record => record.Sequence - first));
            next = page.Next;
        }

        await directory.ReadAsync(context => context.AuditRecords.Where(row => row.OrganizationId == OrganizationId).IgnoreQueryFilters().ExecuteDeleteAsync());
        Assert.That(pages, Is.EqualTo(new[] { 3, 0, 5, 2, 1, 4 }));
    }

    [Test]
    public async Task List_FromARecordOfAnotherOrganization_IsEmpty()
    {
        var page = (await directory.SendAsync(new ListAuditQuery { Before = new(Many + 1) })).Value;

        Assert.That(page.Records, Is.Empty);
    }

    [Test]
    public async Task List_WhenFollowedToTheEnd_HasEveryRecordOnce()
    {
        var places = new List<long>();
        var sizes = new List<int>();
        for (long? before = null, next = 0; next is not null; before = next)
        {
            var page = (await directory.SendAsync(new ListAuditQuery { Before = before is { } place ? new(place) : default, Limit = new(1000) })).Value;
            places.AddRange(page.Records.Select(record => record.Sequence));
            sizes.Add(page.Records.Count);
            next = page.Next;
        }

        Assert.Multiple(() =>
        {
            Assert.That(places, Is.EqualTo(Enumerable.Range(1, Many).Reverse()));
            Assert.That(sizes, Is.EqualTo(new[] { 1000, 1000, 500 }));
        });
    }

    [Test]
    public async Task List_WhenThePageEndsWithTheLastRecord_LeadsNowhere()
    {
        var page = (await directory.SendAsync(new ListAuditQuery { Before = new(101), Limit = new(100) })).Value;

        Assert.That((page.Records.Count, page.Next), Is.EqualTo((100, (long?)null)));
    }

    [Test]
    public async Task View_WhenRead_HasWhatWasRecorded()
    {
        var view = (await directory.SendAsync(new ListAuditQuery { Before = new(501), Limit = new(1) })).Value.Records.Single();

        Assert.Multiple(() =>
        {
            Assert.That((view.Sequence, view.At, view.At.Offset), Is.EqualTo((500, Start.AddSeconds(500), TimeSpan.Zero)));
            Assert.That((view.Action, view.Outcome, view.Reason), Is.EqualTo((AuditActions.UserUpdated, AuditOutcome.Refused, "reason")));
            Assert.That(view.Actor, Is.EqualTo(new AuditActor(AuditActorKind.Service, "actor-0", "Servicio")));
            Assert.That((view.SubjectId, view.SubjectName), Is.EqualTo(("user-0", "Ana")));
            Assert.That(view.Changes, Is.EqualTo(new[] { new AuditChange("name", null, "Ana") }));
            Assert.That((view.CorrelationId, view.Address, view.Hash), Is.EqualTo(("id", "192.0.2.7", "hash 500")));
        });
    }

    [Test]
    public async Task Export_WhenConsumedSlowly_KeepsNothingOfTheDatabaseFromOthersBetweenBatches()
    {
        await directory.RunAsync(async scope =>
        {
            var audit = scope.GetRequiredService<IAuditQueries>();
            await using var records = audit.List(new ExportAuditQuery(), limit: null).GetAsyncEnumerator();
            Assert.That(await records.MoveNextAsync(), Is.True);
            Assert.That(await directory.ReadAsync(IsReadByOthersAsync), Is.False);
            return true;
        });
    }

    /// <summary>Whether somebody keeps the log of writes from being emptied. Answers at once: a reader is not waited for.</summary>
    private static async Task<bool> IsReadByOthersAsync(DirectoryContext context)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)";
        await using var reader = await command.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return reader.GetInt32(0) != 0;
    }

    private static IEnumerable<int> Expected(Func<int, bool> fits) => Enumerable.Range(1, Many).Reverse().Where(fits);

    private async Task<List<long>> ExportAsync(ExportAuditQuery query, string organizationId = Organization.HelpDeskId) =>
        await directory.RunAsync(
            async scope => await scope.GetRequiredService<IAuditQueries>()
                .List(query, query.Limit.OrNull()).Select(record => record.Sequence).ToListAsync(),
            Caller.Anonymous(organizationId));

    /// <returns>The place of the first one.</returns>
    private Task<int> AddAsync(int count, string organizationId, Func<int, int>? secondOf = null) => directory.ReadAsync(async context =>
    {
        var last = await context.AuditRecords.IgnoreQueryFilters().CountAsync();
        context.AddRange(Enumerable.Range(last + 1, count).Select(place => new AuditRecordRow
        {
            Sequence = place,
            At = Start.AddSeconds(secondOf?.Invoke(place - last - 1) ?? place),
            OrganizationId = organizationId,
            Action = place % 2 == 0 ? AuditActions.UserUpdated : AuditActions.SignIn,
            Outcome = place % 500 == 0 ? AuditOutcome.Refused : AuditOutcome.Succeeded,
            Reason = place % 500 == 0 ? "reason" : null,
            ActorKind = AuditActorKind.Service,
            ActorId = $"actor-{place % 100}",
            ActorName = "Servicio",
            SubjectId = $"user-{place % 10}",
            SubjectName = "Ana",
            Changes = """[{"Field":"name","Old":null,"New":"Ana"}]""",
            CorrelationId = "id",
            Address = "192.0.2.7",
            Hash = $"hash {place}",
        }));
        await context.SaveChangesAsync();
        return last + 1;
    });
}
