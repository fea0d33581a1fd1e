using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Organizations;

public sealed class PermissionsTests
{
    [Test]
    public void All_WhenListed_LeavesNoneOut() =>
        Assert.That(
            Permissions.All,
            Is.EquivalentTo(typeof(Permissions).GetFields()
                .Where(field => field.IsLiteral && field.FieldType == typeof(string))
                .Select(field => (string)field.GetRawConstantValue()!)));

    [Test]
    public void OfOtherServices_WhenAsked_LeavesOutTheOwn() =>
        Assert.That(Permissions.OfOtherServices(["crear_post", "users:read", "tickets:close"]), Is.EqualTo(["crear_post", "tickets:close"]));

    [Test]
    public void OfAdministrators_WhenListed_LeavesOutThePlatformsAndTheContentServices() =>
        Assert.That(Permissions.All.Except(Permissions.OfAdministrators), Is.EqualTo([Permissions.OrganizationsManage, Permissions.StatsWrite]));

    [TestCase("users:read")]
    [TestCase("admin_completo")]
    [TestCase("tickets.v2:close-all")]
    [TestCase("a")]
    public void Parse_WhenACode_TakesIt(string code) => Assert.That(Permissions.Parse([code, code]).Value, Is.EqualTo([code]));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("users read")]
    [TestCase("Users:Read")]
    [TestCase("users:*")]
    [TestCase("créer_post")]
    [TestCase("users:read\n")]
    [TestCase("users,read")]
    public void Parse_WhenNoCode_TellsWhich(string code)
    {
        var error = Permissions.Parse(["users:read", code]).Errors.Single();

        Assert.That((error.Code, error.AttemptedValue), Is.EqualTo((ErrorCodes.Malformed, code)));
    }

    [TestCase(100, null)]
    [TestCase(101, ErrorCodes.Malformed)]
    public void Parse_WhenLong_CountsCharacters(int length, string? code) =>
        Assert.That(Permissions.Parse(["a".Times(length)]).Code(), Is.EqualTo(code));

    [TestCase(0, null)]
    [TestCase(100, null)]
    [TestCase(101, ErrorCodes.TooMany)]
    public void Parse_WhenMany_CountsThem(int count, string? code) =>
        Assert.That(Permissions.Parse([.. Enumerable.Range(0, count).Select(i => $"code:{i}")]).Code(), Is.EqualTo(code));
}
