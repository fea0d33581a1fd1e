using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class NameChangeTests
{
    private static readonly PersonName Current = PersonName.Parse("Ana María", "Torres").Value;

    [Test]
    public void ApplyTo_WhenWhole_IsThatName()
    {
        var change = NameChange.Parse(" Eva Ruiz ").Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.IsPartial, Is.False);
            Assert.That(change.ApplyTo(Current).Value, Is.EqualTo(PersonName.Parse("Eva Ruiz").Value));
        }
    }

    [TestCase("Eva", null, "Eva Torres", true)]
    [TestCase(null, "Ruiz", "Ana María Ruiz", true)]
    [TestCase("Eva", "Ruiz", "Eva Ruiz", false)]
    [TestCase(null, null, "Ana María Torres", true)]
    public void ApplyTo_WhenInParts_KeepsTheOneThatWasLeftOut(string? first, string? last, string expected, bool isPartial)
    {
        var change = NameChange.Parse(first, last).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.IsPartial, Is.EqualTo(isPartial));
            Assert.That(change.ApplyTo(Current).Value.Value, Is.EqualTo(expected));
        }
    }

    [TestCase(null, ErrorCodes.Required)]
    [TestCase("a", ErrorCodes.TooShort)]
    public void Parse_WhenWholeAndBad_Refuses(string? text, string code) =>
        Assert.That(NameChange.Parse(text).Code(), Is.EqualTo(code));

    [TestCase(" ", null, "First:too_short: ")]
    [TestCase(null, "Tor\u202Eres", "Last:forbidden_characters:Tor\u202Eres")]
    [TestCase(" ", "Torres", "First:too_short: ")]
    [TestCase("", "\u0000", "First:too_short: Last:forbidden_characters:\u0000")]
    public void Parse_WhenAPartIsBad_NamesItAndWhatWasSent(string? first, string? last, string expected) =>
        Assert.That(Told(NameChange.Parse(first, last)), Is.EqualTo(expected));

    [Test]
    public void ApplyTo_WhenBothPartsAreTooLong_NamesTheLongerOne() =>
        Assert.That(Told(NameChange.Parse(null, "x".Times(195)).Value.ApplyTo(Current)), Is.EqualTo($"Last:too_long:{"x".Times(195)}"));

    private static string Told(IResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field}:{error.Code}:{error.AttemptedValue}"));
}
