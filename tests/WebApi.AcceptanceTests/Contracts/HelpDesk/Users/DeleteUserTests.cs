using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class DeleteUserTests(string provider)
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
    public async Task Delete_WhenUserExists_RemovesIt()
    {
        using var person = await Person.CreateAsync(service, admin);

        var answer = await admin.DeleteAnswerAsync(person.Path);
        var after = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Text, Is.EqualTo("""{"message":"Usuario eliminado"}"""));
            Assert.That(after.Status, Is.EqualTo(404));
        });
    }

    [Test]
    public async Task Delete_WhenUserWasDeleted_ReturnsNotFound()
    {
        using var person = await Person.CreateAsync(service, admin);
        await admin.DeleteAnswerAsync(person.Path);

        var answer = await admin.DeleteAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"Usuario no encontrado","code":"user_not_found"}"""));
        });
    }

    [TestCase("0199aaaa-0000-7000-8000-000000000000")]
    [TestCase("no-es-un-uuid")]
    public async Task Delete_WithUnknownId_ReturnsNotFound(string id)
    {
        var answer = await admin.DeleteAnswerAsync($"{TestUsers.Path}/{id}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"Usuario no encontrado","code":"user_not_found"}"""));
        });
    }

    [Test]
    public async Task Delete_WhenUserIsTheLastActiveAdmin_ReturnsConflictAndKeepsIt()
    {
        using var inactive = await Person.CreateAsync(service, admin, "ADMIN");
        await admin.PatchAnswerAsync(inactive.Path, new { is_active = false });
        var self = await admin.GetAnswerAsync("/api/auth/me");

        var answer = await admin.DeleteAnswerAsync($"{TestUsers.Path}/{self.Json["id"]}");
        var after = await admin.GetAnswerAsync("/api/auth/me");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(409));
            Assert.That(answer.Members, Is.EqualTo(new[] { "detail", "code" }));
            Assert.That(answer.Detail, Is.EqualTo("No se puede eliminar, desactivar ni cambiar de rol al último ADMIN activo"));
            Assert.That(after.Text, Is.EqualTo(self.Text));
        });
    }

    [Test]
    public async Task Delete_WhenAnotherActiveAdminStays_RemovesTheAdmin()
    {
        using var other = await Person.JoinAsync(service, admin, "ADMIN");

        var answer = await other.Client.DeleteAnswerAsync(other.Path);

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Delete_WhenUserIsAnInactiveAdmin_RemovesIt()
    {
        using var other = await Person.CreateAsync(service, admin, "ADMIN");
        await admin.PatchAnswerAsync(other.Path, new { is_active = false });

        var answer = await admin.DeleteAnswerAsync(other.Path);

        Assert.That(answer.Status, Is.EqualTo(200));
    }
}
