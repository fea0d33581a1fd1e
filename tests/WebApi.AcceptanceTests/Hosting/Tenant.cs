using System.Text.Json.Nodes;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>Somebody signed in to an organization, which every request names.</summary>
public sealed class Tenant : IDisposable
{
    public const string HeaderName = "X-Tenant-ID";
    public const string Shops = "org_123";
    public const string AdminEmail = "admin@empresa.com";
    public const string AdminPassword = "Empresa-2026";
    public const string UsersPath = "/api/v1/users";
    public const string LogInPath = "/api/v1/auth/login";

    /// <summary>What configures the organization of shops and another one like it.</summary>
    public static readonly (string Key, string Value)[] Settings =
    [
        ("Organizations:0:Id", "helpdesk"),
        .. SettingsOf(1, Shops, "retail"),
        ("Organizations:1:Locals:0:Id", "local_01"),
        ("Organizations:1:Locals:1:Id", "local_02"),
        .. SettingsOf(2, "org_456", "retail"),
        .. SettingsOf(3, "cms", "cms"),
        .. SettingsOf(4, "works", "works"),
    ];

    private static int count;

    private Tenant(HttpClient client, JsonNode user) => (Client, Id) = (client, (string)user["id"]!);

    /// <summary>The id of who signed in.</summary>
    public string Id { get; }

    /// <summary>Sends the token and the organization's id.</summary>
    public HttpClient Client { get; }

    public static string NewEmail() => $"persona{Interlocked.Increment(ref count)}@empresa.com";

    /// <summary>A create that succeeds among the shops, until a test changes a member; null takes one out.</summary>
    public static JsonObject NewUser(params (string Name, JsonNode? Value)[] members)
    {
        var user = new JsonObject
        {
            ["email"] = NewEmail(),
            ["password"] = "SecurePass123",
            ["first_name"] = "Nuevo",
            ["last_name"] = "Usuario",
            ["role_ids"] = new JsonArray("role_vendedor"),
            ["local_ids"] = new JsonArray("local_01"),
        };
        foreach (var (name, value) in members)
        {
            user[name] = value;
        }

        return user;
    }

    public static Task<Answer> LogInAsync(HelpDeskService service, string tenant, object body) =>
        service.Client.AnswerAsync(HttpMethod.Post, LogInPath, body, (HeaderName, tenant));

    public static async Task<Tenant> SignInAsync(
        HelpDeskService service,
        string tenant = Shops,
        string email = AdminEmail,
        string password = AdminPassword)
    {
        var login = await LogInAsync(service, tenant, new { email, password });
        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        var client = service.WithToken((string)login.Json["access_token"]!);
        client.DefaultRequestHeaders.Add(HeaderName, tenant);
        return new(client, login.Json["user"]!);
    }

    /// <summary>Creates somebody, who signs in with a password of its own.</summary>
    public async Task<Tenant> JoinAsync(HelpDeskService service, params string[] roleIds)
    {
        var created = await CreateAsync(("role_ids", new JsonArray([.. roleIds.Select(id => JsonValue.Create(id))])));
        var email = (string)created.Json["email"]!;
        using (var newcomer = await SignInAsync(service, Shops, email, "SecurePass123"))
        {
            var changed = await newcomer.Client.PostAnswerAsync(
                "/api/auth/change-password",
                new { current_password = "SecurePass123", new_password = "Propia-2026" });
            Assert.That(changed.Status, Is.EqualTo(200), changed.Text);
        }

        return await SignInAsync(service, Shops, email, "Propia-2026");
    }

    public async Task<Answer> CreateAsync(params (string Name, JsonNode? Value)[] members)
    {
        var created = await Client.PostAnswerAsync(UsersPath, NewUser(members));
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return created;
    }

    /// <summary>Creates somebody.</summary>
    /// <returns>Where it is managed.</returns>
    public async Task<string> CreatePathAsync(params (string Name, JsonNode? Value)[] members) =>
        $"{UsersPath}/{(await CreateAsync(members)).Json["id"]}";

    public void Dispose() => Client.Dispose();

    private static (string Key, string Value)[] SettingsOf(int index, string id, string template) =>
    [
        ($"Organizations:{index}:Id", id),
        ($"Organizations:{index}:Template", template),
        ($"Organizations:{index}:AdminEmail", AdminEmail),
        ($"Organizations:{index}:AdminPassword", AdminPassword),
    ];
}
