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
    public void Parse_WhenBad_SaysWhere(string? id, string? name, string expected)
    {
        var error = Local.Parse(id, name).Errors.Single();

        Assert.That($"{error.Field}:{error.Code}", Is.EqualTo(expected));
    }

    [TestCase(200, null)]
    [TestCase(201, ErrorCodes.TooLong)]
    public void Parse_WhenTheNameIsLong_HasALimit(int length, string? code) =>
        Assert.That(Local.Parse("local_01", "a".Times(length)).Code(), Is.EqualTo(code));
}
