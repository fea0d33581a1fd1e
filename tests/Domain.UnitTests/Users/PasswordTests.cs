using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class PasswordTests
{
    private static IEnumerable<TestCaseData> BrokenUnicode =>
    [
        new TestCaseData("secret\uD83D").SetArgDisplayNames("lone high surrogate"),
        new TestCaseData("\uDE00secret").SetArgDisplayNames("lone low surrogate"),
        new TestCaseData("sec\uDE00\uD83Dret").SetArgDisplayNames("surrogates in the wrong order"),
    ];

    // 128 characters of four bytes are 512 bytes; the 513th byte is a 129th character.
    [TestCase("a", "", 5, ErrorCodes.TooShort, 6)]
    [TestCase("a", "", 6, null, null)]
    [TestCase("a", "", 128, null, null)]
    [TestCase("a", "", 129, ErrorCodes.TooLong, 128)]
    [TestCase("ñ", "", 128, null, null)]
    [TestCase("😀", "", 5, ErrorCodes.TooShort, 6)]
    [TestCase("😀", "", 6, null, null)]
    [TestCase("😀", "", 128, null, null)]
    [TestCase("😀", "a", 128, ErrorCodes.TooLong, 128)]
    public void Parse_WhenLengthIsAtAnEdge_CountsCodePoints(string character, string rest, int count, string? code, int? limit)
    {
        var result = Password.Parse(character.Times(count) + rest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Code(), Is.EqualTo(code));
            Assert.That(result.Errors.SingleOrDefault()?.Limit, Is.EqualTo(limit));
        }
    }

    [TestCase(null, ErrorCodes.Required)]
    [TestCase("", ErrorCodes.TooShort)]
    public void Parse_WhenNothingThere_Refuses(string? text, string code) =>
        Assert.That(Password.Parse(text).Code(), Is.EqualTo(code));

    [TestCase("  secret  ")]
    [TestCase("      ")]
    [TestCase("\tse\ncret", TestName = "{m}(control characters)")]
    [TestCase("ﬁn ½ ２０２６", TestName = "{m}(compatibility characters)")]
    public void Parse_WhenPassword_KeepsEveryCharacter(string text) =>
        Assert.That(Password.Parse(text).Value.Value, Is.EqualTo(text));

    [TestCase("pe\u0301rez1", "pérez1")]
    [TestCase("an\u0303o-2026", "año-2026")]
    [TestCase("a\u0323\u0302n-2026", "\u1EADn-2026")]
    [TestCase("a\u0302\u0323n-2026", "\u1EADn-2026")]
    [TestCase("\u1112\u1161\u11AB\u1100\u1173\u11AF-2026", "\uD55C\uAE00-2026")]
    public void Parse_WhenDecomposed_Composes(string text, string composed) =>
        Assert.That(Password.Parse(text).Value.Value, Is.EqualTo(composed));

    [TestCase("e\u0301", 5, ErrorCodes.TooShort)]
    [TestCase("e\u0301", 6, null)]
    [TestCase("e\u0301", 128, null)]
    [TestCase("e\u0301", 129, ErrorCodes.TooLong)]
    [TestCase("a\u0323\u0302", 128, null)]
    [TestCase("\U0001D15E", 128, ErrorCodes.TooLong)]
    public void Parse_WhenDecomposed_CountsWhatIsComposed(string character, int count, string? code) =>
        Assert.That(Password.Parse(character.Times(count)).Code(), Is.EqualTo(code));

    [Test]
    public void Normalize_OfInvalidOrEndlessText_LeavesItAsItIs()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Password.Normalize("e\u0301\uD83D"), Is.EqualTo("e\u0301\uD83D"));
            Assert.That(Password.Normalize("e\u0301".Times(500_000)), Has.Length.EqualTo(1_000_000));
        }
    }

    [TestCaseSource(nameof(BrokenUnicode))]
    public void Parse_WhenBrokenUnicode_Refuses(string text) =>
        Assert.That(Password.Parse(text).Code(), Is.EqualTo(ErrorCodes.ForbiddenCharacters));

    [Test]
    public void Parse_WhenRefused_DoesNotEchoThePassword() =>
        Assert.That(Password.Parse("abc").Errors[0].AttemptedValue, Is.Null);

    [Test]
    public void ToString_WhenCalled_DoesNotShowThePassword()
    {
        var password = Password.Parse("correct horse").Value;

        Assert.That($"{password}", Is.EqualTo("[redacted]"));
    }

    [Test]
    public void Generate_WhenAskedTwice_MakesTwoThatAnybodyMayHave()
    {
        var (one, other) = (Password.Generate().Value, Password.Generate().Value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(other, Is.Not.EqualTo(one));
            Assert.That(Password.Parse(one).Code(), Is.Null);
            Assert.That(one, Does.Match("^[A-Za-z2-9]{20}$").And.Not.Match("[IlO]"));
        }
    }
}
