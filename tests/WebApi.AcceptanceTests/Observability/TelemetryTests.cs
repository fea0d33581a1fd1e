using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Observability;

[Category("Slow")]
public sealed partial class TelemetryTests
{
    private const string LogInPath = "/api/auth/login";

    private static readonly (string, string) AdminPassword = ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword);

    private readonly List<string> secrets = [HelpDeskService.AdminEmail, HelpDeskService.AdminPassword];

    private OtlpCollector collector = null!;
    private string folder = "";
    private int exitCode;
    private string errors = "";

    [OneTimeSetUp]
    public async Task UseAServiceThatIsWatched()
    {
        collector = await OtlpCollector.StartAsync();
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        using var process = new ServiceProcess(
            folder,
            [AdminPassword, ("Lockout__FailuresBeforeLock", "2"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"), .. collector.Settings]);
        using var client = await process.ConnectAsync();
        await UseAsync(client);
        Assert.That(
            () => collector.Metrics.Select(metric => metric.Name).Distinct(),
            Has.Some.EqualTo("helpdesk.users.active_users").After(120).Seconds.PollEvery(100).MilliSeconds);
        exitCode = await process.TerminateAsync();
        errors = process.Errors;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await collector.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Service_ThatIsWatched_EndsAsAnyOther() => Assert.That((exitCode, errors), Is.EqualTo((0, "")));

    [Test]
    public void Metrics_OfSignIns_AreByMeansAndOutcome() => Assert.That(
        LastOf("helpdesk.users.sign_ins").Points.Select(point => $"{point.Tags["means"]} {point.Tags["outcome"]} {point.Value}"),
        Is.EquivalentTo(new[]
        {
            "password success 1",
            "password invalid_credentials 2",
            "password too_many_attempts 1",
            "refresh_token success 1",
            "refresh_token invalid_refresh_token 1",
            "client_secret success 1",
            "client_secret invalid_client 1",
        }));

    [Test]
    public void Metrics_OfTheService_AreSent() => Assert.Multiple(() =>
    {
        Assert.That(LastOf("helpdesk.users.lockouts").Points.Single().Value, Is.EqualTo(1));
        Assert.That(LastOf("helpdesk.users.active_users").Points.Select(point => point.Tags["organization"]), Is.EqualTo(new[] { "helpdesk" }));
        Assert.That(LastOf("helpdesk.users.password_hash.duration").PrometheusLabels, Is.EqualTo(new[] { "operation" }));
        Assert.That(LastOf("db.client.operation.duration").Points.Select(point => point.Tags["db.operation.name"]), Is.SupersetOf(new[] { "SELECT", "BATCH", "COMMIT" }));
        Assert.That(
            LastOf("http.server.request.duration").Points.Select(point => point.Tags.GetValueOrDefault("http.route")),
            Has.Some.EqualTo("api/auth/users/{user_id}").And.Some.EqualTo(LogInPath[1..]));
    });

    [Test]
    public void Traces_AreOfRequestsByRouteAndOfWhatTheyAskedTheDatabase() => Assert.Multiple(() =>
    {
        Assert.That(collector.Spans, Is.SupersetOf(new[] { "POST api/auth/login", "GET api/auth/users/{user_id}", "SELECT", "BATCH", "COMMIT" }));
        Assert.That(collector.Text, Does.Contain("INSERT INTO \"Users\""));
        Assert.That(collector.Text, Does.Contain("helpdesk-users"));
    });

    [Test]
    public void Payload_HoldsNothingOfPeople() => Assert.Multiple(() =>
    {
        Assert.That(collector.Text, Is.Not.Empty);
        foreach (var secret in secrets)
        {
            Assert.That(collector.Text, Does.Not.Contain(secret).IgnoreCase);
        }

        Assert.That(collector.Text, Does.Not.Contain("/nobody").And.Not.Contain("url.path").And.Not.Contain("url.query").And.Not.Contain("client.address").And.Not.Contain("user_agent"));
    });

    [Test]
    public async Task Dashboard_NamesOnlyMetricsAndLabelsThatAreSent()
    {
        var dashboard = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "grafana-dashboard.json")))!;
        var sent = collector.Metrics
            .SelectMany(metric => metric.PrometheusNames, (metric, name) => (name, metric.PrometheusLabels))
            .GroupBy(pair => pair.name, pair => pair.PrometheusLabels)
            .ToDictionary(group => group.Key, group => group.SelectMany(labels => labels).Concat(["job", "instance", "le"]).ToHashSet());
        var expressions = ExpressionsIn(dashboard).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(expressions, Has.Count.GreaterThan(10));
            foreach (var expression in expressions)
            {
                var metrics = MetricName().Matches(expression).Select(match => match.Groups[1].Value).ToList();
                Assert.That(metrics, Is.Not.Empty, expression);
                Assert.That(sent.Keys, Is.SupersetOf(metrics), expression);
                var labels = Grouping().Matches(expression).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
                    .Concat(Selector().Matches(expression).Select(match => match.Groups[1].Value))
                    .Distinct();
                Assert.That(metrics.SelectMany(metric => sent.GetValueOrDefault(metric, [])).ToHashSet(), Is.SupersetOf(labels), expression);
            }

            Assert.That(
                sent.Keys.Where(name => name.StartsWith("helpdesk_users_", StringComparison.Ordinal) && !name.EndsWith("_sum", StringComparison.Ordinal) && !name.EndsWith("_count", StringComparison.Ordinal)),
                Has.All.Matches<string>(name => expressions.Exists(expression => expression.Contains(name, StringComparison.Ordinal))));
        });
    }

    [Test]
    public void Service_WithoutACollector_StartsNothing()
    {
        using var service = new HelpDeskService();

        Assert.That(service.Services.GetService<MeterProvider>(), Is.Null);
        Assert.That(service.Services.GetService<TracerProvider>(), Is.Null);
    }

    [Test]
    public async Task Service_WhoseCollectorIsAway_IsNotDisturbed()
    {
        var own = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        try
        {
            using var process = new ServiceProcess(own, AdminPassword, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), ("OTEL_METRIC_EXPORT_INTERVAL", "100"));
            using var client = await process.ConnectAsync();
            var login = await client.PostAnswerAsync(LogInPath, new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword });
            var ready = await client.GetAnswerAsync("/health/ready");
            var ended = await process.TerminateAsync();

            Assert.Multiple(() =>
            {
                Assert.That((login.Status, ready.Status, ended), Is.EqualTo((200, 200, 0)));
                Assert.That(process.Errors, Is.Empty);
                Assert.That(process.Output, Does.Not.Contain("\"@l\":\"Error\""));
            });
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static IEnumerable<string> ExpressionsIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "expr" ? [(string)member.Value!] : ExpressionsIn(member.Value)),
        JsonArray items => items.SelectMany(ExpressionsIn),
        _ => [],
    };

    [GeneratedRegex(@"\b([a-z][a-z0-9_]*)\{")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"\bby \(([a-z_, ]+)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"[{,] ?([a-z_]+)(?:=~|!~|!=|=)")]
    private static partial Regex Selector();

    private OtlpMetric LastOf(string name) => collector.Metrics.Last(metric => metric.Name == name);

    private async Task UseAsync(HttpClient client)
    {
        var login = await client.PostAnswerAsync(LogInPath, new { email = HelpDeskService.AdminEmail, password = HelpDeskService.AdminPassword });
        var (token, refreshToken) = ((string)login.Json["access_token"]!, (string)login.Json["refresh_token"]!);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var email = TestUsers.NewEmail();
        var created = await client.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));
        var id = (string)created.Json["id"]!;
        await client.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));
        await client.GetAnswerAsync($"{TestUsers.Path}/{id}");
        await client.GetAnswerAsync($"{TestUsers.Path}?q=busco-a-alguien");
        await client.GetAnswerAsync("/nobody@helpdesk.local?token=en-la-direccion");
        var account = await client.PostAnswerAsync(TestService.AccountsPath, new { name = "Servicio observado", permissions = new[] { "users:read" } });
        var (clientId, secret) = ((string)account.Json["client_id"]!, (string)account.Json["client_secret"]!);
        client.DefaultRequestHeaders.Authorization = null;
        foreach (var sent in new[] { secret, "secreto-equivocado" })
        {
            await client.AnswerAsync(HttpMethod.Post, TestService.TokenPath, TestService.Form(("grant_type", "client_credentials")), TestService.BasicOf(clientId, sent));
        }

        for (var i = 0; i < 3; i++)
        {
            await client.PostAnswerAsync(LogInPath, new { email = "adivina@helpdesk.local", password = "Equivocada-1" });
        }

        var refreshed = await client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = refreshToken });
        await client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = "ficha-de-otro" });
        secrets.AddRange([token, refreshToken, email, id, secret, clientId, "Servicio observado", "busco-a-alguien", "en-la-direccion"]);
        secrets.AddRange(["secreto-equivocado", "adivina@", "Equivocada-1", "ficha-de-otro", (string)refreshed.Json["access_token"]!, (string)refreshed.Json["refresh_token"]!]);
    }
}
