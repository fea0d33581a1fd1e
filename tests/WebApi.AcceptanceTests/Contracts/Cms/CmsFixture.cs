using System.Globalization;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

/// <summary>A service with two publishers, and what a client of the first one sends.</summary>
public abstract class CmsFixture(string provider)
{
    protected const string Users = "/api/v1/users";
    protected const string Roles = "/api/v1/rbac/roles";
    protected const string LogInPath = "/api/v1/auth/login";
    protected const string AdminEmail = "admin@redaccion.example";
    protected const string AdminPassword = "Jefatura-2026";
    protected const string OtherAdminEmail = "admin@otra.example";

    protected const string Forbidden = """{"statusCode":403,"message":"Insufficient permissions to manage users","error":"Forbidden"}""";
    protected const string NotFound = """{"statusCode":404,"message":"User not found","error":"Not Found"}""";
    protected const string Unauthorized = """{"statusCode":401,"message":"Unauthorized","error":"Unauthorized"}""";

    private static int count;

    protected static string[] Members =>
        ["id", "username", "email", "firstName", "lastName", "role", "avatar", "status", "lastLogin", "createdAt", "permissions", "stats"];

    protected HelpDeskService Service { get; private set; } = null!;

    protected string Provider => provider;

    /// <summary>The administrator of the publisher.</summary>
    protected HttpClient Admin { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Service = new(
            provider,
            ("Organizations:0:Id", "cms"),
            ("Organizations:0:Template", "cms"),
            ("Organizations:0:AdminEmail", AdminEmail),
            ("Organizations:0:AdminPassword", AdminPassword),
            ("Organizations:1:Id", "otra"),
            ("Organizations:1:Template", "cms"),
            ("Organizations:1:AdminEmail", OtherAdminEmail),
            ("Organizations:1:AdminPassword", AdminPassword));
        Admin = await SignInAsync(AdminEmail, AdminPassword);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        Admin.Dispose();
        Service.Dispose();
    }

    protected static string NewEmail() => $"persona{Interlocked.Increment(ref count)}@redaccion.example";

    protected static JsonObject NewUser(params (string Name, JsonNode? Value)[] members)
    {
        var user = new JsonObject
        {
            ["email"] = NewEmail(),
            ["password"] = "Inicial-1",
            ["firstName"] = "Carlos",
            ["lastName"] = "Martínez",
            ["rolId"] = 3,
        };
        foreach (var (name, value) in members)
        {
            user[name] = value;
        }

        return user;
    }

    protected static string Path(long id) => string.Create(CultureInfo.InvariantCulture, $"{Users}/{id}");

    /// <summary>A refusal as it goes over the wire.</summary>
    protected static string Refusal(int status, string message, string error) => $$"""{"statusCode":{{status}},"message":"{{message}}","error":"{{error}}"}""";

    /// <summary>An instant of an answer, which must be in whole seconds, as documents print them, and a moment ago.</summary>
    protected string Recent(JsonNode? instant)
    {
        var time = DateTimeOffset.ParseExact((string)instant!, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.That(time, Is.EqualTo(Service.Clock.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
        return (string)instant!;
    }

    protected async Task<HttpClient> SignInAsync(string email, string password)
    {
        var answer = await Service.Client.PostAnswerAsync(LogInPath, new { email, password });
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        return Service.WithToken((string)answer.Json["accessToken"]!);
    }

    /// <summary>A user that an administrator created.</summary>
    protected async Task<JsonNode> CreateAsync(params (string Name, JsonNode? Value)[] members)
    {
        var created = await Admin.PostAnswerAsync(Users, NewUser(members));
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return created.Json;
    }

    /// <summary>A user that has a password of its own and is signed in.</summary>
    protected async Task<(JsonNode User, HttpClient Client)> JoinAsync(params (string Name, JsonNode? Value)[] members)
    {
        var user = await CreateAsync(members);
        var email = (string)user["email"]!;
        using var first = await SignInAsync(email, "Inicial-1");
        var changed = await first.PostAnswerAsync("/api/auth/change-password", new { current_password = "Inicial-1", new_password = "Elegida-1" });
        Assert.That(changed.Status, Is.EqualTo(200), changed.Text);
        return (user, await SignInAsync(email, "Elegida-1"));
    }

    /// <summary>A service of the publisher, with its token.</summary>
    protected async Task<HttpClient> SignInServiceAsync(params string[] permissions) =>
        await (await TestService.CreateAsync(Service, Admin, permissions)).SignInAsync();
}
