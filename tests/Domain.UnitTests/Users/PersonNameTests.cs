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
}
