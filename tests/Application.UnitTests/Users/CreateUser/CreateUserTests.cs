using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.CreateUser;

public sealed class CreateUserTests
{
    private static readonly CreateUserCommand Valid = 
        new(" Eva@example.com ", NameInput.Of(" Eva Paz "), new Secret("secret"), TestUsers.RoleNamed("AREA")) { Area = " soporte  técnico", Telefono = " 123 " };

    private static readonly CreateUserCommand AllWrong =
        new("eva", NameInput.Of("E"), new Secret("12345"), TestUsers.RoleNamed("admin")) { Area = new string('a', 101), Telefono = new string('1', 31) };

    private static IEnumerable<TestCaseData> Commands =>
    [
        Command("valid", Valid, ""),
        Command("all wrong", AllWrong, "Area:too_long Email:malformed Name:too_short Password:too_short Roles:unknown_choice Telefono:too_long"),
        Command("nothing sent", new(null, NameInput.Of(null), null, TestUsers.RoleNamed(null)), "Email:required Name:required Password:required Roles:required"),
        Command("AREA without area", Valid with { Area = null }, "Area:area_required"),
        Command("AREA with blank area", Valid with { Area = " \t" }, "Area:area_required"),
        Command("AREA with bad area", Valid with { Area = "a\0" }, "Area:forbidden_characters"),
        Command("MESA without area", Valid with { Roles = TestUsers.RoleNamed("MESA"), Area = null }, ""),
        Command("blank telefono", Valid with { Telefono = " " }, ""),
    ];

    [TestCaseSource(nameof(Commands))]
    public async Task Validate_WhenAsked_FindsAllFaults(CreateUserCommand command, string expected) =>
        Assert.That((await new TestPorts().ValidateAsync(command)).Summary(), Is.EqualTo(expected));

    [Test]
    public async Task Validate_WhenFaults_EchoesAllButThePassword()
    {
        var errors = await new TestPorts().ValidateAsync(AllWrong);

        Assert.That(
            errors.ToDictionary(error => error.Field!, error => error.AttemptedValue),
            Is.EquivalentTo(new Dictionary<string, object?>
            {
                ["Email"] = AllWrong.Email,
                ["Name"] = AllWrong.Name.Whole,
                ["Password"] = null,
                ["Roles"] = AllWrong.Roles[0].Text,
                ["Area"] = AllWrong.Area,
                ["Telefono"] = AllWrong.Telefono,
            }));
    }

    [Test]
    public async Task Validate_WhenAreaNotInTheCatalogue_TellsTheCatalogue()
    {
        var ports = new TestPorts { Organization = TestUsers.HelpDeskOrganization(catalogue: ["redes"]) };

        var errors = await ports.ValidateAsync(Valid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors.Summary(), Is.EqualTo("Area:area_not_in_catalogue"));
            Assert.That(errors[0].Allowed, Is.EqualTo(["REDES"]));
        }
    }

    [Test]
    public async Task Handle_WhenValid_StoresTheUserWithTheHashOfItsPassword()
    {
        var ports = new TestPorts();

        var view = (await ports.HandleAsync(Valid)).Value;

        var (user, hash) = ports.Saved.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hash, Is.EqualTo(TestPorts.HashOf("secret")));
            Assert.That(user.OrganizationId, Is.EqualTo(ports.Caller.OrganizationId));
            Assert.That(user.CreatedAt, Is.EqualTo(TestPorts.Now));
            Assert.That(
                (view.Id, view.Email, view.Name, view.Roles[0], view.Area, view.Telefono, view.Status, view.MustChangePassword),
                Is.EqualTo((user.Id, "Eva@example.com", "Eva Paz", "AREA", "SOPORTE TÉCNICO", "123", UserStatus.Active, true)));
        }
    }

    [Test]
    public async Task Handle_WhenStored_ReturnsTheNumberThatItGot()
    {
        var ports = new TestPorts();
        ports.Users.Setup(port => port.AddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(TestUsers.Stored());

        var result = await ports.HandleAsync(Valid);

        Assert.That(result.Value.Number, Is.EqualTo(17));
    }

    [Test]
    public async Task Handle_WhenEmailTaken_ReturnsTheConflict()
    {
        var taken = new Error(ErrorKind.Conflict, ErrorCodes.EmailTaken);
        var ports = new TestPorts();
        ports.Users.Setup(port => port.AddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(taken);

        var result = await ports.HandleAsync(Valid);

        Assert.That(result.Errors, Is.EqualTo([taken]));
    }

    private static TestCaseData Command(string name, CreateUserCommand command, string expected) =>
        new TestCaseData(command, expected).SetArgDisplayNames(name);
}
