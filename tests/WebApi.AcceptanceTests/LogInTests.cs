using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class LogInTests(string provider)
{
    private HelpDeskService service = null!;

    [OneTimeSetUp]
    public void Start() => service = new(provider);

    [OneTimeTearDown]
    public void Stop() => service.Dispose();

    [Test]
    public async Task LogIn_WithRightPassword_ReturnsTokensAndUserInOrder()
    {
        using var response = await service.Client.PostAsJsonAsync(
            "/api/auth/login",
            new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword });

        var body = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(
                body.Select(member => member.Key),
                Is.EqualTo(new[] { "access_token", "token_type", "expires_in", "refresh_token", "must_change_password", "user" }));
            Assert.That(body["user"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "id", "email", "nombre", "rol", "area" }));
        });
    }
}
