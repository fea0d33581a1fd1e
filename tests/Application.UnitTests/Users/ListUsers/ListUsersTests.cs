using System.Buffers.Text;
using System.Text;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.ListUsers;

public sealed class ListUsersTests
{
    private const int Known = 1234;
    private const int Cheap = 1200;

    private TestPorts ports = null!;

    private static IEnumerable<TestCaseData> Queries =>
    [
        Query("nothing", new(), ""),
        Query("known role", new() { Role = new(RoleReference.Named("MESA")) }, ""),
        Query("unknown role", new() { Role = new(RoleReference.Named("mesa")) }, "Role:unknown_choice"),
        Query("unknown local", new() { Local = new("local_99") }, "Local:unknown_choice"),
        Query(
            "all wrong",
            new()
            {
                Search = ListUsersQuery.ParseSearch(new string('a', 201)),
                Role = new(RoleReference.Named("JEFE")),
                Area = Area.Parse(new string('a', 101)),
                Limit = ListUsersQuery.ParseLimit(-1),
                Cursor = UserCursor.Parse("", UserOrder.Created, isDescending: false),
            },
            "Area:too_long Cursor:not_cursor Limit:out_of_range Role:unknown_choice Search:too_long"),
    ];

    private static IEnumerable<string> Tampered =>
    [
        "",
        " ",
        "x",
        "ñ",
        "=",
        Encode(""),
        Encode("null"),
        Encode("7"),
        Encode("[]"),
        Encode("{"),
        Encode("""{"Order":1,"IsDescending":false,"Key":"ANA","Number":"7"}"""),
        Encode("""{"Order":1,"IsDescending":false,"Key":7,"Number":7}"""),
        Encode("""{"Order":1,"IsDescending":false,"Key":"\ud800","Number":7}"""),
        Encode("""{"Order":1,"IsDescending":false,"Key":null,"Number":7}"""),
        Encode("""{"Order":1,"IsDescending":false,"Number":7}"""),
        Encode("""{"Order":1,"IsDescending":false,"Key":"ANA","Number":7e99}"""),
        Encode("""{"Order":0,"IsDescending":false,"Key":null,"Number":7}"""),
        Encode("""{"Order":2,"IsDescending":false,"Key":"ANA","Number":7}"""),
        Encode("""{"Order":9,"IsDescending":false,"Key":"ANA","Number":7}"""),
        Encode("""{"Order":1,"IsDescending":true,"Key":"ANA","Number":7}"""),
        Base64Url.EncodeToString([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]),
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 3000)))),
        new('A', 10_000),
    ];

    [SetUp]
    public void SetUp()
    {
        ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.UsersRead) };
        ports.Queries.Setup(port => port.CountAsync(It.IsAny<UserFilter>(), It.IsAny<CancellationToken>())).ReturnsAsync(Known);
        ports.Queries.Setup(port => port.CountCheaplyAsync(It.IsAny<UserFilter>(), It.IsAny<CancellationToken>())).ReturnsAsync(Cheap);
    }

    [TestCaseSource(nameof(Queries))]
    public async Task Validate_WhenAsked_FindsAllFaults(ListUsersQuery query, string expected) =>
        Assert.That((await ports.ValidateAsync(query)).Summary(), Is.EqualTo(expected));

    [TestCase(0, ErrorCodes.OutOfRange)]
    [TestCase(1, "")]
    [TestCase(1000, "")]
    [TestCase(1001, ErrorCodes.OutOfRange)]
    public void ParseLimit_WhenAsked_HasBounds(int number, string expected) =>
        Assert.That(ListUsersQuery.ParseLimit(number).Summary(), Is.EqualTo(expected));

    [TestCase(200, "")]
    [TestCase(201, ErrorCodes.TooLong)]
    public void ParseSearch_WhenLong_HasALimit(int length, string expected) =>
        Assert.That(ListUsersQuery.ParseSearch(new string('a', length)).Summary(), Is.EqualTo(expected));

    [TestCaseSource(nameof(Tampered))]
    public void Parse_OfWhatIsNoCursorOfTheOrder_Refuses(string cursor) =>
        Assert.That(UserCursor.Parse(cursor, UserOrder.Name, isDescending: false).Summary(), Is.EqualTo(ErrorCodes.NotCursor));

    [TestCase("{}")]
    [TestCase("""{"Number":7}""")]
    [TestCase("""{"Order":0,"IsDescending":false,"Number":7}""")]
    [TestCase("""{"Order":0,"IsDescending":false,"Key":"ANA","Number":7}""")]
    [TestCase("""{"Order":0,"IsDescending":false,"Key":null,"Number":0}""")]
    [TestCase("""{"Order":0,"IsDescending":false,"Key":null,"Number":-7}""")]
    [TestCase("""{"Order":0,"IsDescending":false,"Key":null,"Number":7""")]
    public void Parse_OfACursorThatIsNotWhole_Refuses(string json) =>
        Assert.That(UserCursor.Parse(Encode(json), UserOrder.Created, isDescending: false).Summary(), Is.EqualTo(ErrorCodes.NotCursor));

    [TestCase("ANA")]
    [TestCase("2026-13-01T00:00:00.0000000Z")]
    [TestCase("2026-12-01")]
    [TestCase("")]
    public void Parse_OfACursorWithoutATime_IsRefusedWhereTimesOrder(string key) => Assert.That(
        UserCursor.Parse(UserCursor.Write(UserOrder.LastSeen, isDescending: false, key, 7), UserOrder.LastSeen, isDescending: false).Summary(),
        Is.EqualTo(ErrorCodes.NotCursor));

    [Test]
    public async Task List_WithoutALimit_StreamsAllAndCountsNobody()
    {
        var views = Views(3);
        ports.Queries.Setup(port => port.List(UserFilter.None, null)).Returns(views.ToAsyncEnumerable());

        var page = (await ports.SendAsync(new ListUsersQuery())).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.Users.ToListAsync(), Is.EqualTo(views));
            Assert.That((page.NextCursor, page.Total), Is.EqualTo(((string?)null, (int?)null)));
        }
    }

    [TestCase(UserOrder.Created, false)]
    [TestCase(UserOrder.Created, true)]
    [TestCase(UserOrder.Name, false)]
    [TestCase(UserOrder.Name, true)]
    [TestCase(UserOrder.Email, false)]
    [TestCase(UserOrder.Email, true)]
    [TestCase(UserOrder.Updated, true)]
    [TestCase(UserOrder.LastSeen, false)]
    public async Task List_WhenMoreIsThereThanAsked_GoesOnAfterTheLastThatIsShown(UserOrder order, bool isDescending)
    {
        const string Name = "𝒜 \"ÑANDÚ\" \uFFFD";
        var query = new ListUsersQuery { Order = new(order), IsDescending = isDescending, Limit = new(2) };
        var filter = new UserFilter { Order = order, IsDescending = isDescending };
        var entries = Views(3).Select(view => new OrderedUser<UserView>(view, KeyOf(view))).ToList();
        ports.Queries.Setup(port => port.ListAsync(filter, null, 0, 3, It.IsAny<CancellationToken>())).ReturnsAsync(entries);
        ports.Queries.Setup(port => port.ListAsync(filter, new(entries[1].Key, 2), 0, 3, It.IsAny<CancellationToken>())).ReturnsAsync([entries[2]]);

        string? KeyOf(UserView view) => order switch
        {
            UserOrder.Created => null,
            UserOrder.Name or UserOrder.Email => $"{Name}{view.Number}",
            _ => UserPosition.WriteTime(view.LastSeen),
        };

        var first = (await ports.SendAsync(query)).Value;
        var second = (await ports.SendAsync(query with { Cursor = UserCursor.Parse(first.NextCursor!, order, isDescending) })).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await first.Users.Select(view => view.Number).ToListAsync(), Is.EqualTo([1, 2]));
            Assert.That(await second.Users.Select(view => view.Number).ToListAsync(), Is.EqualTo([3]));
            Assert.That(first.NextCursor, Is.Not.Null.And.Matches("^[A-Za-z0-9_-]+$"));
            Assert.That(second.NextCursor, Is.Null);
        }
    }

    [Test]
    public async Task List_WithACursor_TakesItWithOtherFiltersAndInNoOtherOrder()
    {
        var entries = Views(2).Select(view => new OrderedUser<UserView>(view, view.Email)).ToList();
        var query = new ListUsersQuery { Order = new(UserOrder.Email), Limit = new(1) };
        HasEntries(entries);
        var cursor = (await ports.SendAsync(query)).Value.NextCursor!;

        var goesOn = query with { Cursor = UserCursor.Parse(cursor, UserOrder.Email, isDescending: false) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ports.SendAsync(goesOn)).IsSuccess, Is.True);
            Assert.That((await ports.SendAsync(goesOn with { Search = new("ana"), Limit = new(5), Area = Area.Parse("REDES") })).IsSuccess, Is.True);
            Assert.That(UserCursor.Parse(cursor, UserOrder.Email, isDescending: true).Summary(), Is.EqualTo(ErrorCodes.NotCursor));
            Assert.That(UserCursor.Parse(cursor, UserOrder.Name, isDescending: false).Summary(), Is.EqualTo(ErrorCodes.NotCursor));
            Assert.That(UserCursor.Parse(cursor, UserOrder.Created, isDescending: false).Summary(), Is.EqualTo(ErrorCodes.NotCursor));
        }
    }

    [Test]
    public async Task List_WithTheLongestKey_StillReadsItsCursor()
    {
        var query = new ListUsersQuery { Order = new(UserOrder.Email), Limit = new(1) };
        var key = new string('ñ', EmailAddress.MaxLength * 2);
        var entries = Views(2).Select(view => new OrderedUser<UserView>(view with { Number = long.MaxValue }, key)).ToList();
        HasEntries(entries);

        var first = (await ports.SendAsync(query)).Value;
        var second = await ports.SendAsync(query with { Cursor = UserCursor.Parse(first.NextCursor!, UserOrder.Email, isDescending: false) });

        Assert.That(second.Summary(), Is.Empty);
    }

    [TestCase(" Ana ", "Ana")]
    [TestCase(" \t", null)]
    [TestCase("100%_[a]", "100%_[a]")]
    public async Task List_WithASearch_LooksForWhatIsBetweenTheBlanks(string search, string? expected)
    {
        ports.Queries.Setup(port => port.List(new() { Search = expected }, null)).Returns(Views(1).ToAsyncEnumerable());

        var page = (await ports.SendAsync(new ListUsersQuery { Search = ListUsersQuery.ParseSearch(search) })).Value;

        Assert.That(await page.Users.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task List_WithFilters_AsksForThemAsTheyAreStored()
    {
        var expected = new UserFilter
        {
            RoleNumber = ports.Organization.FindRole(RoleReference.Named("AREA")).Value.Number,
            Area = "SOPORTE TÉCNICO",
            Status = UserStatus.Suspended,
            IsActive = false,
        };
        ports.Queries.Setup(port => port.List(expected, null)).Returns(Views(1).ToAsyncEnumerable());

        var page = (await ports.SendAsync(new ListUsersQuery
        {
            Role = new(RoleReference.Named("AREA")),
            Area = Area.Parse(" soporte  técnico"),
            Status = new(UserStatus.Suspended),
            IsActive = new(false),
        })).Value;

        Assert.That(await page.Users.CountAsync(), Is.EqualTo(1));
    }

    [TestCase(null, false, 0, 3, null)]
    [TestCase(null, true, 0, 3, Known)]
    [TestCase(2, false, 0, 3, Cheap)]
    [TestCase(2, true, 0, 3, Known)]
    [TestCase(2, false, 0, 2, 2)]
    [TestCase(2, true, 0, 1, 1)]
    [TestCase(2, false, 0, 0, 0)]
    [TestCase(2, false, 40, 1, Cheap)]
    public async Task List_TellsTheTotal_OfAllPages(int? limit, bool wantsTotal, int offset, int found, int? expected)
    {
        ports.Queries.Setup(port => port.ListAsync(It.IsAny<UserFilter>(), null, offset, 3, It.IsAny<CancellationToken>()))
            .ReturnsAsync([.. Views(found).Select(view => new OrderedUser<UserView>(view, Key: null))]);

        var page = (await ports.SendAsync(new ListUsersQuery
        {
            Limit = limit is { } most ? new(most) : default,
            Offset = new(offset),
            WantsTotal = wantsTotal,
        })).Value;

        Assert.That(page.Total, Is.EqualTo(expected));
    }

    [Test]
    public async Task List_OfAPageByItsNumber_LeavesOutThoseBefore()
    {
        ports.Queries.Setup(port => port.ListAsync(UserFilter.None, null, 40, 21, It.IsAny<CancellationToken>()))
            .ReturnsAsync([new(Views(1)[0], Key: null)]);

        var page = (await ports.SendAsync(new ListUsersQuery { Offset = new(40), Limit = new(20) })).Value;

        Assert.That(await page.Users.CountAsync(), Is.EqualTo(1));
    }

    private void HasEntries(List<OrderedUser<UserView>> entries) => ports.Queries
        .Setup(port => port.ListAsync(It.IsAny<UserFilter>(), It.IsAny<UserPosition?>(), 0, It.IsAny<int>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(entries);

    private static List<UserView> Views(int count) =>
        [.. Enumerable.Range(1, count).Select(number => UserView.From(TestUsers.Stored()) with { Number = number })];

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static TestCaseData Query(string name, ListUsersQuery query, string expected) => new TestCaseData(query, expected).SetArgDisplayNames(name);
}
