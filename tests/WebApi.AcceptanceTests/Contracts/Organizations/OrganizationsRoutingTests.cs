using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Organizations;

/// <summary>Whose words answer what nobody serves under <c>/api/v1</c>.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class OrganizationsRoutingTests(string provider)
{
    private HelpDeskService service = null!;

    [OneTimeSetUp]
    public void Start() => service = new(provider);

    [OneTimeTearDown]
    public void Stop() => service.Dispose();

    [TestCase("/api/v1/nothing", "org_123")]
    [TestCase("/api/v1/nothing", "")]
    [TestCase("/api/v1/organizations/a/b/c", "org_123")]
    [TestCase("/api/v1/organizations/a/b/c", null)]
    public async Task Call_OfUnknownRoute_ReturnsTheProblem(string path, string? tenant)
    {
        var answer = await service.Client.AnswerAsync(HttpMethod.Get, path, null, tenant is null ? [] : [("X-Tenant-ID", tenant)]);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(
                answer.Text,
                Is.EqualTo("""{"type":"urn:helpdesk-users:problem:not-found","title":"No encontrado","status":404,"detail":"Aquí no hay nada"}"""));
            Assert.That(answer.Header("Content-Type"), Does.StartWith("application/problem+json"));
        });
    }

    [TestCase("/api/v1/nothing")]
    [TestCase("/api/v1organizations")]
    [TestCase("/api/v1/users/user_001/nothing")]
    public async Task Call_WithoutTheHeader_IsNotOfThisContract(string path)
    {
        var answer = await service.Client.GetAnswerAsync(path);

        Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((404, "application/json; charset=utf-8")));
    }
}
