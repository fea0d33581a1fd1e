using System.Data.Common;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.ListAudit;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Audit;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Users;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework.Constraints;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence;

/// <summary>What grows with the directory is found by an index, in the order it is wanted.</summary>
public sealed class QueryPlanTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly EmailAddress[] Addresses = [EmailAddress.Restore("ana@x.es"), EmailAddress.Restore("eva@x.es")];

    private static readonly Dictionary<string, Func<DirectoryContext, IQueryable<object>>> Queries = new()
    {
        ["one user"] = context => context.Users.Where(row => row.Id == Id).Joined(context).Select(UserProjection.User),
        ["counters"] = context => UserStatsStore.Of(context, new long[] { 1, 2, 3 }),
        ["credential"] = context => context.Users.IgnoreQueryFilters()
            .Where(row => row.OrganizationId == Organization.HelpDeskId && row.NormalizedEmail == "ANA@X.ES")
            .Joined(context).Select(UserProjection.Credential),
        ["aggregate"] = context => context.Users.Include(row => row.Roles).Where(row => row.Id == Id),
        ["token check"] = context => context.Users.IgnoreQueryFilters().Where(row => row.Id == Id && row.AccessVersion == 1),
        ["service token check"] = context => context.ServiceAccounts.IgnoreQueryFilters()
            .Where(row => row.Id == "svc_1" && row.IsActive && row.AccessVersion == 1 && row.OrganizationId == Organization.HelpDeskId),
        ["client"] = context => context.ServiceAccounts.IgnoreQueryFilters().Where(row => row.Id == "svc_1"),
        ["administrators"] = context => context.AdministratorsWhoCanSignIn(Organization.HelpDeskId, DateTimeOffset.UnixEpoch).Select(row => row.Email!),
        ["refresh token"] = context => context.RefreshTokens.IgnoreQueryFilters().Where(row => row.Hash == "00"),
        ["users by their addresses"] = context => UserBatches.WithOneOf(context, Addresses),
        ["users of an exact address"] = context => context.Users.Filtered(new() { CanonicalEmail = "ANA@X.ES" }),
        ["users of ids"] = context => context.Users.Filtered(new() { Users = [Id, Guid.Empty] }),
        ["users of numbers"] = context => context.Users.Filtered(new() { Users = [UserReference.Numbered(1), UserReference.Numbered(2)] }),
        ["roles of users"] = context => UserBatches.RolesOf(context, [1, 2, 3]),
        ["locals of users"] = context => UserBatches.LocalsOf(context, [1, 2, 3]),
        ["sessions"] = context => context.RefreshTokens.Where(row => row.UserId == Id && row.UsedAt == null),
    };

    private static readonly Dictionary<string, UserFilter> Filters = new()
    {
        ["all"] = UserFilter.None,
        ["searched"] = new() { Search = "ana" },
        ["of a role"] = new() { RoleNumber = 1 },
        ["of an area"] = new() { Area = "REDES" },
        ["of a local"] = new() { LocalId = "local_01" },
        ["of a status"] = new() { Status = UserStatus.Suspended },
        ["active"] = new() { IsActive = true },
        ["not active"] = new() { IsActive = false },
        ["long away"] = new() { LastSeenBefore = DateTimeOffset.UnixEpoch },
        ["never signed in"] = new() { NeverSignedIn = true },
        ["with a temporary password"] = new() { MustChangePassword = true },
        ["filtered by everything"] = new() { Search = "ana", RoleNumber = 1, Area = "REDES", LocalId = "local_01", Status = UserStatus.Active, IsActive = true },
    };

    private static readonly Dictionary<string, Func<FrequentQueries, DirectoryContext, Task>> Frequent = new()
    {
        ["token check"] = (queries, context) => queries.IsUser(context, Organization.HelpDeskId, Id, 1, default),
        ["token check with a session"] = (queries, context) => queries.IsUserInSession(context, Organization.HelpDeskId, Id, 1, Id, default),
        ["address of a user"] = (queries, context) => queries.EmailOfUser(context, Organization.HelpDeskId, Id, default),
        ["service token check"] = (queries, context) => queries.NameOfService(context, Organization.HelpDeskId, "svc_1", 1, default),
        ["one user"] = (queries, context) => queries.User(context, Organization.HelpDeskId, Id).CountAsync().AsTask(),
        ["summary of one user"] = (queries, context) => queries.UserSummary(context, Organization.HelpDeskId, Id).CountAsync().AsTask(),
        ["user to change"] = (queries, context) => queries.UserToChange(context, Organization.HelpDeskId, Id).CountAsync().AsTask(),
        ["roles"] = (queries, context) => queries.RolesAsync(context, Organization.HelpDeskId, default),
        ["organization"] = (_, context) => new OrganizationQuery().FindAsync(context, Organization.HelpDeskId, default),
        ["more users"] = (queries, context) => queries.HasMoreUsers(context, Organization.HelpDeskId, 1_000, default),
        ["page"] = (queries, context) => queries.Page(context, Organization.HelpDeskId, null, null, 0, 0, 20).CountAsync().AsTask(),
        ["page of an area"] = (queries, context) => queries.Page(context, Organization.HelpDeskId, "REDES", null, 7, 0, 20).CountAsync().AsTask(),
        ["page of a role"] = (queries, context) => queries.Page(context, Organization.HelpDeskId, null, 1, 7, 0, 20).CountAsync().AsTask(),
    };

    private readonly Asked asked = new();
    private TestDirectory directory = null!;

    private static IEnumerable<string> Names => Queries.Keys;

    private static IEnumerable<string> FrequentNames => Frequent.Keys;

    private static IEnumerable<string> FilterNames => Filters.Keys;

    /// <summary>Who was away for long is asked for seldom, and an index more would cost every sign-in: those orders sort the organization.</summary>
    private static IEnumerable<UserOrder> IndexedOrders => Enum.GetValues<UserOrder>().Except([UserOrder.LastLogin, UserOrder.LastSeen]);

    private static IEnumerable<TestCaseData> Lists =>
        from filter in Filters.Keys
        from order in IndexedOrders
        from isDescending in new[] { false, true }
        from goesOn in new[] { false, true }
        select new TestCaseData(filter, order, isDescending, goesOn);

    [OneTimeSetUp]
    public async Task Create()
    {
        directory = TestDirectory.CreateOn(services => services.ConfigureDbContext<SqliteDirectoryContext>(options => options.AddInterceptors(asked)));
        await directory.Services.InitializeDirectoryAsync();
        await directory.SeedAsync();
    }

    [OneTimeTearDown]
    public ValueTask Delete() => directory.DisposeAsync();

    [TestCaseSource(nameof(Names))]
    public async Task Plan_OfAQuery_SearchesByIndex(string name)
    {
        var plan = await directory.ReadAsync(context => ExplainAsync(context, Queries[name](context)));

        Assert.That(plan.Where(step => step.IsCostly), Is.Empty, string.Join(Environment.NewLine, plan));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task Plan_OfAList_WalksTheOwnOrganizationInTheOrderOfAnIndex(string filter, UserOrder order, bool isDescending, bool goesOn)
    {
        var ordered = Filters[filter] with { Order = order, IsDescending = isDescending };
        var after = goesOn ? new UserPosition(KeyIn(order), 7) : null;

        var whole = await directory.ReadAsync(context => ExplainAsync(context, Ordered(context).JoinedWithLock(context).Select(UserProjection.User)));
        var page = await directory.ReadAsync(
            context => ExplainAsync(context, Ordered(context).Skip(0).Take(10).JoinedWithLock(context).Select(UserProjection.Ordered)));

        // What is done with the few users of a page once they are found, such as sorting them with their roles, costs nothing.
        var found = page.Where(step => step.IsInside).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Where(step => step.IsCostly), Is.Empty);
            Assert.That(whole[0], WalksTheOrganization(order, Sign(isDescending, goesOn)));
            Assert.That(found.Where(step => step.IsCostly), Is.Empty);
            Assert.That(found[0], WalksTheOrganization(order, Sign(isDescending, goesOn)));
            Assert.That(ScansOfTables(page.Except(found)), Is.Empty);
            Assert.That(FirstReading(page.Except(found)).IsScan, Is.True, "The page comes first, and then its roles.");
        }

        IQueryable<ApplicationUser> Ordered(DirectoryContext context) => context.Users.AsNoTracking().Filtered(ordered).Ordered(ordered, after);
    }

    [Test]
    public async Task Plan_OfTheAudit_SearchesThePartOfEachOutcomeInTheOrderOfAnIndex(
        [Values] bool hasSubject,
        [Values] bool hasActor,
        [Values] bool hasAction,
        [Values] bool hasOutcome,
        [Values] bool hasPeriod,
        [Values] bool goesOn)
    {
        var search = new ListAuditQuery
        {
            SubjectId = hasSubject ? "1" : null,
            ActorId = hasActor ? "1" : null,
            Action = hasAction ? new(AuditActions.SignIn) : default,
            Outcome = hasOutcome ? new(AuditOutcome.Refused) : default,
            From = hasPeriod ? new(DateTimeOffset.UnixEpoch) : default,
            To = hasPeriod ? new(DateTimeOffset.UnixEpoch.AddDays(1)) : default,
        };
        var before = goesOn ? new AuditPlace(DateTimeOffset.UnixEpoch, 7) : null;

        var plan = await directory.ReadAsync(context => ExplainAsync(context, AuditQueries.Find(context, search, before, 100)));

        string[] columns = (hasSubject, hasActor, hasAction) switch
        {
            (true, _, _) => ["SubjectId", "Outcome"],
            (_, true, true) => ["ActorId", "Action", "Outcome"],
            (_, true, _) => ["ActorId", "Outcome"],
            (_, _, true) => ["Action", "Outcome"],
            _ => ["Outcome"],
        };
        var reads = plan.Where(step => step.IsSearch).ToList();
        var sorts = plan.Zip(plan.Skip(1)).Where(pair => pair.Second.IsSort).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reads, Has.Count.EqualTo(hasOutcome ? 1 : 2), string.Join(Environment.NewLine, plan));
            Assert.That(reads, Has.All.Property(nameof(PlanStep.Index)).StartsWith($"IX_AuditRecords_OrganizationId_{string.Join('_', columns)}_At_Sequence"));
            Assert.That(reads, Has.All.Matches(IsSearchedBy(["OrganizationId", .. columns])));
            Assert.That(reads.All(step => step.IsBoundBy("At", '>')), Is.EqualTo(hasPeriod));
            Assert.That(reads.All(step => step.IsBoundBy("At", '<')), Is.EqualTo(hasPeriod || goesOn));
            // Only the records of a page, which another part of the plan has found, are put in order with those of the other outcome.
            Assert.That(ScansOfTables(plan), Is.Empty);
            Assert.That(sorts.Where(pair => !pair.First.IsScan || hasOutcome), Is.Empty, string.Join(Environment.NewLine, plan));
        }
    }

    [Test]
    public async Task Plan_OfATotal_ReadsTheOwnOrganizationInTheOrderInWhichItIsStored([ValueSource(nameof(FilterNames))] string filter)
    {
        var plan = await directory.ReadAsync(context => ExplainAsync(context, context.Users.FilteredToCount(Filters[filter]).Select(row => new { row.Number })));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Where(step => step.IsCostly), Is.Empty);
            Assert.That(plan[0], WalksTheOrganization(UserOrder.Created, '>'));
        }
    }

    [Test]
    public async Task Plan_OfManyUsersAtOnce_FindsEachByItself()
    {
        var users = await directory.ReadAsync(context => ExplainAsync(context, UserBatches.WithOneOf(context, Addresses)));
        var roles = await directory.ReadAsync(context => ExplainAsync(context, UserBatches.RolesOf(context, [1, 2, 3])));
        var locals = await directory.ReadAsync(context => ExplainAsync(context, UserBatches.LocalsOf(context, [1, 2, 3])));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(users.Single(), IsSearchedBy("OrganizationId", "NormalizedEmail"));
            Assert.That(roles.Single(), IsSearchedBy("UserNumber"));
            Assert.That(locals.Single(), IsSearchedBy("UserNumber"));
        }
    }

    [TestCaseSource(nameof(FrequentNames))]
    public async Task Plan_OfACompiledQuery_SearchesByIndex(string name)
    {
        var plan = await directory.ReadAsync(async context =>
        {
            await Frequent[name](directory.Services.GetRequiredService<FrequentQueries>(), context);
            return await ExplainAsync(asked.Last!);
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Where(step => step.IsInside && step.IsCostly), Is.Empty);
            Assert.That(ScansOfTables(plan), Is.Empty);
            Assert.That(plan.Where(step => step.IsMaterialization), Is.Empty);
            Assert.That(FirstReading(plan).IsSearch, Is.True);
        }
    }

    [Test]
    public async Task Plan_OfAQueryWithoutIndex_IsCaught()
    {
        var plan = await directory.ReadAsync(context => ExplainAsync(context, context.Users.IgnoreQueryFilters().Where(row => row.Name == "Ana")));

        Assert.That(plan.Where(step => step.IsCostly), Is.Not.Empty);
    }

    [Test]
    public async Task Plan_OfAPageWithoutIndex_IsCaught()
    {
        var page = await directory.ReadAsync(context => ExplainAsync(context, context.Users.OrderBy(row => row.Name).Take(10).Joined(context).Select(UserProjection.Ordered)));

        Assert.That(page.Where(step => step.IsInside && step.IsCostly), Is.Not.Empty);
    }

    [Test]
    public async Task Plan_InTheOrderOfAnIndex_NamesItAndWhatBoundsIt()
    {
        var plan = await directory.ReadAsync(context => ExplainAsync(context, context.Users.Where(row => row.Number > 7).OrderBy(row => row.Number)));

        Assert.Multiple(() =>
        {
            Assert.That(plan[0], WalksTheOrganization(UserOrder.Created, '>'));
            Assert.That(plan[0], !WalksTheOrganization(UserOrder.Created, '<'));
            Assert.That(plan[0], !WalksTheOrganization(UserOrder.Email, sign: null));
            Assert.That(plan[0].IsBoundBy("Name", '='), Is.False);
        });
    }

    private static string? KeyIn(UserOrder order) => order switch
    {
        UserOrder.Created => null,
        UserOrder.Updated => UserPosition.WriteTime(DateTimeOffset.UnixEpoch),
        _ => "ANA",
    };

    private static char? Sign(bool isDescending, bool goesOn) => goesOn ? (isDescending ? '<' : '>') : null;

    /// <summary>Reads the users of one organization in an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="sign">On which side of the place where the list goes on; null for all of it.</param>
    private static Constraint WalksTheOrganization(UserOrder order, char? sign)
    {
        var (index, column) = order switch
        {
            UserOrder.Name => ("IX_Users_OrganizationId_FoldedName_Number", "FoldedName"),
            UserOrder.Email => ("IX_Users_OrganizationId_NormalizedEmail", "NormalizedEmail"),
            UserOrder.Updated => ("IX_Users_OrganizationId_UpdatedAt_Number", "UpdatedAt"),
            _ => ("IX_Users_OrganizationId_Number", "Number"),
        };
        return Has.Property(nameof(PlanStep.Index)).EqualTo(index)
            & IsSearchedBy("OrganizationId")
            & new PredicateConstraint<PlanStep>(step => sign is null || step.IsBoundBy(column, sign.Value));
    }

    private static Constraint IsSearchedBy(params string[] columns) =>
        Has.Property(nameof(PlanStep.IsSearch)).True & new PredicateConstraint<PlanStep>(step => columns.All(column => step.IsBoundBy(column, '=')));

    private static PlanStep FirstReading(IEnumerable<PlanStep> plan) => plan.First(step => step.IsScan || step.IsSearch);

    /// <summary>The steps that read a whole table, and not only the rows that another part of the plan has found.</summary>
    private static IEnumerable<PlanStep> ScansOfTables(IEnumerable<PlanStep> plan)
    {
        var steps = plan.ToList();
        return steps.Where(step => step.IsScan && !steps.Exists(part => part.Part == step.Source));
    }

    private static async Task<List<PlanStep>> ExplainAsync(DirectoryContext context, IQueryable<object> query)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        return await ExplainAsync(command);
    }

    private static async Task<List<PlanStep>> ExplainAsync(DbCommand command)
    {
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<PlanStep>();
        while (await reader.ReadAsync())
        {
            steps.Add(new(IsInside: reader.GetInt32(1) != 0, reader.GetString(3)));
        }

        return steps;
    }

    /// <summary>Remembers what was asked.</summary>
    private sealed class Asked : DbCommandInterceptor
    {
        public SqliteCommand? Last { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Last = new SqliteCommand(command.CommandText, (SqliteConnection)command.Connection!);
            foreach (SqliteParameter parameter in command.Parameters)
            {
                Last.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
            }

            return new(result);
        }
    }
}
