using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

public sealed class PasswordPolicyTests
{
    private const string Email = "jose.perez@example.com";
    private const string Name = "José Pérez de Íñigo";

    private static readonly PasswordPolicy Personal = new() { RejectsPersonal = true };

    [TestCase("secret")]
    [TestCase("password")]
    [TestCase("jose.perez@example.com")]
    public void Check_WhenNothingIsAsked_TakesEveryPassword(string text) =>
        Assert.That(Check(new(), text).IsSuccess, Is.True);

    [TestCase("12345678901", false)]
    [TestCase("123456789012", true)]
    [TestCase("1234567890\U0001F600", false)]
    [TestCase("12345678901\U0001F600", true)]
    public void Check_WhenALengthIsAsked_CountsCharacters(string text, bool expected)
    {
        var result = Check(new() { MinLength = 12 }, text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.EqualTo(expected));
            Assert.That(result.Errors, Is.EqualTo(expected ? [] : new[] { Error.Validation(ErrorCodes.TooShort) with { Limit = 12 } }));
        }
    }

    [TestCase("letmein", ErrorCodes.PasswordCommon)]
    [TestCase("LetMeIn", ErrorCodes.PasswordCommon)]
    [TestCase("letmein1", null)]
    public void Check_WhenCommonOnesAreRefused_IgnoresCase(string text, string? expected)
    {
        var policy = new PasswordPolicy { Common = new HashSet<string> { "letmein" } };

        Assert.That(Check(policy, text).Errors.Select(error => error.Code), Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [TestCase("jose.perez@example.com")]
    [TestCase("xxJOSE.PEREZxx")]
    [TestCase("jose2026")]
    [TestCase("2026PÉREZ!")]
    [TestCase("inigo-2026")]
    [TestCase("Ｊｏｓé-2026")]
    [TestCase("jose\t2026")]
    public void Check_WhenPersonalOnesAreRefused_FindsAddressAndName(string text) =>
        Assert.That(Check(Personal, text).Errors.Single().Code, Is.EqualTo(ErrorCodes.PasswordPersonal));

    [TestCase("correct horse")]
    [TestCase("dexde-2026")]
    [TestCase("example.com")]
    public void Check_WhenPersonalOnesAreRefused_TakesOthers(string text) =>
        Assert.That(Check(Personal, text).IsSuccess, Is.True);

    [TestCase(null, null)]
    [TestCase("", "")]
    [TestCase("\ud800@example.com", "\udc00 \ud800")]
    public void Check_WhenAddressAndNameAreNone_JudgesThePasswordAlone(string? email, string? name) =>
        Assert.That(Personal.Check(Password.Parse("secreto").Value, email, name).IsSuccess, Is.True);

    private static Result Check(PasswordPolicy policy, string text) => policy.Check(Password.Parse(text).Value, Email, Name);
}
