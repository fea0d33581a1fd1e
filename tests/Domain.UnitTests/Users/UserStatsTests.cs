using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class UserStatsTests
{
    [TestCase("a", true)]
    [TestCase("postsCreated", true)]
    [TestCase("Total_Views2", true)]
    [TestCase("", false)]
    [TestCase("2views", false)]
    [TestCase("_views", false)]
    [TestCase("total views", false)]
    [TestCase("total-views", false)]
    [TestCase("años", false)]
    [TestCase("views\n", false)]
    public void IsName_WhenAsked_TakesLettersDigitsAndUnderscores(string text, bool expected) =>
        Assert.That(UserStats.IsName(text), Is.EqualTo(expected));

    [TestCase(64, true)]
    [TestCase(65, false)]
    public void IsName_WhenLong_HasALimit(int length, bool expected) => Assert.That(UserStats.IsName("a".Times(length)), Is.EqualTo(expected));

    [Test]
    public void ParseAmounts_WhenAllIsWell_Succeeds() =>
        Assert.That(UserStats.ParseAmounts(Named(UserStats.MaxCounters)).IsSuccess, Is.True);

    [Test]
    public void ParseAmounts_WhenThereAreNone_WantsOne() =>
        Assert.That(UserStats.ParseAmounts(Named(0)).Code(), Is.EqualTo(ErrorCodes.Required));

    [Test]
    public void ParseAmounts_WhenThereAreMoreThanAUserMayHave_IsRefused() =>
        Assert.That(UserStats.ParseAmounts(Named(UserStats.MaxCounters + 1)).Code(), Is.EqualTo(ErrorCodes.TooManyCounters));

    [Test]
    public void ParseAmounts_WhenNamesAreWrong_TellsWhich() =>
        Assert.That(
            UserStats.ParseAmounts(new Dictionary<string, long> { ["views"] = 1, ["a b"] = 1, ["ñ"] = 1 }).Errors.Select(error => (error.Code, error.AttemptedValue)),
            Is.EqualTo(new (string, object?)[] { (ErrorCodes.Malformed, "a b"), (ErrorCodes.Malformed, "ñ") }));

    [Test]
    public void Add_WhenSomeAreNew_AddsToTheOthersAndSortsByName()
    {
        var stats = UserStats.Restore([KeyValuePair.Create("views", 40L), KeyValuePair.Create("Posts", 1L)]);

        var sum = stats.Add(new Dictionary<string, long> { ["views"] = 2, ["comments"] = 7, ["Posts"] = -3 }).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', sum.Counters.Select(counter => $"{counter.Key}={counter.Value}")), Is.EqualTo("Posts=-2 comments=7 views=42"));
            Assert.That(stats.Counters["views"], Is.EqualTo(40), "the counters before stay as they were");
        }
    }

    [Test]
    public void Add_WhenNamesDifferInCase_KeepsBoth() =>
        Assert.That(
            UserStats.None.Add(new Dictionary<string, long> { ["views"] = 1, ["Views"] = 2 }).Value.Counters,
            Has.Count.EqualTo(2));

    [TestCase(long.MaxValue - 1, 1, null)]
    [TestCase(long.MaxValue, 1, ErrorCodes.CounterOverflow)]
    [TestCase(1, long.MaxValue, ErrorCodes.CounterOverflow)]
    [TestCase(long.MinValue + 1, -1, null)]
    [TestCase(long.MinValue, -1, ErrorCodes.CounterOverflow)]
    [TestCase(long.MaxValue, long.MinValue, null)]
    public void Add_WhenNearTheEndOf64Bits_IsRefusedBeyond(long before, long amount, string? code) =>
        Assert.That(
            UserStats.Restore([KeyValuePair.Create("views", before)]).Add(new Dictionary<string, long> { ["views"] = amount }).Code(),
            Is.EqualTo(code));

    [Test]
    public void Add_WhenTheUserWouldHaveTooMany_IsAConflict()
    {
        var full = UserStats.Restore(Named(UserStats.MaxCounters));

        var refused = full.Add(new Dictionary<string, long> { ["oneMore"] = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                refused.Errors.Select(error => (error.Kind, error.Code, error.Limit)),
                Is.EqualTo(new[] { (ErrorKind.Conflict, ErrorCodes.TooManyCounters, (int?)UserStats.MaxCounters) }));
            Assert.That(full.Add(Named(1)).IsSuccess, Is.True);
        }
    }

    private static Dictionary<string, long> Named(int count) => Enumerable.Range(1, count).ToDictionary(i => $"counter{i}", i => (long)i);
}
