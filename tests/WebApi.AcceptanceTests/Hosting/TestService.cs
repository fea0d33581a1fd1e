using System.Text;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A service of a test: its account, and how it comes in.</summary>
public sealed class TestService
{
    public const string AccountsPath = "/api/auth/service-accounts";
    public const string TokenPath = "/connect/token";
    public const string IntrospectionPath = "/connect/introspect";

    private static int count;

    private readonly HelpDeskService service;

    private TestService(HelpDeskService service, Answer created)
    {
        this.service = service;
        Id = (string)created.Json["client_id"]!;
        Name = (string)created.Json["name"]!;
        Secret = (string)created.Json["client_secret"]!;
    }

    public string Id { get; }

    public string Name { get; }

    public string Secret { get; private set; }

    /// <summary>Where the account is managed.</summary>
    public string Path => $"{AccountsPath}/{Id}";

    /// <summary>The header that says who it is.</summary>
    public (string Name, string Value) Basic => BasicOf(Id, Secret);

    public static string NewName() => $"Servicio {Interlocked.Increment(ref count)}";

    public static (string Name, string Value) BasicOf(string id, string secret) =>
        ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}"))}");

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] parameters) =>
        new(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));

    /// <summary>Created by an administrator, to read users when nothing else is said.</summary>
    public static async Task<TestService> CreateAsync(HelpDeskService service, HttpClient admin, params string[] permissions)
    {
        var created = await admin.PostAnswerAsync(AccountsPath, new { name = NewName(), permissions = permissions.Length == 0 ? ["users:read"] : permissions });
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return new(service, created);
    }

    /// <summary>Asks for a token with the secret, or another one.</summary>
    public Task<Answer> AskForTokenAsync(string? secret = null) => service.Client.AnswerAsync(
        HttpMethod.Post,
        TokenPath,
        Form(("grant_type", "client_credentials")),
        BasicOf(Id, secret ?? Secret));

    public async Task<string> NewTokenAsync()
    {
        var answer = await AskForTokenAsync();
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        return (string)answer.Json["access_token"]!;
    }

    /// <summary>A client that sends a new token.</summary>
    public async Task<HttpClient> SignInAsync() => service.WithToken(await NewTokenAsync());

    public Task<Answer> IntrospectAsync(string token) =>
        service.Client.AnswerAsync(HttpMethod.Post, IntrospectionPath, Form(("token", token)), Basic);

    public async Task<Answer> RotateAsync(HttpClient admin, object? body = null)
    {
        var rotated = await admin.AnswerAsync(HttpMethod.Post, $"{Path}/rotate", body);
        Assert.That(rotated.Status, Is.EqualTo(200), rotated.Text);
        Secret = (string)rotated.Json["client_secret"]!;
        return rotated;
    }
}
