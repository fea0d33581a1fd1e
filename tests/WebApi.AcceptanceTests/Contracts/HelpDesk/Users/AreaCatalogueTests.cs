using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class AreaCatalogueTests(string provider)
{
    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, ("Organizations:0:Id", "helpdesk"), ("Organizations:0:Areas:0", "SISTEMAS"), ("Organizations:0:Areas:1", "soporte  técnico"));
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("SISTEMAS", "SISTEMAS")]
    [TestCase(" sistemas ", "SISTEMAS")]
    [TestCase("Soporte   Técnico", "SOPORTE TÉCNICO")]
    [TestCase(null, null)]
    [TestCase("  ", null)]
    public async Task Create_WithAreaOfTheCatalogueOrNone_Succeeds(string? area, string? stored)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("area", area)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That((string?)answer.Json["area"], Is.EqualTo(stored));
        });
    }

    [TestCase("REDES")]
    [TestCase("soporte tecnico")]
    public async Task Create_WithAreaOutsideTheCatalogue_ListsTheAllowedOnes(string area)
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("area", area)));

        AssertListsAllowed(answer);
    }

    [Test]
    public async Task Update_WithAreaOutsideTheCatalogue_ListsTheAllowedOnesAndKeepsTheArea()
    {
        using var person = await Person.CreateAsync(service, admin, "AREA", "SISTEMAS");

        var answer = await admin.PatchAnswerAsync(person.Path, new { area = "REDES" });
        var after = await admin.GetAnswerAsync(person.Path);

        AssertListsAllowed(answer);
        Assert.That((string?)after.Json["area"], Is.EqualTo("SISTEMAS"));
    }

    private static void AssertListsAllowed(Answer answer) => Assert.Multiple(() =>
    {
        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Faults, Is.EqualTo(new[] { "body.area value_error" }));
        Assert.That((string?)answer.Json["detail"]![0]!["msg"], Is.EqualTo("El área debe ser una de: SISTEMAS, SOPORTE TÉCNICO"));
    });
}
