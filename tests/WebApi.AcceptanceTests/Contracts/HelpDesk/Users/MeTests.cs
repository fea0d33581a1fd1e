using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class MeTests(string provider)
{
    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    private const string Path = "/api/auth/me";

    [TestCase("ADMIN", null)]
    [TestCase("MESA", null)]
    [TestCase("AREA", "REDES")]
    [TestCase("USUARIO", null)]
    public async Task Me_InAnyRole_ReturnsTheCaller(string rol, string? area)
    {
        using var person = await Person.JoinAsync(service, admin, rol, area);

        var answer = await person.Client.GetAnswerAsync(Path);
        var managed = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Members, Is.EqualTo(TestUsers.Members));
            Assert.That((string?)answer.Json["id"], Is.EqualTo(person.Id));
            Assert.That(answer.Text, Is.EqualTo(managed.Text));
        });
    }

    [Test]
    public async Task Me_WhenCallerMustChangeItsPassword_StillReturnsIt()
    {
        using var person = await Person.CreateAsync(service, admin);
        await person.SignInAsync();

        var answer = await person.Client.GetAnswerAsync(Path);

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Me_AfterRename_ReturnsTheNewNameWithTheOldToken()
    {
        using var person = await Person.JoinAsync(service, admin);
        await admin.PatchAnswerAsync(person.Path, new { nombre = "Nombre nuevo" });

        var answer = await person.Client.GetAnswerAsync(Path);

        Assert.That((string?)answer.Json["nombre"], Is.EqualTo("Nombre nuevo"));
    }
}
