using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class ReasonTests
{
    [TestCase(null, ErrorCodes.Required)]
    [TestCase("", ErrorCodes.TooShort)]
    [TestCase("    ", ErrorCodes.TooShort)]
    [TestCase(" cort ", ErrorCodes.TooShort)]
    [TestCase(" corto ", null)]
    [TestCase("a\nb\nc\nd", ErrorCodes.ForbiddenCharacters)]
    public void Parse_TellsWhatIsWrong(string? text, string? code) => Assert.That(Reason.Parse(text).Code(), Is.EqualTo(code));

    [TestCase(200, null, null)]
    [TestCase(201, ErrorCodes.TooLong, 200)]
    [TestCase(4, ErrorCodes.TooShort, 5)]
    public void Parse_AtAnEdge_TellsTheLimit(int length, string? code, int? limit)
    {
        var result = Reason.Parse("a".Times(length));

        Assert.That((result.Code(), result.Errors.SingleOrDefault()?.Limit), Is.EqualTo((code, limit)));
    }

    [Test]
    public void Parse_Trims() => Assert.That(Reason.Parse(" Olvidó la clave ").Value.Value, Is.EqualTo("Olvidó la clave"));
}
