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
        new TestCaseData(new ListAuditQuery { Action = "user_created", From = Noon, To = Noon, Limit = 1 }, "").SetArgDisplayNames("all right"),
        new TestCaseData(new ListAuditQuery { Limit = 1000 }, "").SetArgDisplayNames("the most"),
        new TestCaseData(new ListAuditQuery { Limit = 0 }, "Limit:out_of_range").SetArgDisplayNames("too few"),
        new TestCaseData(new ListAuditQuery { Limit = 1001 }, "Limit:out_of_range").SetArgDisplayNames("too many"),
        new TestCaseData(new ListAuditQuery { Action = "User_Created" }, "Action:unknown_choice").SetArgDisplayNames("unknown action"),
        new TestCaseData(new ListAuditQuery { From = Noon, To = Noon.AddTicks(-1) }, "From:end_before_start").SetArgDisplayNames("backwards"),
    ];

    [SetUp]
    public void SetUp() => ports = new TestPorts { Caller = TestUsers.SignedIn(Permissions.AuditRead) };

    [TestCaseSource(nameof(Faults))]
    public async Task Validate_WhenAsked_JudgesActionTimesAndLimit(ListAuditQuery query, string expected) =>
        Assert.That((await ports.ValidateAsync(query)).Summary(), Is.EqualTo(expected));

    [Test]
    public async Task Validate_WhenExported_JudgesTheSame() => Assert.That(
        (await ports.ValidateAsync(new ExportAuditQuery { Action = "x", Limit = 0, From = Noon, To = Noon.AddDays(-1) })).Summary(),
        Is.EqualTo("Action:unknown_choice From:end_before_start Limit:out_of_range"));

    [Test]
    public async Task Validate_WhenTheLimitIsPassed_SaysWhatItIs() => Assert.That(
        (await ports.ValidateAsync(new ListAuditQuery { Limit = 0 })).Single().Range,
        Is.EqualTo((1, 1000)));

    [TestCase(3, 3, null)]
    [TestCase(4, 3, 2L)]
    [TestCase(0, 0, null)]
    public async Task List_WhenMoreIsThereThanAsked_SaysWhereTheNextPageBegins(int there, int expected, long? next)
    {
        var query = new ListAuditQuery { Limit = 3 };
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
        var query = new ExportAuditQuery { Limit = limit };
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
