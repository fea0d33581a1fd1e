using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Observability;

public sealed class LoggingTests
{
    private const string RequestCategory = "Serilog.AspNetCore.RequestLoggingMiddleware";

    /// <summary>What the operator can turn up.</summary>
    private static readonly (string Key, string Value)[] Everything =
    [
        ("Serilog:MinimumLevel:Default", "Verbose"),
        ("Serilog:MinimumLevel:Override:Microsoft", "Verbose"),
        ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Authentication.JwtBearer", "Verbose"),
        ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", "Verbose"),
        ("Serilog:MinimumLevel:Override:Microsoft.Extensions.Hosting.Internal.Host", "Verbose"),
        ("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Verbose"),
        ("Serilog:MinimumLevel:Override:System", "Verbose"),
    ];

    [Test]
    public async Task Log_OfAFullTour_HoldsNoPasswordTokenOrEmail()
    {
        var logs = new CapturedLogs();
        var secrets = new List<string> { HelpDeskService.AdminEmail, HelpDeskService.AdminPassword };
        using (var service = new HelpDeskService("Sqlite", logs, Everything))
        {
            using var admin = await service.SignInAsync();
            secrets.Add(admin.DefaultRequestHeaders.Authorization!.Parameter!);
            using var person = await Person.JoinAsync(service, admin, "AREA", "REDES");
            secrets.AddRange([person.Email, person.Password, person.AccessToken, person.RefreshToken, "Inicial-1"]);

            await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = "Equivocada-1" });
            await service.Client.PostAnswerAsync("/api/auth/login", """{"email":"roto@helpdesk.local","password":"Rota-12345" """);
            await person.Client.PostAnswerAsync("/api/auth/change-password", new { current_password = "Equivocada-1", new_password = "corta" });
            await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", person.Email), ("password", "Repetida-1")));
            await admin.PatchAnswerAsync(person.Path, new { password = "Repuesta-1", email = "nueva@helpdesk.local" });
            var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = person.RefreshToken });
            Assert.That(refreshed.Status, Is.EqualTo(401));
            await service.Client.PostAnswerAsync("/api/auth/logout", new { refresh_token = person.RefreshToken });
            await admin.GetAnswerAsync(TestUsers.Path);
            await admin.DeleteAnswerAsync(person.Path);
            var account = await TestService.CreateAsync(service, admin);
            secrets.Add(account.Secret);
            await account.AskForTokenAsync("Secreto-equivocado");
            var token = await account.NewTokenAsync();
            await account.IntrospectAsync(token);
            await account.IntrospectAsync("no.es.un-token-de-nadie");
            await account.RotateAsync(admin);
            secrets.AddRange([account.Secret, token, "Secreto-equivocado", "un-token-de-nadie"]);
            secrets.Add(await MasterKeyAsync(service));
            secrets.AddRange(["Equivocada-1", "roto@helpdesk.local", "Rota-12345", "Repetida-1", "Repuesta-1", "nueva@helpdesk.local"]);
        }

        Assert.Multiple(() =>
        {
            Assert.That(logs.Entries.Count(entry => entry.Category == RequestCategory), Is.GreaterThan(10));
            Assert.That(logs.Entries.Where(entry => entry.Level == LogEventLevel.Debug), Is.Not.Empty, "The log is not as chatty as it can be.");
            foreach (var secret in secrets)
            {
                Assert.That(
                    logs.Entries.Where(entry => entry.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Text),
                    Is.Empty,
                    secret);
            }
        });
    }

    private static async Task<string> MasterKeyAsync(HelpDeskService service)
    {
        await using var connection = service.Database.CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Xml FROM DataProtectionKeys";
        return XElement.Parse((string)(await command.ExecuteScalarAsync())!).Descendants("value").Single().Value;
    }

    [Test]
    public async Task Log_OfEachRequest_IsOneLineWithItsCorrelationIdUserStatusAndDuration()
    {
        var logs = new CapturedLogs();
        var expected = new Dictionary<string, (int Status, string? UserId, string? ServiceId)>();
        using (var service = new HelpDeskService("Sqlite", logs, Everything))
        {
            using var admin = await service.SignInAsync();
            var id = (string)(await admin.GetAnswerAsync("/api/auth/me")).Json["id"]!;

            async Task Note(HttpClient client, HttpMethod method, string path, object? body, string? userId, string? serviceId = null)
            {
                var answer = await client.AnswerAsync(method, path, body);
                expected.Add(answer.Header("X-Correlation-ID")!, (answer.Status, userId, serviceId));
            }

            await Note(admin, HttpMethod.Get, "/api/auth/me", null, id);
            var account = await TestService.CreateAsync(service, admin);
            using var program = await account.SignInAsync();
            await Note(program, HttpMethod.Get, TestUsers.Path, null, null, account.Id);
            await Note(admin, HttpMethod.Post, TestUsers.Path, "{}", id);
            await Note(admin, HttpMethod.Get, $"{TestUsers.Path}/no-es-un-uuid", null, id);
            await Note(service.Client, HttpMethod.Get, "/api/auth/me", null, null);
            await Note(service.Client, HttpMethod.Get, "/nada", null, null);
            await Note(service.Client, HttpMethod.Put, "/api/auth/me", "{}", null);
            await Note(service.Client, HttpMethod.Get, "/health/live", null, null);
        }

        var lines = logs.Entries.Where(entry => entry.Category == RequestCategory).ToLookup(entry => $"{entry.Members["CorrelationId"]}");
        Assert.Multiple(() =>
        {
            foreach (var (correlationId, (status, userId, serviceId)) in expected)
            {
                var line = lines[correlationId].SingleOrDefault();
                Assert.That(line, Is.Not.Null, $"{status}");
                Assert.That(line?.Members["StatusCode"], Is.EqualTo(status));
                Assert.That(line?.Members["UserId"]?.ToString(), Is.EqualTo(userId), $"{status}");
                Assert.That(line?.Members["ServiceId"]?.ToString(), Is.EqualTo(serviceId), $"{status}");
                Assert.That(Convert.ToDouble(line?.Members["Elapsed"], CultureInfo.InvariantCulture), Is.Positive);
            }
        });
    }

    [Test]
    public void Log_AtTheStart_TellsTheVersion()
    {
        var logs = new CapturedLogs();
        using (new HelpDeskService("Sqlite", logs))
        {
        }

        var version = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.That(logs.Entries.Select(entry => entry.Text), Has.Some.Contains($"HelpDesk.Users {version} starts"));
    }

    [Test]
    public async Task Log_OfProbes_HasOnlyThoseThatFail()
    {
        var logs = new CapturedLogs();
        using (var service = new HelpDeskService("Sqlite", logs))
        {
            await service.Client.GetAnswerAsync("/health/live");
            await service.Client.GetAnswerAsync("/health/ready");
            await service.Client.GetAnswerAsync("/health/none");
            await service.Database.HideTableAsync("__EFMigrationsHistory");
            await service.Client.GetAnswerAsync("/health/ready");
        }

        Assert.That(
            logs.Entries.Where(entry => entry.Category == RequestCategory).Select(entry => $"{entry.Members["Route"]} {entry.Members["StatusCode"]}"),
            Is.EqualTo(new[] { "no route 404", "/health/ready 503" }));
    }
}
