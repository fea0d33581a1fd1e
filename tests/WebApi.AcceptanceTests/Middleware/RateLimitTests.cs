using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Middleware;

public sealed class RateLimitTests
{
    private const int Permits = 3;

    [Test]
    public async Task SignIn_WhenAddressTriesTooOften_IsRefusedInTheContractsShape()
    {
        using var service = Start();

        var last = await TryAsync(service, times: Permits + 1);

        using (last)
        {
            var body = (await last.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.Multiple(() =>
            {
                Assert.That(last.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
                Assert.That(last.Headers.RetryAfter!.Delta, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));
                Assert.That((string?)body["detail"], Does.StartWith("Demasiados intentos"));
            });
        }
    }

    [Test]
    public async Task ServiceToken_WhenAddressTriesTooOften_IsRefusedInTheContractsShape()
    {
        using var service = Start();
        using var spent = await TryAsync(service, times: Permits);

        var answer = await service.Client.AnswerAsync(HttpMethod.Post, TestService.TokenPath, TestService.Form(("grant_type", "client_credentials")));

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((429, "temporarily_unavailable")));
            Assert.That(answer.Header("Retry-After"), Is.Not.Null);
        });
    }

    [TestCase(null, HttpStatusCode.TooManyRequests, TestName = "SignIn_WithForwardedAddressOfNobodyTrusted_CountsTheConnection")]
    [TestCase("127.0.0.0/8", HttpStatusCode.Unauthorized, TestName = "SignIn_WithForwardedAddressOfTrustedProxy_CountsTheClient")]
    public async Task SignIn_WithForwardedAddress(string? knownNetwork, HttpStatusCode expected)
    {
        using var service = knownNetwork is null ? Start() : Start(("ForwardedHeaders:KnownNetworks:0", knownNetwork));
        using var spent = await TryAsync(service, times: Permits);

        service.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        using var response = await TryAsync(service, times: 1);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    private static HelpDeskService Start(params (string Key, string Value)[] settings) =>
        new(settings: [("RateLimiting:SignInsPerMinutePerAddress", $"{Permits}"), .. settings]);

    private static async Task<HttpResponseMessage> TryAsync(HelpDeskService service, int times)
    {
        for (var i = 1; i < times; i++)
        {
            using var response = await PostAsync(service);
        }

        return await PostAsync(service);
    }

    private static Task<HttpResponseMessage> PostAsync(HelpDeskService service) =>
        service.Client.PostAsJsonAsync("/api/auth/login", new { email = "nobody@example.com", password = "wrong-one" });
}
