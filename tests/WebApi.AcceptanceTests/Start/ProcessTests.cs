using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Start;

[Category("Slow")]
public sealed partial class ProcessTests
{
    private static readonly (string, string) AdminPassword = ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword);

    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Start_WithoutAdminPassword_PrintsARandomOneOnceAndNeverAgain()
    {
        string password;
        using (var first = new ServiceProcess(folder))
        {
            using var client = await first.ConnectAsync();
            password = PasswordLine().Match(first.Output).Groups[1].Value;
            var login = await LogInAsync(client, password);
            await first.TerminateAsync();

            Assert.Multiple(() =>
            {
                Assert.That(password, Has.Length.GreaterThanOrEqualTo(16));
                Assert.That(Regex.Count(first.Output, Regex.Escape(password)), Is.EqualTo(1));
                Assert.That(first.Errors, Is.Empty);
                Assert.That(login.Status, Is.EqualTo(200));
                Assert.That((bool?)login.Json["must_change_password"], Is.True);
            });
        }

        using var second = new ServiceProcess(folder);
        using var later = await second.ConnectAsync();
        var again = await LogInAsync(later, password);
        await second.TerminateAsync();

        Assert.Multiple(() =>
        {
            Assert.That(PasswordLine().IsMatch(second.Output), Is.False);
            Assert.That(again.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Log_OfHostileRequests_IsOneJsonObjectALineWithoutForgedEntries()
    {
        const string Forged = "{\"@l\":\"Fatal\",\"@m\":\"forged\"}";
        using var process = new ServiceProcess(
            folder,
            AdminPassword,
            ("Serilog__MinimumLevel__Default", "Verbose"),
            ("Serilog__MinimumLevel__Override__Microsoft", "Verbose"),
            ("Serilog__MinimumLevel__Override__System", "Verbose"));
        using var client = await process.ConnectAsync();
        foreach (var line in new[] { "\n", "\r\n", "\r", "\u0085", "\u2028" })
        {
            await client.PostAnswerAsync("/api/auth/login", new { email = $"a@b.cl{line}{Forged}", password = $"x{line}{Forged}" });
            await client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = $"x{line}{Forged}" });
            await client.GetAnswerAsync($"/api/auth/users/{Uri.EscapeDataString(line + Forged)}?q={Uri.EscapeDataString(line + Forged)}");
            await client.GetAnswerAsync($"/{Uri.EscapeDataString(line + Forged)}");
        }

        var headers = string.Concat(new[] { "User-Agent", "X-Correlation-ID", "X-Tenant-ID", "Authorization", "Origin", "X-Forwarded-For", "Accept" }
            .Select(name => $"{name}: Bearer a\u0085\t{Forged}\r\n"));
        await RawConnection.SendAsync(client.BaseAddress!, $"GET /api/auth/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
        await RawConnection.SendAsync(client.BaseAddress!, $"GET /api/auth/me HTTP/1.1\r\nHost: localhost\r\nX-A: a\r{Forged}\r\n\r\n");
        await process.TerminateAsync();

        var entries = process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(entries, Has.Count.GreaterThan(50));
            Assert.That(entries.Select(entry => (string?)entry["@l"]), Has.None.EqualTo("Fatal"));
            Assert.That(entries.Select(entry => entry.ContainsKey("@t")), Is.All.True);
        });
    }

    [Test]
    public async Task Start_WithAdminPassword_DoesNotPrintIt()
    {
        using var process = new ServiceProcess(folder, AdminPassword);
        using var client = await process.ConnectAsync();
        var login = await LogInAsync(client, HelpDeskService.AdminPassword);
        await client.GetAnswerAsync("/api/auth/users/alguien@helpdesk.local");
        await process.TerminateAsync();

        Assert.Multiple(() =>
        {
            Assert.That(login.Status, Is.EqualTo(200));
            Assert.That(process.Output, Does.Not.Contain(HelpDeskService.AdminPassword));
            Assert.That(process.Output, Does.Not.Contain("alguien"));
            Assert.That(process.Output, Does.Not.Contain((string)login.Json["access_token"]!));
        });
    }

    [Test]
    public async Task Kill_AfterAnAcknowledgedWrite_LosesNothing()
    {
        var email = TestUsers.NewEmail();
        string token;
        string created;
        using (var first = new ServiceProcess(folder, AdminPassword))
        {
            using var client = await first.ConnectAsync();
            token = (string)(await LogInAsync(client, HelpDeskService.AdminPassword)).Json["access_token"]!;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var answer = await client.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));
            await first.KillAsync();
            Assert.That(answer.Status, Is.EqualTo(201));
            created = answer.Header("Location")!;
        }

        using var second = new ServiceProcess(folder, AdminPassword);
        using var later = await second.ConnectAsync();
        later.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var found = await later.GetAnswerAsync(new Uri(later.BaseAddress!, created).PathAndQuery);

        Assert.Multiple(() =>
        {
            Assert.That(found.Status, Is.EqualTo(200));
            Assert.That((string?)found.Json["email"], Is.EqualTo(email));
        });
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Terminate_EndsGracefully()
    {
        using var process = new ServiceProcess(folder, AdminPassword);
        using var client = await process.ConnectAsync();
        var live = await client.GetAnswerAsync("/health/live");

        var exitCode = await process.TerminateAsync();

        Assert.Multiple(() =>
        {
            Assert.That(live.Status, Is.EqualTo(200));
            Assert.That(exitCode, Is.Zero);
            Assert.That(process.Errors, Is.Empty);
        });
    }

    [TestCase("Database__Provider", "Oracle", "Oracle")]
    [TestCase("ConnectionStrings__Users", "esto no es una cadena", "ConnectionStrings:Users")]
    [TestCase("ConnectionStrings__Users", "Data Source=", "ConnectionStrings:Users")]
    [TestCase("ConnectionStrings__Users", "Data Source={file}/below/users.db", "ConnectionStrings:Users")]
    [TestCase("ConnectionStrings__Users", "Data Source={file}", "ConnectionStrings:Users")]
    [TestCase("Bootstrap__AdminPassword", "corta", "AdminPassword")]
    [TestCase("Bootstrap__AdminEmail", "sin-arroba", "AdminEmail")]
    [TestCase("Organizations__0__Template", "otra", "Organizations")]
    [TestCase("Organizations__0__RequiresPasswordChange", "sí", "Organizations:0:RequiresPasswordChange")]
    [TestCase("Organizations__1__Areas__0", "una segunda entrada", "helpdesk", TestName = "{m}(the same organization twice)")]
    [TestCase("Tokens__AccessTokenLifetime", "3600", "Tokens:AccessTokenLifetime is '3600', and must be a duration, written hours:minutes:seconds")]
    [TestCase("Tokens__RefreshTokenLifetime", "48:00:00", "Tokens:RefreshTokenLifetime is '48:00:00', and must be a duration")]
    [TestCase("Tokens__RefreshTokenLifetime", "00:59:59", "Tokens:RefreshTokenLifetime must be at least Tokens:AccessTokenLifetime")]
    [TestCase("Tokens__Issuer", "users", "Tokens:Issuer is 'users', and must be an address")]
    [TestCase("Tokens__Issuer", "https://users.example.com?a=b", "Tokens:Issuer")]
    [TestCase("Lockout__LongestLock", "366.00:00:00", "Lockout:LongestLock")]
    [TestCase("Database__MigrateAtStart", "sí", "Database:MigrateAtStart is 'sí', and must be true or false.")]
    [TestCase("Database__MaxBatchSize", "cien", "Database:MaxBatchSize is 'cien', and must be a whole number.")]
    [TestCase("Passwords__RejectCommon", "1", "Passwords:RejectCommon is '1', and must be true or false.")]
    [TestCase("ConnectionStrings__Users", "Data Source={folder}", "names the folder")]
    [TestCase("ConnectionStrings__Users", "Data Source=/proc/users.db", "The folder of '/proc/users.db' can't be used")]
    [TestCase("Lockout__FailuresBeforeLock", "0", "Lockout:FailuresBeforeLock")]
    [TestCase("Metrics__Token", "corta", "Metrics:Token")]
    [TestCase("Metrics__Token", "una contraseña de Prometheus", "Metrics:Token")]
    [TestCase("RateLimiting__SignInsPerMinutePerAddress", "0", "RateLimiting:SignInsPerMinutePerAddress")]
    [TestCase("ForwardedHeaders__KnownNetworks__0", "proxy", "ForwardedHeaders:KnownNetworks")]
    [TestCase("Cors__Origins__0", "helpdesk.example.com/", "Cors:Origins")]
    [TestCase("Swagger__Enabled", "quizás", "Swagger:Enabled")]
    [TestCase("Serilog__MinimumLevel__Default", "Loud", "Loud")]
    [TestCase("ASPNETCORE_URLS", "http://127.0.0.1:99999", "ASPNETCORE_URLS")]
    [TestCase("ASPNETCORE_URLS", "http://127.0.0.1:puerto", "ASPNETCORE_URLS")]
    [TestCase("ASPNETCORE_URLS", "127.0.0.1:8000", "ASPNETCORE_URLS")]
    [TestCase("ASPNETCORE_URLS", "http://127.0.0.1:0/users", "ASPNETCORE_URLS")]
    [TestCase("ASPNETCORE_HTTP_PORTS", "abc", "ASPNETCORE_HTTP_PORTS has 'abc'")]
    [TestCase("ASPNETCORE_HTTPS_PORTS", "8443;99999", "ASPNETCORE_HTTPS_PORTS has '99999'")]
    [TestCase("ASPNETCORE_CONTENTROOT", "/nada", "ASPNETCORE_CONTENTROOT names '/nada'")]
    [TestCase("Kestrel__Endpoints__A__Protocols", "Http1", "Kestrel:Endpoints:A:Url")]
    [TestCase("Kestrel__Endpoints__A__Url", "quatsch", "Kestrel:Endpoints:A:Url")]
    [TestCase("AllowedHosts", "https://users.example.com", "AllowedHosts")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task Start_WithAConfigurationMistake_SaysSoInOneSentence(string variable, string value, string named)
    {
        var file = Path.Combine(folder, "plain.txt");
        await File.WriteAllTextAsync(file, "No database.");

        using var process = new ServiceProcess(
            folder,
            ("Organizations__0__Name", "Mesa de ayuda"),
            (variable, value.Replace("{file}", file, StringComparison.Ordinal).Replace("{folder}", folder, StringComparison.Ordinal)));
        var exitCode = await process.WaitForExitAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(process.Errors.Trim(), Does.Contain(named));
            Assert.That(process.Errors.Trim().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(process.Errors + process.Output, Does.Not.Contain("   at ").And.Not.Contain("Exception:"));
            Assert.That(process.Errors, Does.Not.Contain("corta"));
        });
    }

    [TestCase("certificate", null, "private key")]
    [TestCase("certificate", "garbage", "key")]
    [TestCase("garbage", null, "The certificate for HTTPS (section Kestrel) cannot be used: ")]
    [TestCase("garbage", "key", "The certificate for HTTPS (section Kestrel) cannot be used: ")]
    [TestCase("none/none.pem", "key", "none.pem")]
    [TestCase("", null, "denied")]
    public async Task Start_WithACertificateThatWillNotDo_SaysSoInOneSentence(string path, string? keyPath, string expected)
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var files = new Dictionary<string, string>
        {
            ["certificate"] = certificate.ExportCertificatePem(),
            ["key"] = key.ExportPkcs8PrivateKeyPem(),
            ["garbage"] = "garbage",
        };
        foreach (var (name, content) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), content);
        }

        using var process = new ServiceProcess(
            folder,
            keyPath is null ? [] : [$"--Kestrel:Certificates:Default:KeyPath={Path.Combine(folder, keyPath)}"],
            AdminPassword,
            ("ASPNETCORE_URLS", "https://127.0.0.1:0"),
            ("Kestrel__Certificates__Default__Path", Path.Combine(folder, path)));
        var exitCode = await process.WaitForExitAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(process.Errors, Does.Contain(expected));
            Assert.That(process.Errors.Trim().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(process.Errors + process.Output, Does.Not.Contain("   at ").And.Not.Contain("Exception:"));
        });
    }

    [TestCase("Server=127.0.0.1,1", "SQL Server cannot be reached at '127.0.0.1,1': ")]
    [TestCase("Server=tcp:nobody.invalid", "SQL Server cannot be reached at 'tcp:nobody.invalid': ")]
    [TestCase("Server=127.0.0.1,99999;Connect Timeout=1", "The database cannot be used: ")]
    public async Task Run_WithoutTheSqlServer_SaysSoInOneSentence(string server, string expected)
    {
        var ended = await ServiceProcess.RunAsync(
            folder,
            "migrate",
            "--Database:Provider=SqlServer",
            $"--ConnectionStrings:Users={server};Database=Users;User Id=sa;Password=geheim");

        Assert.Multiple(() =>
        {
            Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((1, "")));
            Assert.That(ended.Errors, Does.StartWith(expected).And.Not.Contain("\n").And.Not.Contain("Success").And.Not.Contain("geheim"));
        });
    }

    [Test]
    public async Task Start_WhenThePortIsInUse_SaysSoInOneSentence()
    {
        using var occupied = new TcpListener(IPAddress.Loopback, 0);
        occupied.Start();
        var address = $"http://{occupied.LocalEndpoint}";

        using var process = new ServiceProcess(folder, AdminPassword, ("ASPNETCORE_URLS", address));
        var exitCode = await process.WaitForExitAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(process.Errors.Trim(), Does.Contain(address));
            Assert.That(process.Errors.Trim().Split('\n'), Has.Length.EqualTo(1));
        });
    }

    private static Task<Answer> LogInAsync(HttpClient client, string password) =>
        client.PostAnswerAsync("/api/auth/login", new { email = HelpDeskService.AdminEmail, password });

    [GeneratedRegex(@"with the password (\S+)")]
    private static partial Regex PasswordLine();
}
