using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class EmailAddressTests
{
    private const string BoldA = "\U0001D41A";

    private static IEnumerable<TestCaseData> Edges =>
    [
        Edge("254 characters", At(64, 63, 63, 61), null),
        Edge("255 characters", At(64, 63, 63, 62), ErrorCodes.TooLong),
        Edge("254 characters between blanks", $"  {At(64, 63, 63, 61)}  ", null),
        Edge("254 code points of two units", Wide(29), null),
        Edge("255 code points of two units", Wide(30), ErrorCodes.TooLong),
        Edge("local part of 64", At(64, 3, 3), null),
        Edge("local part of 65", At(65, 3, 3), ErrorCodes.Malformed),
        Edge("label of 63", At(3, 63, 3), null),
        Edge("label of 64", At(3, 64, 3), ErrorCodes.Malformed),
        Edge("last label of 64", At(3, 3, 64), ErrorCodes.Malformed),
    ];

    private static IEnumerable<TestCaseData> InvisibleInEitherPart =>
        TestTexts.Forbidden.SelectMany(test => new[]
        {
            Edge($"{test.ArgDisplayNames![0]} in the local part", $"{test.Arguments[0]}@example.com", ErrorCodes.Malformed),
            Edge($"{test.ArgDisplayNames[0]} in the domain", $"ana@{test.Arguments[0]}.com", ErrorCodes.Malformed),
        });

    [TestCase("ana@example.com")]
    [TestCase("a@b.co")]
    [TestCase("Ana.Ruiz+mesa@sub.example-mail.com")]
    [TestCase("!#$%&'*+-/=?^_`{|}~@example.com")]
    [TestCase("1@2.c3")]
    [TestCase("josé@correo.es")]
    [TestCase("jose\u0301@correo.es", TestName = "{m}(combining accent)")]
    [TestCase("иван@почта.рф")]
    [TestCase("用户@例子.公司")]
    [TestCase("\U0001D41A@example.com", TestName = "{m}(letter of two units)")]
    [TestCase("ana@xn--bcher-kva.example")]
    public void Parse_WhenAddress_KeepsItAsGiven(string text) =>
        Assert.That(EmailAddress.Parse(text).Value.Value, Is.EqualTo(text));

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("ana")]
    [TestCase("@")]
    [TestCase("@example.com")]
    [TestCase("ana@")]
    [TestCase("ana@example")]
    [TestCase("ana@@example.com")]
    [TestCase("ana@ruiz@example.com")]
    [TestCase("\"ana@ruiz\"@example.com")]
    [TestCase("\"ana\"@example.com")]
    [TestCase("ana ruiz@example.com")]
    [TestCase("ana@exam ple.com")]
    [TestCase("ana @example.com")]
    [TestCase("ana@ example.com")]
    [TestCase("ana\u00A0ruiz@example.com", TestName = "{m}(no-break space)")]
    [TestCase(".ana@example.com")]
    [TestCase("ana.@example.com")]
    [TestCase("ana..ruiz@example.com")]
    [TestCase("ana@.example.com")]
    [TestCase("ana@example.com.")]
    [TestCase("ana@example..com")]
    [TestCase("ana@-example.com")]
    [TestCase("ana@example-.com")]
    [TestCase("ana@exam_ple.com")]
    [TestCase("ana@127.0.0.1")]
    [TestCase("ana@[127.0.0.1]")]
    [TestCase("Ana <ana@example.com>")]
    [TestCase("ana@example.com,eva@example.com")]
    [TestCase("ana(mesa)@example.com")]
    [TestCase("mailto:ana@example.com")]
    [TestCase("ana\\@example.com")]
    [TestCase("ana\uFF20example.com", TestName = "{m}(full-width at)")]
    [TestCase("ana@example\uFF0Ecom", TestName = "{m}(full-width dot)")]
    [TestCase("😀@example.com")]
    [TestCase("\u037Aana@example.com", TestName = "{m}(letter that composes to a blank)")]
    [TestCase("\uFDFA\uFDFA\uFDFA\uFDFA@example.com", TestName = "{m}(letters that compose to more than a local part)")]
    public void Parse_WhenNoAddress_IsMalformed(string text) =>
        Assert.That(EmailAddress.Parse(text).Code(), Is.EqualTo(ErrorCodes.Malformed));

    [TestCaseSource(nameof(Edges))]
    [TestCaseSource(nameof(InvisibleInEitherPart))]
    public void Parse_WhenAtAnEdge_Decides(string text, string? code) =>
        Assert.That(EmailAddress.Parse(text).Code(), Is.EqualTo(code));

    [Test]
    public void Parse_WhenTooLong_TellsTheLimit() =>
        Assert.That(EmailAddress.Parse("a".Times(255)).Errors[0].Limit, Is.EqualTo(254));

    [Test]
    public void Parse_WhenNull_IsRequired() =>
        Assert.That(EmailAddress.Parse(null).Code(), Is.EqualTo(ErrorCodes.Required));

    [Test]
    public void Parse_WhenBlanksAround_TrimsThem()
    {
        var email = EmailAddress.Parse(" \t Ana@Example.com\r\n").Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.Value, Is.EqualTo("Ana@Example.com"));
            Assert.That(email.ToString(), Is.EqualTo("Ana@Example.com"));
        }
    }

    [TestCase("Ana@Example.COM", "ana@example.com")]
    [TestCase("josé@x.es", "JOSE\u0301@x.es", TestName = "{m}(composed and decomposed)")]
    [TestCase("\uFF41na@x.es", "ana@x.es", TestName = "{m}(full-width letter)")]
    [TestCase("\uFB01n@x.es", "fin@x.es", TestName = "{m}(ligature)")]
    [TestCase("\u017Fol@x.es", "sol@x.es", TestName = "{m}(long s)")]
    [TestCase("\u212Aim@x.es", "kim@x.es", TestName = "{m}(kelvin sign)")]
    [TestCase("νίκος@x.gr", "ΝΊΚΟΣ@x.gr")]
    [TestCase("ana@ñandú.example", "ana@xn--and-6ma2c.example")]
    [TestCase("ana@ÑANDÚ.example", "ANA@XN--AND-6MA2C.EXAMPLE")]
    [TestCase("ana@n\u0303andu\u0301.example", "ana@xn--and-6ma2c.example", TestName = "{m}(decomposed, and Punycode)")]
    [TestCase("ana@mail.straße.example", "ana@mail.xn--strae-oqa.example")]
    [TestCase("иван@почта.рф", "иван@xn--80a1acny.xn--p1ai")]
    [TestCase("иван@почта.рф", "иван@почта.xn--p1ai")]
    [TestCase("用户@例子.公司", "用户@xn--fsqu00a.xn--55qx5d")]
    public void Equals_WhenCanonicallyTheSame_IsTrue(string one, string other)
    {
        var (left, right) = (TestUsers.Email(one), TestUsers.Email(other));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(left, Is.EqualTo(right));
            Assert.That(left.GetHashCode(), Is.EqualTo(right.GetHashCode()));
            Assert.That(left.Canonical, Is.EqualTo(right.Canonical));
            Assert.That(EmailAddress.Canonicalize($" {other} "), Is.EqualTo(left.Canonical));
        }
    }

    [TestCase("ana@x.es", "aná@x.es")]
    [TestCase("ana@x.es", "a.na@x.es")]
    [TestCase("ana@x.es", "ana+mesa@x.es")]
    [TestCase("ali@x.es", "alı@x.es")]
    [TestCase("strasse@x.es", "straße@x.es")]
    [TestCase("ana@strasse.example", "ana@xn--strae-oqa.example")]
    [TestCase("ana@nandu.example", "ana@xn--and-6ma2c.example")]
    [TestCase("xn--and-6ma2c@x.es", "ñandú@x.es")]
    [TestCase("ana@abc.example", "ana@xn--mi7ccd.example", TestName = "{m}(a full-width abc in Punycode is no domain)")]
    public void Equals_WhenAnotherAddress_IsFalse(string one, string other) =>
        Assert.That(TestUsers.Email(one), Is.Not.EqualTo(TestUsers.Email(other)));

    [TestCase("xn--a", TestName = "{m}(no Punycode)")]
    [TestCase("xn--99999999", TestName = "{m}(beyond Unicode)")]
    [TestCase("xn--ls8h", TestName = "{m}(a sign that no address has)")]
    [TestCase("xn--mi7ccd", TestName = "{m}(full-width letters)")]
    [TestCase("xn--xn--and-6ma2c", TestName = "{m}(encoded twice)")]
    public void Parse_WhenALabelIsNoDomainInUnicode_TakesItToTheLetter(string label) => Assert.That(
        EmailAddress.Parse($"ana@{label}.ñandú.example").Value.Canonical,
        Is.EqualTo($"ANA@{label.ToUpperInvariant()}.ÑANDÚ.EXAMPLE"));

    [Test]
    public void Canonicalize_WhenLoneSurrogate_ReturnsTheText() =>
        Assert.That(EmailAddress.Canonicalize("ana\uD83D"), Is.EqualTo("ana\uD83D"));

    private static TestCaseData Edge(string name, string text, string? code) =>
        new TestCaseData(text, code).SetArgDisplayNames(name);

    private static string At(int localPart, params int[] labels) =>
        $"{"a".Times(localPart)}@{string.Join('.', labels.Select("b".Times))}";

    private static string Wide(int lastLabel) =>
        $"{BoldA.Times(32)}@{$"{BoldA.Times(31)}.".Times(6)}{BoldA.Times(lastLabel)}";
}
