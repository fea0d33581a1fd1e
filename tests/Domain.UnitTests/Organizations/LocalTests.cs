using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class LocalTests
{
    [TestCase("local_01", " Centro ", "Centro")]
    [TestCase("local_01", null, "local_01")]
    [TestCase("local_01", "  ", "local_01")]
    public void Parse_WhenGood_KeepsIdAndName(string id, string? name, string expected)
    {
        var local = Local.Parse(id, name).Value;

        Assert.That((local.Id, local.Name), Is.EqualTo((id, expected)));
    }

    [TestCase(null, "Centro", "Id:required")]
    [TestCase("", "Centro", "Id:malformed")]
    [TestCase("local 01", "Centro", "Id:malformed")]
    [TestCase("local_01", "Cen\u202Etro", "Name:forbidden_characters")]
    [TestCase("local 01", "Cen\u202Etro", "Id:malformed Name:forbidden_characters")]
    public void Parse_WhenBad_SaysWhere(string? id, string? name, string expected)
    {
        var errors = Local.Parse(id, name).Errors;

        Assert.That(string.Join(' ', errors.Select(error => $"{error.Field}:{error.Code}")), Is.EqualTo(expected));
    }

    [TestCase(200, null)]
    [TestCase(201, ErrorCodes.TooLong)]
    public void Parse_WhenTheNameIsLong_HasALimit(int length, string? code) =>
        Assert.That(Local.Parse("local_01", "a".Times(length)).Code(), Is.EqualTo(code));

    [TestCase(" Sur ", "Sur")]
    [TestCase(null, "local_01")]
    public void Rename_WhenNamedOrNot_KeepsTheId(string? name, string expected)
    {
        var renamed = Local.Restore("local_01", "Centro").Rename(Local.ParseName(name).Value);

        Assert.That((renamed.Id, renamed.Name), Is.EqualTo(("local_01", expected)));
    }

    [Test]
    public void ParseAll_WhenGood_KeepsTheOrder() =>
        Assert.That(Local.ParseAll([("b", null), ("a", "Centro")]).Value, Is.EqualTo(new[] { Local.Restore("b", "b"), Local.Restore("a", "Centro") }));

    [Test]
    public void ParseAll_WhenSomeAreBad_TellsWhich() =>
        Assert.That(
            Local.ParseAll([("a", null), ("a b", null), (null, null), ("a", null)]).Errors.Select(error => (error.Field, error.Code, error.AttemptedValue)),
            Is.EqualTo(new (string?, string, object?)[]
            {
                (null, ErrorCodes.Malformed, "a b"),
                (null, ErrorCodes.Required, null),
                (null, ErrorCodes.Repeated, "a"),
            }));
}
