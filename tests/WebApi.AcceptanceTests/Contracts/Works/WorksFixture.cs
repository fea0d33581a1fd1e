using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

/// <summary>A service with the works office, another office of its kind, and organizations of other kinds.</summary>
public abstract class WorksFixture(string provider, params (string Key, string Value)[] settings)
{
    protected const string Users = "/users";
    protected const string LogIn = "/auth/login";
    protected const string Password = "SecurePass123";
    protected const string OtherOffice = "works_2";

    protected const string Forbidden = """{"statusCode":403,"message":"Forbidden resource","error":"Forbidden"}""";
    protected const string Unauthorized = """{"statusCode":401,"message":"Unauthorized"}""";
    protected const string NotFound = """{"statusCode":404,"message":"Usuario no encontrado","error":"Not Found"}""";
    protected const string NotUuid = """{"statusCode":400,"message":"Validation failed (uuid is expected)","error":"Bad Request"}""";

    private const string AdminPassword = "Obras-2026";

    private static int count;

    protected HelpDeskService Service { get; private set; } = null!;

    /// <summary>Sends the token of the works office's first administrator.</summary>
    protected HttpClient Admin => AdminPerson.Client;

    protected WorksPerson AdminPerson { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Service = new(provider, [
            .. settings,
            ("Organizations:0:Id", "works"),
            ("Organizations:0:Template", "works"),
            ("Organizations:0:AdminEmail", "admin@obras.example"),
            ("Organizations:0:AdminPassword", AdminPassword),
            ("Organizations:1:Id", OtherOffice),
            ("Organizations:1:Template", "works"),
            ("Organizations:1:AdminEmail", "admin@otra.example"),
            ("Organizations:1:AdminPassword", AdminPassword),
            ("Organizations:2:Id", "cms"),
            ("Organizations:2:Template", "cms"),
            ("Organizations:2:AdminEmail", "admin@redaccion.example"),
            ("Organizations:2:AdminPassword", AdminPassword),
            ("Organizations:3:Id", "org_123"),
            ("Organizations:3:Template", "retail"),
            ("Organizations:3:AdminEmail", "admin@empresa.example"),
            ("Organizations:3:AdminPassword", AdminPassword),
        ]);
        var login = await Service.Client.PostAnswerAsync(LogIn, new { email = "admin@obras.example", password = AdminPassword });
        AdminPerson = new(Service, (string)login.Json["user"]!["id"]!, "admin@obras.example", AdminPassword);
        await AdminPerson.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        AdminPerson.Dispose();
        Service.Dispose();
    }

    protected static string NewEmail() => $"persona{Interlocked.Increment(ref count)}@yucatan.gob.mx";

    /// <summary>The body of a create that succeeds, until a test changes a member.</summary>
    protected static JsonObject With(params (string Name, JsonNode? Value)[] members)
    {
        var user = new JsonObject { ["nombreCompleto"] = "María González", ["email"] = NewEmail(), ["password"] = Password };
        foreach (var (name, value) in members)
        {
            user[name] = value;
        }

        return user;
    }

    /// <summary>Created by an administrator, and not signed in yet.</summary>
    protected async Task<WorksPerson> CreateAsync(string roles = "user", HttpClient? admin = null)
    {
        var created = await (admin ?? Admin).PostAnswerAsync(Users, With(("roles", roles)));
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return new(Service, (string)created.Json["id"]!, (string)created.Json["email"]!, Password);
    }

    /// <summary>Created by an administrator, and signed in with a password of its own.</summary>
    protected async Task<WorksPerson> JoinAsync(string roles = "user")
    {
        var person = await CreateAsync(roles);
        await person.SignInAsync();
        var changed = await person.Client.PatchAnswerAsync(person.Path, new { password = "Propia-123" });
        Assert.That(changed.Status, Is.EqualTo(200), changed.Text);
        person.Password = "Propia-123";
        await person.SignInAsync();
        return person;
    }

    /// <summary>The administrator of another organization.</summary>
    protected async Task<HttpClient> SignInElsewhereAsync(string organization, string email)
    {
        var login = await Service.Client.AnswerAsync(HttpMethod.Post, LogIn, new { email, password = AdminPassword }, ("X-Tenant-ID", organization));
        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        return Service.WithToken((string)login.Json["access_token"]!);
    }

    /// <summary>The user as its administrator sees it.</summary>
    protected async Task<string> StateAsync(WorksPerson person) => (await Admin.GetAnswerAsync(person.Path)).Text;

    protected static string[] MessagesOf(Answer answer) => [.. answer.Json["message"]!.AsArray().Select(message => (string)message!)];
}
