using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

/// <summary>What an installation asks of passwords beyond the document, it asks here too.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WorksPasswordPolicyTests(string provider) : WorksFixture(
    provider,
    ("Bootstrap:AdminPassword", "Clave-Maestra-1"),
    ("Passwords:MinLength", "8"),
    ("Passwords:RejectCommon", "true"),
    ("Passwords:RejectPersonal", "true"),
    ("Passwords:Remembered", "3"))
{
    [TestCase("1234567", "La contraseña debe tener al menos 8 caracteres")]
    [TestCase("Password1", "La contraseña es una de las más usadas; elige otra")]
    [TestCase("xxMARIAxx-26", "La contraseña no debe contener el correo electrónico ni el nombre")]
    public async Task Password_ThatThePolicyRefuses_IsRefusedWhoeverSetsIt(string password, string message)
    {
        using var person = await CreateAsync();
        await person.SignInAsync();

        var answers = new[]
        {
            await Admin.PostAnswerAsync(Users, With(("password", password))),
            await Admin.PatchAnswerAsync(person.Path, new { password }),
            await person.Client.PatchAnswerAsync(person.Path, new { password }),
        };

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(400));
            Assert.That(answers.Select(MessagesOf), Is.All.EqualTo(new[] { message }));
            Assert.That(answers.Select(answer => answer.Text), Has.None.Contains(password));
        });
    }

    [Test]
    public async Task Password_OfBefore_CannotBeChosenAgain()
    {
        using var person = await JoinAsync();
        await ChangeAsync(person, "Segunda-456");

        var again = await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-123", currentPassword = "Segunda-456" });
        await ChangeAsync(person, "Tercera-789");

        Assert.That((again.Status, MessagesOf(again)), Is.EqualTo((400, new[] { "La contraseña ya se usó antes; elige otra" })));
    }

    private static async Task ChangeAsync(WorksPerson person, string password)
    {
        var changed = await person.Client.PatchAnswerAsync(person.Path, new { password, currentPassword = person.Password });
        Assert.That(changed.Status, Is.EqualTo(200), changed.Text);
        person.Password = password;
        await person.SignInAsync();
    }
}
