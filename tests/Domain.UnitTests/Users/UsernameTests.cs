using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class UsernameTests
{
    [TestCase(" Admin_Master ", "Admin_Master", "ADMIN_MASTER")]
    [TestCase("ñu", "ñu", "ÑU")]
    public void Parse_WhenGood_IsTrimmedAndHasACanonicalForm(string text, string value, string canonical)
    {
        var username = Username.Parse(text).Value;

        Assert.That((username.Value, username.Canonical), Is.EqualTo((value, canonical)));
    }

    [TestCase(null, ErrorCodes.Required)]
    [TestCase("  ", ErrorCodes.TooShort)]
    [TestCase("admin master", ErrorCodes.ForbiddenCharacters)]
    [TestCase("admin\u200Bmaster", ErrorCodes.ForbiddenCharacters)]
    public void Parse_WhenBad_SaysWhy(string? text, string code) => Assert.That(Username.Parse(text).Code(), Is.EqualTo(code));

    [TestCase(64, null)]
    [TestCase(65, ErrorCodes.TooLong)]
    public void Parse_WhenLong_HasALimit(int length, string? code) => Assert.That(Username.Parse("a".Times(length)).Code(), Is.EqualTo(code));

    [TestCase(14, null)]
    [TestCase(15, ErrorCodes.TooLong)]
    public void Parse_WhenTheCanonicalFormIsLong_HasALimit(int length, string? code) =>
        Assert.That(Username.Parse("\uFDFA".Times(length)).Code(), Is.EqualTo(code));

    [TestCase(1, "ana.torres")]
    [TestCase(2, "ana.torres2")]
    [TestCase(10, "ana.torres10")]
    public void For_WhenTriedAgain_CountsOn(int attempt, string expected) =>
        Assert.That(Username.For(TestUsers.Email("ana.torres@example.com"), attempt).Value, Is.EqualTo(expected));
}
