using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.ListUserSummaries;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Users;

/// <summary>Lists of users: who is meant, in which order, and page by page while the directory changes.</summary>
public sealed class UserListTests
{
    private const string Other = "otra";

    /// <summary>Equal ones but for case and accents, beyond the basic plane, with signs of SQL, and alike up to where a folded name is cut.</summary>
    private static readonly string[] Names =
    [
        "Ana Pérez", "ana perez", "ÁNA PÉREZ", "Ana Pérez", "Ana Peréz", "ANA  PEREZ", "Zoë 😀", "Zoe 😀", "𝒜na", "𐐨𐐩", "李小龍", "Ññ", "ﬁn", "%_[a]", "O'Neil -- ",
        LongName('x'), LongName('y'), "zz",
    ];

    private static readonly string[] Addresses = ["a", "Á", "ñ", "李", "𐐨", "_", "%", "z", "{"];

    private static IEnumerable<TestCaseData> Orders => Enum.GetValues<UserOrder>()
        .SelectMany(order => new[] { false, true }.Select(isDescending => new TestCaseData(order, isDescending)));

    [TestCase(null, null)]
    [TestCase("REDES", null)]
    [TestCase(null, "AREA")]
    [TestCase("REDES", "AREA")]
    [TestCase("VENTAS", "MESA")]
    public async Task Pages_OfSummaries_AreThoseOfTheUsers(string? area, string? role)
    {
        await using var directory = await TestDirectory.CreateAsync();
        await directory.SeedAsync(Other);
        for (var i = 0; i < 12; i++)
        {
            var user = TestDirectory.NewUser($"user{i}@helpdesk.local", i % 3 == 0 ? "AREA" : "MESA") with
            {
                Area = Area.Parse(i % 3 == 0 ? (i % 2 == 0 ? "REDES" : "VENTAS") : null),
            };
            await directory.SendAsync(user);
            await directory.SendAsync(user, TestDirectory.CallerIn(Other));
        }

        var query = new ListUsersQuery { Area = Area.Parse(area), Role = role is null ? default : new(RoleReference.Named(role)), Limit = new(2) };
        var users = await PagesAsync(directory, cursor => After(cursor, query));
        var summaries = await PagesAsync(directory, cursor => SummariesOf(After(cursor, query)));
        var second = (await directory.SendAsync(SummariesOf(query) with { Offset = new(2) })).Value;

        Assert.Multiple(async () =>
        {
            Assert.That(users.Sum(page => page.Count), area == "VENTAS" ? Is.Zero : Is.GreaterThan(1));
            Assert.That(summaries, Is.EqualTo(users));
            Assert.That(await second.Users.Select(TestDirectory.SummaryOf).ToListAsync(), Is.EqualTo(users.ElementAtOrDefault(1) ?? []));
        });
    }

    [Test]
    public async Task Total_OfALargeOrganization_IsTenSecondsOldAtMost()
    {
        await using var directory = await TestDirectory.CreateAsync();
        await directory.SeedAsync(Other);
        await directory.RunAsync(async scope =>
        {
            var context = scope.GetRequiredService<DirectoryContext>();
            context.Users.AddRange(Enumerable.Range(0, 1_000).Select(number => new ApplicationUser
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = Organization.HelpDeskId,
                Email = $"user{number}@x.es",
                NormalizedEmail = $"USER{number}@X.ES",
                Name = "Ana",
                FoldedName = "ANA",
            }));
            return await context.SaveChangesAsync();
        });
        var ana = UserFilter.None with { Search = "ana" };

        var counted = (await CountAsync(UserFilter.None), await CountAsync(ana));
        var added = await directory.CreateUserAsync("ana@helpdesk.local");
        directory.Clock.Advance(TimeSpan.FromSeconds(9));
        var remembered = (await CountAsync(UserFilter.None), await CountAsync(ana with { Order = UserOrder.Email }));
        directory.Clock.Advance(TimeSpan.FromSeconds(1));
        var afterwards = (await CountAsync(UserFilter.None), await CountAsync(ana), await CountAsync(UserFilter.None, Other));

        Assert.That((counted, remembered), Is.EqualTo(((1_001, 1_000), (1_001, 1_000))));
        Assert.That(afterwards, Is.EqualTo((1_002, 1_001, 1)));

        Task<int> CountAsync(UserFilter filter, string organizationId = Organization.HelpDeskId) => directory.RunAsync(
            scope => scope.GetRequiredService<IUserQueries>().CountCheaplyAsync(filter, CancellationToken.None),
            TestDirectory.CallerIn(organizationId));
    }

    [Test]
    public async Task Total_OfASmallOrganization_IsExact()
    {
        await using var directory = await TestDirectory.CreateAsync();

        var before = await CountAsync();
        await directory.CreateUserAsync("ana@helpdesk.local");

        Assert.That((before, await CountAsync()), Is.EqualTo((1, 2)));

        Task<int> CountAsync() => directory.RunAsync(
            scope => scope.GetRequiredService<IUserQueries>().CountCheaplyAsync(UserFilter.None, CancellationToken.None),
            TestDirectory.CallerIn(Organization.HelpDeskId));
    }

    [TestCaseSource(nameof(Orders))]
    public async Task Pages_WhileUsersComeGoAndAreRenamed_ShowWhoStaysOnceAndInOrder(UserOrder order, bool isDescending)
    {
        await using var directory = await TestDirectory.CreateAsync();
        await directory.SeedAsync(Other);
        var (staying, moving) = (new HashSet<Guid>(), new Queue<Guid>());
        for (var i = 0; i < Names.Length * 2; i++)
        {
            var user = await CreateAsync(directory, i);
            if (i % 2 == 0)
            {
                staying.Add(user.Id);
            }
            else
            {
                moving.Enqueue(user.Id);
            }
        }

        var query = new ListUsersQuery { Order = new(order), IsDescending = isDescending };
        var expected = (await AllAsync(directory, query)).Where(user => staying.Contains(user.Id)).Select(user => user.Name).ToList();
        var shown = new List<UserView>();
        string? cursor = null;
        var (added, deleted, renamed) = (Names.Length * 2, 0, 0);
        do
        {
            var page = (await directory.SendAsync(After(cursor, query with { Limit = new(3) }))).Value;
            shown.AddRange(await page.Users.ToListAsync());
            cursor = page.NextCursor;
            if (moving.TryDequeue(out var gone))
            {
                await SendAsync(directory, new DeleteUserCommand(gone));
                deleted++;
            }

            // One that was shown last, if it may, and one from anywhere.
            foreach (var moved in shown.Select(user => user.Id).TakeLast(1).Intersect(moving).Concat(moving.Take(1)).Distinct().ToList())
            {
                await SendAsync(directory, new UpdateUserCommand(moved) { Name = NameChange.Parse(Names[renamed % Names.Length]), Email = EmailAddress.Parse(EmailOf(1000 + renamed)) });
                renamed++;
            }

            if (moving.Count > 0)
            {
                await CreateAsync(directory, added++);
                await directory.CreateUserAsync($"ajena{added}@x.es", organizationId: Other);
            }
        }
        while (cursor is not null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.Where(user => staying.Contains(user.Id)).Select(user => user.Name), Is.EqualTo(expected));
            Assert.That(shown.Select(user => user.OrganizationId), Is.All.EqualTo(Organization.HelpDeskId));
            Assert.That((deleted, renamed), Is.GreaterThan((10, 10)));
        }
    }

    [TestCaseSource(nameof(Orders))]
    public async Task Pages_WhenTheUserBeforeIsDeleted_GoOnAfterItsPlace(UserOrder order, bool isDescending)
    {
        await using var directory = await TestDirectory.CreateAsync();
        for (var i = 0; i < Names.Length; i++)
        {
            await CreateAsync(directory, i);
        }

        var query = new ListUsersQuery { Order = new(order), IsDescending = isDescending };
        var expected = (await AllAsync(directory, query)).ConvertAll(user => user.Id);
        var shown = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await directory.SendAsync(After(cursor, query with { Limit = new(1) }))).Value;
            var user = await page.Users.SingleAsync();
            shown.Add(user.Id);
            cursor = page.NextCursor;
            if (user.Email != TestDirectory.AdminEmail)
            {
                await SendAsync(directory, new DeleteUserCommand(user.Id));
            }
        }
        while (cursor is not null);

        Assert.That(shown, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Orders))]
    public async Task Cursor_OfAnotherOrganization_OnlySaysWhereToGoOnInTheOwn(UserOrder order, bool isDescending)
    {
        await using var directory = await TestDirectory.CreateAsync();
        await directory.SeedAsync(Other);
        for (var i = 0; i < 5; i++)
        {
            await CreateAsync(directory, i);
            await directory.CreateUserAsync(EmailOf(i), organizationId: Other);
        }

        var query = new ListUsersQuery { Order = new(order), IsDescending = isDescending, Limit = new(3) };
        var foreign = (await directory.SendAsync(query, TestDirectory.CallerIn(Other))).Value.NextCursor;

        var page = (await directory.SendAsync(After(foreign, query))).Value;

        Assert.That(await page.Users.Select(user => user.OrganizationId).Distinct().ToListAsync(), Is.SubsetOf(new[] { Organization.HelpDeskId }));
    }

    [Test]
    public async Task Filters_AreMetTogether_AndCountedAsTheyAreListed()
    {
        await using var directory = await TestDirectory.CreateAsync();
        await directory.SeedAsync(Other);
        var roles = new[] { "ADMIN", "MESA", "AREA", "USUARIO" };
        var areas = new[] { null, "REDES", "SOPORTE TÉCNICO" };
        var people = new List<UserView>();
        for (var i = 0; i < 24; i++)
        {
            var command = NewUser(i % 5 == 0 ? "Eva Ruiz" : "Luis Mora", EmailOf(i)) with
            {
                Roles = RoleReference.OneNamed(roles[i % 4]),
                Area = Area.Parse(areas[i % 3] ?? (i % 4 == 2 ? "REDES" : null)),
                IsActive = new(i % 7 != 0),
            };
            people.Add(await SendAsync(directory, command));
            await SendAsync(directory, command, TestDirectory.CallerIn(Other));
        }

        var filters = new (ListUsersQuery Query, Func<UserView, bool> IsMeant)[]
        {
            (new() { Role = new(RoleReference.Named("MESA")) }, user => user.Roles.Contains("MESA")),
            (new() { Area = Area.Parse("redes") }, user => user.Area == "REDES"),
            (new() { Area = Area.Parse("soporte  técnico") }, user => user.Area == "SOPORTE TÉCNICO"),
            (new() { Area = Area.Parse("NADA") }, _ => false),
            (new() { IsActive = new(true) }, user => user.Status == UserStatus.Active),
            (new() { IsActive = new(false) }, user => user.Status != UserStatus.Active),
            (new() { Status = new(UserStatus.Inactive) }, user => user.Status == UserStatus.Inactive),
            (new() { Status = new(UserStatus.Suspended) }, _ => false),
            (new() { Search = ListUsersQuery.ParseSearch("éva") }, user => user.Name == "Eva Ruiz"),
            (
                new() { Search = ListUsersQuery.ParseSearch("eva"), Role = new(RoleReference.Named("AREA")), Area = Area.Parse("redes"), IsActive = new(true) },
                user => user.Name == "Eva Ruiz" && user.Roles.Contains("AREA") && user.Area == "REDES" && user.Status == UserStatus.Active),
        };
        using (Assert.EnterMultipleScope())
        {
            foreach (var (query, isMeant) in filters)
            {
                var expected = people.Where(isMeant).Select(user => user.Id).ToList();
                var listed = (await AllAsync(directory, query)).Select(user => user.Id).Intersect(people.Select(user => user.Id));
                var page = (await directory.SendAsync(query with { Limit = new(1), WantsTotal = true })).Value;
                var admins = (await AllAsync(directory, query)).Count(user => user.Email == TestDirectory.AdminEmail);
                Assert.That(listed, Is.EqualTo(expected), query.ToString());
                Assert.That(page.Total, Is.EqualTo(expected.Count + admins), query.ToString());
            }
        }
    }

    private static string LongName(char last) => $"a\uFDFA{string.Concat(Enumerable.Repeat("😀", 197))}{last}";

    private static string EmailOf(int number) => $"{Addresses[number % Addresses.Length]}{number}@x.es";

    private static CreateUserCommand NewUser(string name, string email) =>
        new(EmailAddress.Parse(email), PersonName.Parse(name), Password.Parse("Secreto-1"), RoleReference.OneNamed("USUARIO"));

    private static ListUsersQuery After(string? cursor, ListUsersQuery query) => cursor is null
        ? query
        : query with { Cursor = UserCursor.Parse(cursor, query.Order.ValueOr(UserOrder.Created), query.IsDescending) };

    private static Task<UserView> CreateAsync(TestDirectory directory, int number) =>
        SendAsync(directory, NewUser(Names[number % Names.Length], EmailOf(number)));

    private static async Task<UserView> SendAsync(TestDirectory directory, CreateUserCommand command, Caller? caller = null)
    {
        var created = await directory.SendAsync(command, caller);
        Assert.That(created.IsSuccess, Is.True, () => string.Join(", ", created.Errors));
        return created.Value;
    }

    private static async Task SendAsync(TestDirectory directory, UpdateUserCommand command) =>
        Assert.That((await directory.SendAsync(command)).IsSuccess, Is.True);

    private static async Task SendAsync(TestDirectory directory, DeleteUserCommand command) =>
        Assert.That((await directory.SendAsync(command)).IsSuccess, Is.True);

    private static Task<List<UserView>> AllAsync(TestDirectory directory, ListUsersQuery query) =>
        directory.RunAsync(async scope => await (await scope.GetRequiredService<IMediator>().Send(query)).Value.Users.ToListAsync());

    private static async Task<List<List<string>>> PagesAsync<TUser>(TestDirectory directory, Func<string?, IRequest<Result<UserPage<TUser>>>> after)
        where TUser : UserSummary
    {
        var pages = new List<List<string>>();
        string? cursor = null;
        do
        {
            var page = (await directory.SendAsync(after(cursor))).Value;
            pages.Add(await page.Users.Select(TestDirectory.SummaryOf).ToListAsync());
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return pages;
    }

    private static ListUserSummariesQuery SummariesOf(ListUsersQuery query) =>
        new() { Area = query.Area, Role = query.Role, Limit = query.Limit, Cursor = query.Cursor };
}
