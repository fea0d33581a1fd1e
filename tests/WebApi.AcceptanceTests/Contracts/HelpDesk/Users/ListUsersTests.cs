using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class ListUsersTests(string provider)
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
    public async Task List_ReturnsOneArrayInOrderOfCreation()
    {
        var before = (await admin.GetAnswerAsync(TestUsers.Path)).Json.AsArray().Count;
        var created = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("nombre", $"{(char)('Z' - i)}oe")));
            created.Add((string?)answer.Json["id"]);
        }

        await admin.PatchAnswerAsync($"{TestUsers.Path}/{created[0]}", new { nombre = "Otro nombre" });
        var list = await admin.GetAnswerAsync(TestUsers.Path);

        Assert.Multiple(() =>
        {
            Assert.That(list.Status, Is.EqualTo(200));
            Assert.That(list.Header("Content-Type"), Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(list.Json.AsArray(), Has.Count.EqualTo(before + created.Count));
            Assert.That(list.Json.AsArray().Skip(before).Select(user => (string?)user!["id"]), Is.EqualTo(created));
            Assert.That((string?)list.Json[0]!["email"], Is.EqualTo(HelpDeskService.AdminEmail));
        });
    }

    [Test]
    public async Task List_ReturnsEachUserAsItIsReturnedAlone()
    {
        using var inactive = await Person.CreateAsync(service, admin, "AREA", "Redes");
        await admin.PatchAnswerAsync(inactive.Path, new { is_active = false, telefono = "600" });

        var list = await admin.GetAnswerAsync(TestUsers.Path);

        foreach (var user in list.Json.AsArray())
        {
            var alone = await admin.GetAnswerAsync($"{TestUsers.Path}/{user!["id"]}");
            Assert.Multiple(() =>
            {
                Assert.That(user.AsObject().Select(member => member.Key), Is.EqualTo(TestUsers.Members));
                Assert.That(list.Text, Does.Contain(alone.Text));
            });
        }
    }

    [Test]
    public async Task List_WhenUserWasDeleted_LeavesItOut()
    {
        using var person = await Person.CreateAsync(service, admin);
        await admin.DeleteAnswerAsync(person.Path);

        var list = await admin.GetAnswerAsync(TestUsers.Path);

        Assert.That(list.Text, Does.Not.Contain(person.Id));
    }
}
