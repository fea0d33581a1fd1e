using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class RoleDefinitionTests
{
    [TestCase(true, null, ErrorCodes.AreaRequired)]
    [TestCase(true, "REDES", null)]
    [TestCase(false, null, null)]
    [TestCase(false, "REDES", null)]
    public void CheckArea_WhenAsked_WantsAnAreaOnlyIfNeeded(bool needsArea, string? area, string? code)
    {
        var role = new RoleDefinition(1, "role_x", "X", [], NeedsArea: needsArea);

        Assert.That(role.CheckArea(TestUsers.AreaNamed(area)).Code(), Is.EqualTo(code));
    }

    [Test]
    public void CheckArea_WhenRefused_NamesTheArea() =>
        Assert.That(TestUsers.NeedsArea.CheckArea(null).Errors, Is.EqualTo([Error.Validation(ErrorCodes.AreaRequired, "Area")]));

    [TestCase("role_vendedor", null)]
    [TestCase("role_jefe-2", null)]
    [TestCase(null, ErrorCodes.Required)]
    [TestCase("", ErrorCodes.Malformed)]
    [TestCase("role_", ErrorCodes.Malformed)]
    [TestCase("vendedor", ErrorCodes.Malformed)]
    [TestCase("role_Jefe", ErrorCodes.Malformed)]
    [TestCase(" role_jefe", ErrorCodes.Malformed)]
    [TestCase("role_jefe/x", ErrorCodes.Malformed)]
    [TestCase("role_jefe\n", ErrorCodes.Malformed)]
    [TestCase("role_señor", ErrorCodes.Malformed)]
    public void ParseKey_WhenAsked_WantsThePrefixAndPlainCharacters(string? text, string? code) =>
        Assert.That(RoleDefinition.ParseKey(text).Code(), Is.EqualTo(code));

    [TestCase(64, null)]
    [TestCase(65, ErrorCodes.Malformed)]
    public void ParseKey_WhenLong_CountsAllOfIt(int length, string? code) =>
        Assert.That(RoleDefinition.ParseKey("role_" + "a".Times(length - 5)).Code(), Is.EqualTo(code));

    [TestCase("  Jefe de turno ", "Jefe de turno", null)]
    [TestCase("J", "J", null)]
    [TestCase(null, null, ErrorCodes.Required)]
    [TestCase("   ", null, ErrorCodes.TooShort)]
    [TestCase("Je\u200bfe", null, ErrorCodes.ForbiddenCharacters)]
    [TestCase("Jefe\nde", null, ErrorCodes.ForbiddenCharacters)]
    public void ParseName_WhenAsked_Trims(string? text, string? name, string? code)
    {
        var parsed = RoleDefinition.ParseName(text);

        Assert.That((parsed.IsSuccess ? parsed.Value : null, parsed.Code()), Is.EqualTo((name, code)));
    }

    [TestCase(100, null)]
    [TestCase(101, ErrorCodes.TooLong)]
    public void ParseName_WhenLong_CountsIt(int length, string? code) =>
        Assert.That(RoleDefinition.ParseName("a".Times(length)).Code(), Is.EqualTo(code));

    [TestCase(null, null, null)]
    [TestCase(" ", null, null)]
    [TestCase(" Vende ", "Vende", null)]
    [TestCase("\0", null, ErrorCodes.ForbiddenCharacters)]
    public void ParseDescription_WhenAsked_TakesNone(string? text, string? description, string? code)
    {
        var parsed = RoleDefinition.ParseDescription(text);

        Assert.That((parsed.IsSuccess ? parsed.Value : null, parsed.Code()), Is.EqualTo((description, code)));
    }

    [Test]
    public void ParseDescription_WhenTooLong_IsRefused() =>
        Assert.That(RoleDefinition.ParseDescription("a".Times(201)).Errors.Single(), Is.EqualTo(Error.Validation(ErrorCodes.TooLong) with { Limit = 200 }));

    [TestCase(1, true)]
    [TestCase(9999, true)]
    [TestCase(0, false)]
    [TestCase(-1, false)]
    [TestCase(10000, false)]
    [TestCase(long.MaxValue, false)]
    public void ParseNumber_WhenAsked_KeepsBounds(long number, bool isTaken) =>
        Assert.That(RoleDefinition.ParseNumber(number).Code(), Is.EqualTo(isTaken ? null : ErrorCodes.OutOfRange));

    private static IEnumerable<TestCaseData> Changes =>
    [
        new TestCaseData((RoleDefinition role) => role with { Description = "Otra" }, true).SetArgDisplayNames("description"),
        new TestCaseData((RoleDefinition role) => role with { Permissions = ["b", "a"] }, true).SetArgDisplayNames("order of permissions"),
        new TestCaseData((RoleDefinition role) => role with { Permissions = ["a"] }, false).SetArgDisplayNames("permission less"),
        new TestCaseData((RoleDefinition role) => role with { Permissions = ["a", "b", "c"] }, false).SetArgDisplayNames("permission more"),
        new TestCaseData((RoleDefinition role) => role with { Name = "x" }, false).SetArgDisplayNames("name"),
        new TestCaseData((RoleDefinition role) => role with { NeedsArea = true }, false).SetArgDisplayNames("need of an area"),
    ];

    [TestCaseSource(nameof(Changes))]
    public void HasSameEffectAs_WhenChanged_ComparesWhatTokensContain(Func<RoleDefinition, RoleDefinition> change, bool expected)
    {
        var role = new RoleDefinition(1, "role_x", "X", ["a", "b"]);

        Assert.That(change(role).HasSameEffectAs(role), Is.EqualTo(expected));
    }
}
