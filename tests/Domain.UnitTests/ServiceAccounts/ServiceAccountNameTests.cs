using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Domain.UnitTests.ServiceAccounts;

public sealed class ServiceAccountNameTests
{
    [TestCase(null, ErrorCodes.Required, null)]
    [TestCase("", ErrorCodes.TooShort, 1)]
    [TestCase(" \t\n", ErrorCodes.TooShort, 1)]
    public void Parse_WhenNothingThere_Refuses(string? text, string code, int? limit)
    {
        var error = ServiceAccountName.Parse(text).Errors.Single();

        Assert.That((error.Kind, error.Code, error.Limit), Is.EqualTo((ErrorKind.Validation, code, limit)));
    }

    [TestCase("a", 1, null)]
    [TestCase("a", 200, null)]
    [TestCase("a", 201, ErrorCodes.TooLong)]
    [TestCase("😀", 100, null)]
    [TestCase("😀", 101, ErrorCodes.TooLong)]
    public void Parse_WhenLengthIsAtAnEdge_CountsWhatADatabaseKeeps(string character, int count, string? code) =>
        Assert.That(ServiceAccountName.Parse($"  {character.Times(count)}\n").Code(), Is.EqualTo(code));

    [Test]
    public void Parse_WhenName_KeepsAllButTheBlanksAround() =>
        Assert.That(ServiceAccountName.Parse("  Tickets  2 (prueba) ").Value.ToString(), Is.EqualTo("Tickets  2 (prueba)"));

    [TestCaseSource(typeof(TestTexts), nameof(TestTexts.Forbidden))]
    public void Parse_WhenForbiddenCharacter_Refuses(string text) =>
        Assert.That(ServiceAccountName.Parse(text).Code(), Is.EqualTo(ErrorCodes.ForbiddenCharacters));
}
