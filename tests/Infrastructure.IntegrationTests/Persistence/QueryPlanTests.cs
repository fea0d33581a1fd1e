using HelpDesk.Users.Application.Audit.ListAudit;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence;

/// <summary>What grows with the directory is found by an index, in the order it is wanted.</summary>
public sealed class QueryPlanTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly Dictionary<string, Func<DirectoryContext, IQueryable<object>>> Queries = new()
    {
        ["list"] = context => context.Users.OrderBy(row => row.Number).Select(UserProjection.User),
        ["one user"] = context => context.Users.Where(row => row.Id == Id).Select(UserProjection.User),
        ["counters"] = context => UserStatsStore.Of(context, new long[] { 1, 2, 3 }),
        ["credential"] = context => context.Users.IgnoreQueryFilters()
            .Where(row => row.OrganizationId == Organization.HelpDeskId && row.NormalizedEmail == "ANA@X.ES")
            .Select(UserProjection.Credential),
        ["aggregate"] = context => context.Users.Include(row => row.Roles).Where(row => row.Id == Id),
        ["token check"] = context => context.Users.IgnoreQueryFilters().Where(row => row.Id == Id && row.AccessVersion == 1),
        ["service token check"] = context => context.ServiceAccounts.IgnoreQueryFilters()
            .Where(row => row.Id == "svc_1" && row.IsActive && row.AccessVersion == 1 && row.OrganizationId == Organization.HelpDeskId),
        ["client"] = context => context.ServiceAccounts.IgnoreQueryFilters().Where(row => row.Id == "svc_1"),
        ["administrators"] = context => context.ActiveAdministrators(Organization.HelpDeskId).Select(row => row.Email!),
        ["refresh token"] = context => context.RefreshTokens.IgnoreQueryFilters().Where(row => row.Hash == "00"),
        ["audit"] = context => AuditQueries.Find(context, new ListAuditQuery(), before: null),
        ["audit of a user"] = context => AuditQueries.Find(context, new ListAuditQuery { SubjectId = "1" }, before: null),
        ["audit of an actor"] = context => AuditQueries.Find(context, new ListAuditQuery { ActorId = "1" }, before: null),
        ["next page of the audit"] = context => AuditQueries.Find(context, new ListAuditQuery(), before: 7),
        ["next page of the audit of a user"] = context => AuditQueries.Find(context, new ListAuditQuery { SubjectId = "1", Action = "refresh" }, before: 7),
        ["next page of the audit of an actor"] = context => AuditQueries.Find(context, new ListAuditQuery { ActorId = "1", From = DateTimeOffset.UnixEpoch }, before: 7),
        ["sessions"] = context => context.RefreshTokens.Where(row => row.UserId == Id && row.UsedAt == null),
    };

    private static IEnumerable<string> Names => Queries.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task Plan_OfAQuery_SearchesByIndex(string name)
    {
        await using var directory = await TestDirectory.CreateAsync();

        var plan = await directory.ReadAsync(context => ExplainAsync(context, Queries[name](context)));

        Assert.That(plan.Where(IsCostly), Is.Empty, string.Join(Environment.NewLine, plan));
    }

    [Test]
    public async Task Plan_OfAQueryWithoutIndex_IsCaught()
    {
        await using var directory = await TestDirectory.CreateAsync();

        var plan = await directory.ReadAsync(context => ExplainAsync(context, context.Users.IgnoreQueryFilters().Where(row => row.Name == "Ana")));

        Assert.That(plan.Where(IsCostly), Is.Not.Empty);
    }

    private static bool IsCostly(string step) =>
        step.StartsWith("SCAN", StringComparison.Ordinal)
        || step.StartsWith("MATERIALIZE", StringComparison.Ordinal)
        || step.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal);

    private static async Task<List<string>> ExplainAsync(DirectoryContext context, IQueryable<object> query)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
