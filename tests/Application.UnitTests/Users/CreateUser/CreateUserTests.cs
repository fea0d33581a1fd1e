using System.Text.Json;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.CreateUser;

public sealed class CreateUserTests
{
    private static readonly CreateUserCommand Valid = new(
        EmailAddress.Parse(" Eva@example.com "),
        PersonName.Parse(" Eva Paz "),
        Password.Parse("secret"),
        RoleReference.OneNamed("AREA"))
    {
        Area = Area.Parse(" soporte  técnico"),
        Telefono = Telefono.Parse(" 123 "),
    };

    private static readonly CreateUserCommand AllWrong = new(
        EmailAddress.Parse("eva"),
        PersonName.Parse("E"),
        Password.Parse("12345"),
        RoleReference.OneNamed("admin"))
    {
        Area = Area.Parse(new string('a', 101)),
        Telefono = Telefono.Parse(new string('1', 31)),
    };

    private static IEnumerable<TestCaseData> Commands =>
    [
        Command("valid", Valid, ""),
        Command("all wrong", AllWrong, "Area:too_long Email:malformed Name:too_short Password:too_short Roles:unknown_choice Telefono:too_long"),
        Command("nothing sent", new(EmailAddress.Parse(null), PersonName.Parse(null), Password.Parse(null), RoleReference.OneNamed(null)), "Email:required Name:required Password:required Roles:required"),
        Command("AREA without area", Valid with { Area = default }, "Area:area_required"),
        Command("AREA with blank area", Valid with { Area = Area.Parse(" \t") }, "Area:area_required"),
        Command("AREA with bad area", Valid with { Area = Area.Parse("a\0") }, "Area:forbidden_characters"),
        Command("MESA without area", Valid with { Roles = RoleReference.OneNamed("MESA"), Area = default }, ""),
        Command("blank telefono", Valid with { Telefono = Telefono.Parse(" ") }, ""),
        Command("shortest key", Valid with { IdempotencyKey = IdempotencyKey.Parse("1") }, ""),
        Command("longest key", Valid with { IdempotencyKey = IdempotencyKey.Parse(new string('k', 255)) }, ""),
        Command("empty key", Valid with { IdempotencyKey = IdempotencyKey.Parse("") }, "IdempotencyKey:malformed"),
        Command("too long key", Valid with { IdempotencyKey = IdempotencyKey.Parse(new string('k', 256)) }, "IdempotencyKey:malformed"),
        Command("key that is not ASCII", Valid with { IdempotencyKey = IdempotencyKey.Parse("ñ") }, "IdempotencyKey:malformed"),
    ];

    [TestCaseSource(nameof(Commands))]
    public async Task Validate_WhenAsked_FindsAllFaults(CreateUserCommand command, string expected) =>
        Assert.That((await new TestPorts().ValidateAsync(command)).Summary(), Is.EqualTo(expected));

    [Test]
    public async Task Validate_WhenTheAreaIsMissing_EchoesWhatWasSentForIt()
    {
        var errors = await new TestPorts().ValidateAsync(Valid with { Area = new(Area.Parse(" "), " ") });

        Assert.That(errors.Single().AttemptedValue, Is.EqualTo(" "));
    }

    [Test]
    public async Task Validate_WhenTheRoleIsUnknown_EchoesIt()
    {
        var errors = await new TestPorts().ValidateAsync(Valid with { Roles = RoleReference.OneNamed("admin") });

        Assert.That(errors.Single().AttemptedValue, Is.EqualTo("admin"));
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

    [Test]
    public async Task Handle_WhenTheKeyComesAgain_AnswersAsFirstAndStoresNobody()
    {
        var ports = new TestPorts();
        var kept = Keep(ports);
        ports.Passwords.Setup(port => port.VerifyAsync(TestPorts.HashOf("secret"), It.Is<Secret>(sent => sent.Value == "secret"), It.IsAny<CancellationToken>())).ReturnsAsync(PasswordVerdict.Right);

        var first = await ports.HandleAsync(Valid with { IdempotencyKey = IdempotencyKey.Parse("key") });
        var again = await ports.HandleAsync(Valid with { IdempotencyKey = IdempotencyKey.Parse("key") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonSerializer.Serialize(again.Value), Is.EqualTo(JsonSerializer.Serialize(first.Value)));
            Assert.That(ports.Saved, Has.Count.EqualTo(1));
            Assert.That(kept["key"].ToString(), Does.Not.Contain("\"secret\"").And.Contain(TestPorts.HashOf("secret")));
        }
    }

    private static IEnumerable<TestCaseData> OtherRequests =>
    [
        Command("email", Valid with { Email = EmailAddress.Parse("eva@example.com") }),
        Command("name", Valid with { Name = PersonName.Parse("Eva", "Paz") }),
        Command("password", Valid with { Password = Password.Parse("secret2") }),
        Command("role", Valid with { Roles = RoleReference.OneNamed("MESA") }),
        Command("role by another name", Valid with { Roles = RoleReference.AllKeyed(["AREA"]) }),
        Command("area", Valid with { Area = Area.Parse("redes") }),
        Command("telefono", Valid with { Telefono = default }),
        Command("inactive", Valid with { IsActive = new(false) }),
        Command("username", Valid with { Username = Username.Parse("eva") }),
        Command("avatar", Valid with { Avatar = Avatar.Parse("https://example.com/eva.png") }),
        Command("locals", Valid with { Locals = new(["local_01"]) }),
    ];

    [TestCaseSource(nameof(OtherRequests))]
    public async Task Handle_WhenTheKeyComesWithAnotherRequest_Refuses(CreateUserCommand other)
    {
        var ports = new TestPorts();
        Keep(ports);
        ports.Passwords.Setup(port => port.VerifyAsync(TestPorts.HashOf("secret"), It.Is<Secret>(sent => sent.Value == "secret"), It.IsAny<CancellationToken>())).ReturnsAsync(PasswordVerdict.Right);
        await ports.HandleAsync(Valid with { IdempotencyKey = IdempotencyKey.Parse("key") });

        var result = await ports.HandleAsync(other with { IdempotencyKey = IdempotencyKey.Parse("key") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo("IdempotencyKey:idempotency_key_reused"));
            Assert.That(ports.Saved, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Handle_WhenTheSameRequestWonTheRace_AnswersAsTheOther()
    {
        var ports = new TestPorts();
        var kept = Keep(ports);
        ports.Passwords.Setup(port => port.VerifyAsync(TestPorts.HashOf("secret"), It.Is<Secret>(sent => sent.Value == "secret"), It.IsAny<CancellationToken>())).ReturnsAsync(PasswordVerdict.Right);
        var first = await ports.HandleAsync(Valid with { IdempotencyKey = IdempotencyKey.Parse("key") });
        var winners = kept["key"];
        kept.Clear();
        ports.Users.Setup(port => port.AddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback(() => kept["key"] = winners)
            .ReturnsAsync(new Error(ErrorKind.Conflict, ErrorCodes.EmailTaken));

        var second = await ports.HandleAsync(Valid with { IdempotencyKey = IdempotencyKey.Parse("key") });

        Assert.That(second.Value.Id, Is.EqualTo(first.Value.Id));
    }

    [Test]
    public async Task Handle_WhenRefused_KeepsNoKey()
    {
        var ports = new TestPorts();
        var kept = Keep(ports);
        ports.Users.Setup(port => port.AddAsync(It.IsAny<User>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Error(ErrorKind.Conflict, ErrorCodes.EmailTaken));

        var result = await ports.HandleAsync(Valid with { IdempotencyKey = IdempotencyKey.Parse("key") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(ErrorCodes.EmailTaken));
            Assert.That(kept, Is.Empty);
        }
    }

    /// <summary>Makes the port keep what it is told to.</summary>
    private static Dictionary<string, IdempotentAnswer> Keep(TestPorts ports)
    {
        var kept = new Dictionary<string, IdempotentAnswer>();
        ports.IdempotencyKeys.Setup(port => port.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string key, CancellationToken _) => kept.GetValueOrDefault(key));
        ports.IdempotencyKeys.Setup(port => port.AddAsync(It.IsAny<string>(), It.IsAny<IdempotentAnswer>(), It.IsAny<CancellationToken>()))
            .Callback((string key, IdempotentAnswer answer, CancellationToken _) => kept.Add(key, answer))
            .Returns(Task.CompletedTask);
        return kept;
    }

    private static TestCaseData Command(string name, CreateUserCommand command) => new TestCaseData(command).SetArgDisplayNames(name);

    private static TestCaseData Command(string name, CreateUserCommand command, string expected) =>
        new TestCaseData(command, expected).SetArgDisplayNames(name);
}
