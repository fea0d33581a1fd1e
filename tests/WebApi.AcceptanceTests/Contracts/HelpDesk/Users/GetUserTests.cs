using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class GetUserTests(string provider)
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

    [Test]
    public async Task Get_WhenUserExists_ReturnsItsMembersInOrder()
    {
        var email = TestUsers.NewEmail();
        var created = await admin.PostAnswerAsync(
            TestUsers.Path,
            new { email, nombre = "María Ñandú", password = "Inicial-1", rol = "MESA", area = "redes" });
        var id = (string?)created.Json["id"];

        var answer = await admin.GetAnswerAsync($"{TestUsers.Path}/{id}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(
                answer.Text,
                Is.EqualTo($$"""{"id":"{{id}}","email":"{{email}}","nombre":"María Ñandú","rol":"MESA","area":"REDES","telefono":null,"is_active":true}"""));
        });
    }

    [Test]
    public async Task Get_WithIdInUpperCase_ReturnsTheUser()
    {
        using var person = await Person.CreateAsync(service, admin);

        var answer = await admin.GetAnswerAsync($"{TestUsers.Path}/{person.Id.ToUpperInvariant()}");

        Assert.That((string?)answer.Json["id"], Is.EqualTo(person.Id));
    }

    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("0199aaaa-0000-7000-8000-000000000000")]
    [TestCase("1")]
    [TestCase("user_001")]
    [TestCase("no-es-un-uuid")]
    [TestCase("null")]
    [TestCase("0199aaaa000070008000000000000000")]
    [TestCase("%7B0199aaaa-0000-7000-8000-000000000000%7D")]
    public async Task Get_WithUnknownId_ReturnsNotFound(string id)
    {
        var answer = await admin.GetAnswerAsync($"{TestUsers.Path}/{id}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"Usuario no encontrado","code":"user_not_found"}"""));
        });
    }
}
