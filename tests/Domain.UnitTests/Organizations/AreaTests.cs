using System.Globalization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class AreaTests
{
    [TestCase("soporte técnico", "SOPORTE TÉCNICO")]
    [TestCase("  Soporte \t\r\n  Técnico  ", "SOPORTE TÉCNICO")]
    [TestCase("soporte\u00A0técnico", "SOPORTE TÉCNICO", TestName = "{m}(no-break space)")]
    [TestCase("te\u0301cnico", "TÉCNICO", TestName = "{m}(decomposed)")]
    [TestCase("TÉCNICO", "TÉCNICO")]
    [TestCase("año 2", "AÑO 2")]
    [TestCase("straße", "STRAßE")]
    public void Parse_WhenArea_Normalises(string text, string value) =>
        Assert.That(Area.Parse(text).Value?.ToString(), Is.EqualTo(value));

    [TestCaseSource(typeof(TestTexts), nameof(TestTexts.Broken))]
    public void Parse_WhenOtherWhiteSpaceInside_MakesItOneBlank(string text) =>
        Assert.That(Area.Parse(text).Value?.Value, Is.EqualTo("MESA UNO"));

    [Test]
    [SetCulture("tr-TR")]
    public void Parse_WhenTheCultureIsTurkish_StillUsesTheInvariantOne() =>
        Assert.That(
            Area.Parse("oficina").Value?.Value,
            Is.EqualTo("OFICINA"),
            $"The current culture is {CultureInfo.CurrentCulture.Name}.");

    [Test]
    public void Equals_WhenWrittenDifferently_IsTrue() =>
        Assert.That(TestUsers.AreaNamed(" soporte  te\u0301cnico"), Is.EqualTo(TestUsers.AreaNamed("SOPORTE TÉCNICO")));

    [Test]
    public void Equals_WhenOnlyTheAccentDiffers_IsFalse() =>
        Assert.That(TestUsers.AreaNamed("TECNICO"), Is.Not.EqualTo(TestUsers.AreaNamed("TÉCNICO")));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t\r\n ")]
    public void Parse_WhenBlank_IsNone(string? text) =>
        Assert.That(Area.Parse(text).Value, Is.Null);

    [TestCase("a", 100, null)]
    [TestCase("a", 101, ErrorCodes.TooLong)]
    [TestCase("😀", 100, null)]
    [TestCase("😀", 101, ErrorCodes.TooLong)]
    [TestCase("e\u0301", 100, null, TestName = "{m}(100 decomposed)")]
    [TestCase("e\u0301", 101, ErrorCodes.TooLong, TestName = "{m}(101 decomposed)")]
    [TestCase("\u03B1\u0313\u0300\u0345", 100, null, TestName = "{m}(100 of four parts)")]
    [TestCase("\u03B1\u0313\u0300\u0345", 101, ErrorCodes.TooLong, TestName = "{m}(101 of four parts)")]
    public void Parse_WhenLengthIsAtTheEdge_CountsCodePointsOfTheNormalisedName(string character, int count, string? code) =>
        Assert.That(Area.Parse($"  {character.Times(count)}  ").Code(), Is.EqualTo(code));

    [Test]
    public void Parse_WhenTooLong_TellsTheLimit() =>
        Assert.That(Area.Parse("a".Times(101)).Errors[0].Limit, Is.EqualTo(100));

    [TestCaseSource(typeof(TestTexts), nameof(TestTexts.Invisible))]
    public void Parse_WhenForbiddenCharacter_Refuses(string text) =>
        Assert.That(Area.Parse(text).Code(), Is.EqualTo(ErrorCodes.ForbiddenCharacters));

    [Test]
    public void ParseAll_WhenGood_KeepsEachOnceWithoutBlanks() =>
        Assert.That(Area.ParseAll(["redes", " ", "Sistemas", "REDES"]).Value.Select(area => area.Value), Is.EqualTo(["REDES", "SISTEMAS"]));

    [Test]
    public void ParseAll_WhenSomeAreBad_TellsWhich() =>
        Assert.That(
            Area.ParseAll(["redes", "a\u0000", "x".Times(101)]).Errors.Select(error => (error.Code, error.AttemptedValue)),
            Is.EqualTo(new (string, object?)[] { (ErrorCodes.ForbiddenCharacters, "a\u0000"), (ErrorCodes.TooLong, "x".Times(101)) }));
}
