using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Observability;

/// <summary>What Prometheus reads. It would also read the meters of other services in the process, while these come and go.</summary>
[NonParallelizable]
public sealed class MetricsEndpointTests
{
    private const string Path = "/metrics";
    private const string Token = "una-ficha-de-prometheus";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new("Sqlite", ("Metrics:Token", Token));
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("Bearer")]
    [TestCase("bearer")]
    public async Task Metrics_WithTheToken_AreThoseOfTheService(string scheme)
    {
        var email = TestUsers.NewEmail();
        await admin.GetAnswerAsync($"{TestUsers.Path}?q={email}");
        await admin.GetAnswerAsync($"/{email}");

        var answer = await GetAsync($"{scheme} {Token}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Header("Content-Type"), Does.StartWith("text/plain").Or.StartWith("application/openmetrics-text"));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(answer.Text, Does.Match("""(?m)^helpdesk_users_sign_ins_total\{[^}]*means="password"[^}]*outcome="success"[^}]*\} [1-9]"""));
            Assert.That(answer.Text, Does.Match("""(?m)^http_server_request_duration_seconds_count\{[^}]*http_route="api/auth/users"[^}]*\} [1-9]"""));
            Assert.That(answer.Text, Does.Contain("\ndotnet_gc_collections_total").And.Contain("\ndb_client_operation_duration_seconds_bucket"));
            Assert.That(answer.Text, Does.Not.Contain(email).And.Not.Contain(HelpDeskService.AdminEmail));
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Bearer")]
    [TestCase("Bearer otra-ficha-de-prometheus")]
    [TestCase($"Bearer {Token}x")]
    [TestCase($"Basic {Token}")]
    [TestCase(Token)]
    public async Task Metrics_WithoutTheToken_AreRefused(string? authorization)
    {
        var answer = await GetAsync(authorization);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(401));
            Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
            Assert.That(answer.Text, Does.Not.Contain("helpdesk_users"));
        });
    }

    [Test]
    public async Task Metrics_WithAnAdminsToken_AreRefused() => Assert.That((await admin.GetAnswerAsync(Path)).Status, Is.EqualTo(401));

    [Test]
    public async Task Metrics_WhenNotConfigured_AreNowhere()
    {
        using var other = new HelpDeskService();

        Assert.That((await other.Client.GetAnswerAsync(Path)).Status, Is.EqualTo(404));
    }

    private Task<Answer> GetAsync(string? authorization) =>
        service.Client.AnswerAsync(HttpMethod.Get, Path, null, authorization is null ? [] : [("Authorization", authorization)]);
}
