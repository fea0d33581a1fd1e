using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class TelefonoTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t ")]
    public void Parse_WhenBlank_IsNone(string? text) =>
        Assert.That(Telefono.Parse(text).Value, Is.Null);

    [TestCase("1", 30, null)]
    [TestCase("1", 31, ErrorCodes.TooLong)]
    [TestCase("😀", 30, null)]
    [TestCase("😀", 31, ErrorCodes.TooLong)]
    public void Parse_WhenLengthIsAtTheEdge_CountsCodePointsAfterTrimming(string character, int count, string? code) =>
        Assert.That(Telefono.Parse($" {character.Times(count)} ").Code(), Is.EqualTo(code));

    [Test]
    public void Parse_WhenTooLong_TellsTheLimit() =>
        Assert.That(Telefono.Parse("1".Times(31)).Errors[0].Limit, Is.EqualTo(30));

    [Test]
    public void Parse_WhenFreeText_KeepsAllButTheBlanksAround() =>
        Assert.That(Telefono.Parse("  +54 (11) 5555-1234 int. 7 ").Value?.ToString(), Is.EqualTo("+54 (11) 5555-1234 int. 7"));

    [TestCaseSource(typeof(TestTexts), nameof(TestTexts.Forbidden))]
    public void Parse_WhenForbiddenCharacter_Refuses(string text) =>
        Assert.That(Telefono.Parse(text).Code(), Is.EqualTo(ErrorCodes.ForbiddenCharacters));
}
