using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.ExportAudit;
using HelpDesk.Users.Application.Audit.ListAudit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.UnitTests.Audit;

/// <summary>Reading the audit, as a page and as a whole.</summary>
public sealed class AuditSearchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private TestPorts ports = null!;

    private static IEnumerable<TestCaseData> Faults =>
    [
        new TestCaseData(new ListAuditQuery(), "").SetArgDisplayNames("nothing"),
        new TestCaseData(new ListAuditQuery { Action = AuditSearch.ParseAction("user_created"), From = new(Noon), To = new(Noon) }, "").SetArgDisplayNames("all right"),
        new TestCaseData(new ListAuditQuery { Action = AuditSearch.ParseAction("User_Created") }, "Action:unknown_choice").SetArgDisplayNames("unknown action"),
        new TestCaseData(new ListAuditQuery { From = new(Noon), To = new(Noon.AddTicks(-1)) }, "From:end_before_start").SetArgDisplayNames("backwards"),
    ];

    [SetUp]
    public void SetUp() => ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.AuditRead) };

    [TestCaseSource(nameof(Faults))]
    public async Task Validate_WhenAsked_JudgesActionAndTimes(ListAuditQuery query, string expected) =>
        Assert.That((await ports.ValidateAsync(query)).Summary(), Is.EqualTo(expected));

    [Test]
    public async Task Validate_WhenExported_JudgesTheSame() => Assert.That(
        (await ports.ValidateAsync(new ExportAuditQuery { Limit = AuditSearch.ParseLimit(0), From = new(Noon), To = new(Noon.AddDays(-1)) })).Summary(),
        Is.EqualTo("From:end_before_start Limit:out_of_range"));

    [TestCase(0, ErrorCodes.OutOfRange)]
    [TestCase(1, "")]
    [TestCase(1000, "")]
    [TestCase(1001, ErrorCodes.OutOfRange)]
    public void ParseLimit_WhenAsked_HasBounds(int number, string expected) =>
        Assert.That(AuditSearch.ParseLimit(number).Summary(), Is.EqualTo(expected));

    [Test]
    public void ParseLimit_WhenPassed_SaysWhatItIs() =>
        Assert.That(AuditSearch.ParseLimit(0).Errors.Single().Range, Is.EqualTo((1, 1000)));

    [TestCase(3, 3, null)]
    [TestCase(4, 3, 2L)]
    [TestCase(0, 0, null)]
    public async Task List_WhenMoreIsThereThanAsked_SaysWhereTheNextPageBegins(int there, int expected, long? next)
    {
        var query = new ListAuditQuery { Limit = new(3) };
        ports.AuditQueries.Setup(port => port.List(query, 4)).Returns(Records(there).ToAsyncEnumerable());

        var page = (await ports.SendAsync(query)).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Records, Has.Count.EqualTo(expected));
            Assert.That(page.Next, Is.EqualTo(next));
        }
    }

    [Test]
    public async Task List_WhenNoLimitIsAsked_IsAHundred()
    {
        var query = new ListAuditQuery();
        ports.AuditQueries.Setup(port => port.List(query, 101)).Returns(Records(101).ToAsyncEnumerable());

        Assert.That((await ports.SendAsync(query)).Value.Records, Has.Count.EqualTo(100));
    }

    [TestCase(null)]
    [TestCase(7)]
    public async Task Export_WhenAsked_HasAllOrAsManyAsAsked(int? limit)
    {
        var query = new ExportAuditQuery { Limit = limit is { } most ? new(most) : default };
        ports.AuditQueries.Setup(port => port.List(query, limit)).Returns(Records(2).ToAsyncEnumerable());

        Assert.That(await (await ports.SendAsync(query)).Value.CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Send_WhenTheCallerMayNotReadTheAudit_IsRefused()
    {
        ports.Caller = TestUsers.SignedIn(Permissions.UsersRead, Permissions.UsersEdit);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ports.SendAsync(new ListAuditQuery())).Summary(), Is.EqualTo(ErrorCodes.PermissionMissing));
            Assert.That((await ports.SendAsync(new ExportAuditQuery())).Summary(), Is.EqualTo(ErrorCodes.PermissionMissing));
            ports.Caller = Caller.Anonymous();
            Assert.That((await ports.SendAsync(new ListAuditQuery())).Summary(), Is.EqualTo(ErrorCodes.SignInRequired));
        }
    }

    /// <summary>The newest first.</summary>
    private static IEnumerable<AuditRecordView> Records(int count) => Enumerable.Range(0, count).Select(i => new AuditRecordView(
        count - i, Noon, AuditActions.SignIn, AuditOutcome.Succeeded, null, new(AuditActorKind.System, null, null), null, null, [], null, null, ""));
}
