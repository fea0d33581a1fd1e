using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class PersonNameTests
{
    [TestCase("a", 1, ErrorCodes.TooShort, 2)]
    [TestCase("a", 2, null, null)]
    [TestCase("a", 200, null, null)]
    [TestCase("a", 201, ErrorCodes.TooLong, 200)]
    [TestCase("😀", 1, ErrorCodes.TooShort, 2)]
    [TestCase("😀", 2, null, null)]
    [TestCase("😀", 200, null, null)]
    [TestCase("😀", 201, ErrorCodes.TooLong, 200)]
    public void Parse_WhenLengthIsAtAnEdge_CountsCodePointsAfterTrimming(string character, int count, string? code, int? limit)
    {
        var result = PersonName.Parse($"  {character.Times(count)}\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Code(), Is.EqualTo(code));
            Assert.That(result.Errors.SingleOrDefault()?.Limit, Is.EqualTo(limit));
        }
    }

    [TestCase(null, ErrorCodes.Required)]
    [TestCase("", ErrorCodes.TooShort)]
    [TestCase("   ", ErrorCodes.TooShort)]
    public void Parse_WhenNothingThere_Refuses(string? text, string code) =>
        Assert.That(PersonName.Parse(text).Code(), Is.EqualTo(code));

    [TestCase("  Ana María  Núñez-O'Neil, Jr. ", "Ana María  Núñez-O'Neil, Jr.")]
    [TestCase("李小龍", "李小龍")]
    [TestCase("مريم", "مريم")]
    public void Parse_WhenName_KeepsAllButTheBlanksAround(string text, string value) =>
        Assert.That(PersonName.Parse(text).Value.ToString(), Is.EqualTo(value));

    [TestCaseSource(typeof(TestTexts), nameof(TestTexts.Forbidden))]
    public void Parse_WhenForbiddenCharacter_Refuses(string text) =>
        Assert.That(PersonName.Parse(text).Code(), Is.EqualTo(ErrorCodes.ForbiddenCharacters));

    [TestCase("Ana Luisa Torres", "Ana", "Luisa Torres")]
    [TestCase("Ana", "Ana", "")]
    [TestCase("Ana  Torres", "Ana", "Torres")]
    public void Parse_WhenWhole_IsPartedAtItsFirstBlank(string text, string first, string last)
    {
        var name = PersonName.Parse(text).Value;

        Assert.That((name.First, name.Last, name.Value), Is.EqualTo((first, last, text)));
    }

    [TestCase(" Ana Luisa ", " Torres Díaz ", "Ana Luisa", "Torres Díaz", "Ana Luisa Torres Díaz")]
    [TestCase("Ana", "", "Ana", "", "Ana")]
    public void Parse_WhenInTwoParts_KeepsThem(string first, string last, string expectedFirst, string expectedLast, string whole)
    {
        var name = PersonName.Parse(first, last).Value;
        var restored = PersonName.Restore(name.Value, name.GivenFirst);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((name.First, name.Last, name.Value), Is.EqualTo((expectedFirst, expectedLast, whole)));
            Assert.That((restored.First, restored.Last, restored.Value), Is.EqualTo((expectedFirst, expectedLast, whole)));
        }
    }

    [TestCase(null, null, "First:required Last:required")]
    [TestCase(null, "Torres", "First:required")]
    [TestCase("Ana", null, "Last:required")]
    [TestCase(" ", "Torres", "First:too_short")]
    [TestCase("A", "", "First:too_short")]
    [TestCase(" ", null, "First:too_short Last:required")]
    [TestCase("A\u0000", "Tor\u202Eres", "First:forbidden_characters Last:forbidden_characters")]
    [TestCase("A\u0000", "Torres", "First:forbidden_characters")]
    [TestCase("Ana", "Tor\u202Eres", "Last:forbidden_characters")]
    public void Parse_WhenAPartIsBad_NamesIt(string? first, string? last, string expected) =>
        Assert.That(
            string.Join(' ', PersonName.Parse(first, last).Errors.Select(error => $"{error.Field}:{error.Code}")),
            Is.EqualTo(expected));

    [TestCase(100, 101, "Last")]
    [TestCase(101, 100, "First")]
    public void Parse_WhenThePartsAreTooLong_NamesTheLongerOne(int first, int last, string field) =>
        Assert.That(PersonName.Parse("a".Times(first), "b".Times(last)).Errors.Single(), Is.EqualTo(Error.Validation(ErrorCodes.TooLong, field) with
        {
            Limit = 200,
            AttemptedValue = field == "First" ? "a".Times(first) : "b".Times(last),
        }));

    [TestCase(99, null)]
    [TestCase(100, ErrorCodes.TooLong)]
    public void Parse_WhenThePartsAreLong_CountsThemTogether(int length, string? code) =>
        Assert.That(PersonName.Parse("a".Times(length + 1), "b".Times(length)).Code(), Is.EqualTo(code));

    [TestCase("José Núñez", "JOSE NUN\u007FEZ")]
    [TestCase("JOSE\u0301 NUN\u0303EZ", "JOSE NUN\u007FEZ")]
    [TestCase("João Muñ̀oz", "JOAO MUN\u007FOZ")]
    [TestCase("Łukasz Øster-Đukić", "LUKASZ OSTER-DUKIC")]
    [TestCase("Işıl Yıldız", "ISIL YILDIZ")]
    [TestCase("Strauß Æneas Œuvre", "STRAUSS AENEAS OEUVRE")]
    [TestCase("Sean O’Brien", "SEAN O'BRIEN")]
    [TestCase("Sean O'Brien", "SEAN O'BRIEN")]
    [TestCase("Ana \u00A0  María", "ANA MARIA")]
    [TestCase("ﬁn Ａna", "FIN ANA")]
    [TestCase("李小龍", "李小龍")]
    [TestCase("𝒜na 😀", "ANA 😀")]
    [TestCase("100% [a_b]", "100% [A_B]")]
    public void Folded_OfAName_IsWithoutCaseAccentsAndCompatibilityForms(string name, string folded) =>
        Assert.That(PersonName.Parse(name).Value.Folded, Is.EqualTo(folded));

    [TestCase("Núñez", "NUNEZ")]
    [TestCase("Ñu", "NU")]
    public void Fold_OfASearch_HasNoMark(string text, string folded) => Assert.That(PersonName.Fold(text), Is.EqualTo(folded));

    [Test]
    public void Folded_OfNames_SortsAsSpanishDoes()
    {
        string[] names = ["Nadal", "Nuna", "Nunzio", "Núñez", "Nuria", "Ñandú", "Ñu", "Ozuna", "Óscar Paz"];

        Assert.That(
            names.Reverse().OrderBy(name => PersonName.Parse(name).Value.Folded, StringComparer.Ordinal),
            Is.EqualTo(new[] { "Nadal", "Nuna", "Nunzio", "Núñez", "Nuria", "Ñandú", "Ñu", "Óscar Paz", "Ozuna" }));
    }

    [TestCase("\uFDFA", 400)]
    [TestCase("a\uFDFA", 399)]
    public void Folded_OfANameThatGetsLonger_IsCutBetweenCharacters(string start, int length)
    {
        var folded = PersonName.Parse(start + "😀".Times(198)).Value.Folded;

        Assert.That((folded.Length, folded[^2..]), Is.EqualTo((length, "😀")));
    }
}
