using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>The service itself, on a real port and a database of its own. Only a password hash costs less than in production.</summary>
public sealed class HelpDeskService : IDisposable
{
    public const string AdminEmail = "admin@helpdesk.local";
    public const string AdminPassword = "Admin-2026";

    private const int CheapIterations = 1_000;

    private readonly WebApplicationFactory<Program> factory;

    public HelpDeskService(string provider = "Sqlite", params (string Key, string Value)[] settings)
        : this(new TestDatabase(provider), logs: null, settings)
    {
    }

    /// <summary>One whose log entries go to <paramref name="logs"/> too.</summary>
    public HelpDeskService(string provider, CapturedLogs? logs, params (string Key, string Value)[] settings)
        : this(new TestDatabase(provider), logs, settings)
    {
    }

    /// <summary>One on a database that is told how to connect.</summary>
    public HelpDeskService(TestDatabase database, CapturedLogs? logs = null, params (string Key, string Value)[] settings)
    {
        Database = database;
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Database:Provider", Database.Provider);
            host.UseSetting("ConnectionStrings:Users", Database.ConnectionString);
            host.UseSetting("Bootstrap:AdminEmail", AdminEmail);
            host.UseSetting("Bootstrap:AdminPassword", AdminPassword);
            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }

            host.ConfigureTestServices(services =>
            {
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = CheapIterations);
                services.AddSingleton<TimeProvider>(Clock);
                if (logs is not null)
                {
                    services.AddSingleton<ILogEventSink>(logs);
                }
            });
        });
        factory.UseKestrel(0);
        factory.StartServer();
        Client = CreateClient();
    }

    public TestDatabase Database { get; }

    public AdjustableClock Clock { get; } = new();

    /// <summary>Sends no token.</summary>
    public HttpClient Client { get; }

    public Uri Address => factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => factory.Services;

    /// <summary>A client that sends headers in UTF-8, as careless clients do.</summary>
    public HttpClient CreateClient() =>
        new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = Address };

    /// <summary>A client that sends the token of whoever signs in with this password.</summary>
    public async Task<HttpClient> SignInAsync(string email = AdminEmail, string password = AdminPassword) =>
        WithToken((string)(await LogInAsync(email, password))["access_token"]!);

    public HttpClient WithToken(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The body of a login that succeeds.</summary>
    public async Task<JsonObject> LogInAsync(string email, string password)
    {
        using var response = await Client.PostAsJsonAsync("/api/auth/login", new { email, password });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public void Dispose()
    {
        Client.Dispose();
        factory.Dispose();
        Database.Dispose();
    }
}
