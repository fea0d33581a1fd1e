using System.Globalization;
using HelpDesk.Users.Infrastructure.Tokens;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Tokens;

public sealed class SigningKeyScheduleTests
{
    private static readonly DateTimeOffset Newest = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);
    private static readonly TokenSettings Settings = new() { KeyRotation = TimeSpan.FromDays(90), KeyPublishedBefore = TimeSpan.FromDays(1) };

    [Test]
    public void NextSignsFrom_WhenThereIsNoKey_IsNow() =>
        Assert.That(SigningKeySchedule.NextSignsFrom(Settings, newest: null, Newest), Is.EqualTo(Newest));

    [TestCase("-00:00:01")]
    [TestCase("00:00:00")]
    [TestCase("88.23:59:59.9999999")]
    public void NextSignsFrom_WhenTheNewestSignsLongEnough_IsNone(string elapsed) =>
        Assert.That(SigningKeySchedule.NextSignsFrom(Settings, Newest, Newest + TimeSpan.Parse(elapsed, CultureInfo.InvariantCulture)), Is.Null);

    [Test]
    public void NextSignsFrom_WhenDue_IsWhenTheNewestEnds() =>
        Assert.That(SigningKeySchedule.NextSignsFrom(Settings, Newest, Newest.AddDays(89)), Is.EqualTo(Newest.AddDays(90)));

    [TestCase("89.00:00:30")]
    [TestCase("90.00:00:00")]
    [TestCase("455.00:00:00")]
    public void NextSignsFrom_WhenOverdue_StillLeavesTheTimeToPublishIt(string elapsed)
    {
        var now = Newest + TimeSpan.Parse(elapsed, CultureInfo.InvariantCulture);

        Assert.That(SigningKeySchedule.NextSignsFrom(Settings, Newest, now), Is.EqualTo(now.AddDays(1)));
    }

    [Test]
    public void NextSignsFrom_WhenNothingIsPublishedBefore_IsWhenTheNewestEnds()
    {
        var settings = new TokenSettings { KeyRotation = TimeSpan.FromDays(7), KeyPublishedBefore = TimeSpan.Zero };

        Assert.Multiple(() =>
        {
            Assert.That(SigningKeySchedule.NextSignsFrom(settings, Newest, Newest.AddDays(7).AddTicks(-1)), Is.Null);
            Assert.That(SigningKeySchedule.NextSignsFrom(settings, Newest, Newest.AddDays(7)), Is.EqualTo(Newest.AddDays(7)));
        });
    }

    [TestCase("-1.00:00:00", true)]
    [TestCase("00:00:00", true)]
    [TestCase("1.00:01:00", true)]
    [TestCase("1.00:01:00.0000001", false)]
    public void IsStillNeeded_WhenThereIsASuccessor_LastsAsLongAsAnyTokenCanAndAMinute(string elapsed, bool expected) =>
        Assert.That(SigningKeySchedule.IsStillNeeded(Newest, Newest + TimeSpan.Parse(elapsed, CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [Test]
    public void IsStillNeeded_WhenThereIsNoSuccessor_IsAlways() =>
        Assert.That(SigningKeySchedule.IsStillNeeded(successorSignsFrom: null, DateTimeOffset.MaxValue), Is.True);
}
