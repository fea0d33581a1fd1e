using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class PasswordChangePolicyTests(string provider)
{
    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, ("Organizations:0:Id", "helpdesk"), ("Organizations:0:RequiresPasswordChange", "false"));
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task LogIn_WhenNoPasswordChangeIsRequired_ReportsTheFlagAndOpensEverything()
    {
        using var person = await Person.CreateAsync(service, admin, "ADMIN");

        var session = await service.LogInAsync(person.Email, person.Password);
        using var client = service.WithToken((string)session["access_token"]!);
        var list = await client.GetAnswerAsync(TestUsers.Path);

        Assert.Multiple(() =>
        {
            Assert.That((bool?)session["must_change_password"], Is.True);
            Assert.That(list.Status, Is.EqualTo(200));
        });
    }
}
