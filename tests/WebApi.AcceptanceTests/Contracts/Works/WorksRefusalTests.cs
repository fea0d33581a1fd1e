using System.Net.Http.Headers;
using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

/// <summary>Whatever is refused under the contract's paths, wherever in the service, is refused in its shape.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WorksRefusalTests(string provider) : WorksFixture(provider)
{
    private static readonly string[][] Bodies =
    [
        ["POST", LogIn],
        ["POST", Users],
        ["PATCH", Users + "/0199aaaa-0000-7000-8000-000000000000"],
    ];

    [TestCase("GET", "/users/x/y", 404, """{"statusCode":404,"message":"Not Found"}""")]
    [TestCase("GET", "/auth", 404, """{"statusCode":404,"message":"Not Found"}""")]
    [TestCase("POST", "/auth/register", 404, """{"statusCode":404,"message":"Not Found"}""")]
    [TestCase("PUT", "/users", 405, """{"statusCode":405,"message":"Method Not Allowed"}""")]
    [TestCase("PUT", "/users/660e8400-e29b-41d4-a716-446655440001", 405, """{"statusCode":405,"message":"Method Not Allowed"}""")]
    [TestCase("GET", "/auth/login", 405, """{"statusCode":405,"message":"Method Not Allowed"}""")]
    public async Task Call_ThatDoesNotExist_IsRefusedInTheContractsShape(string method, string path, int status, string body)
    {
        var answer = await Admin.AnswerAsync(new HttpMethod(method), path);

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((status, body)));
            Assert.That(answer.Header("Content-Type"), Does.StartWith("application/json"));
        });
    }

    [Test]
    public async Task Call_WithABodyThatIsNoObject_SaysSo(
        [ValueSource(nameof(Bodies))] string[] call,
        [Values("", "null", "[]", "7", "{", "{\"email\":\"a\",\"email\":\"b\"}", "{\"x\":1,\"x\":2}", "{\"\\ud800\":1}", "<x/>")] string body)
    {
        var message = body switch
        {
            "" or "null" => "The request body should not be empty",
            "[]" or "7" => "The request body must be a JSON object",
            _ => "The request body must be JSON in which no member is repeated",
        };

        var answer = await Admin.AnswerAsync(new HttpMethod(call[0]), call[1], body);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((400, $$"""{"statusCode":400,"message":["{{message}}"],"error":"Bad Request"}""")));
    }

    [Test]
    public async Task Call_WithAnotherContentType_IsRefused([ValueSource(nameof(Bodies))] string[] call, [Values("text/plain", "application/x-www-form-urlencoded", "")] string type)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = type.Length == 0 ? null : MediaTypeHeaderValue.Parse(type);

        var answer = await Admin.AnswerAsync(new HttpMethod(call[0]), call[1], content);

        Assert.That(
            (answer.Status, answer.Text),
            Is.EqualTo((415, """{"statusCode":415,"message":"The request body must be application/json","error":"Unsupported Media Type"}""")));
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task Call_WithMoreThanAMegabyte_IsRefused(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new StringContent($$"""{"email":"{{new string('x', 1024 * 1024)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;

        var answer = await Admin.AnswerAsync(request);

        Assert.That(
            (answer.Status, answer.Text),
            Is.EqualTo((413, """{"statusCode":413,"message":"The request body must not be larger than 1 MB","error":"Payload Too Large"}""")));
    }

    [TestCase(null)]
    [TestCase("Bearer x")]
    [TestCase("Basic YTpi")]
    public async Task Call_WithoutATokenThatCounts_IsRefused(string? authorization)
    {
        foreach (var (method, path) in Calls(Guid.CreateVersion7()))
        {
            var answer = await Service.Client.AnswerAsync(method, path, "{", authorization is null ? [] : [("Authorization", authorization)]);

            Assert.That((answer.Status, answer.Text, answer.Header("WWW-Authenticate")), Is.EqualTo((401, Unauthorized, "Bearer")), $"{method} {path}");
        }
    }

    [TestCase("helpdesk", HelpDeskService.AdminEmail, HelpDeskService.AdminPassword)]
    [TestCase("cms", "admin@redaccion.example", "Obras-2026")]
    [TestCase("org_123", "admin@empresa.example", "Obras-2026")]
    public async Task Call_WithATokenOfAnotherKindOfOrganization_IsForbidden(string organization, string email, string password)
    {
        var login = await Service.Client.AnswerAsync(HttpMethod.Post, LogIn, new { email, password }, ("X-Tenant-ID", organization));
        using var stranger = Service.WithToken((string)login.Json["access_token"]!);
        using var person = await CreateAsync();

        foreach (var (method, path) in Calls(Guid.Parse(person.Id)).Concat(Calls(Guid.CreateVersion7())))
        {
            var answer = await stranger.AnswerAsync(method, path, "{}", ("X-Tenant-ID", "works"));

            Assert.That((answer.Status, answer.Text), Is.EqualTo((403, Forbidden)), $"{method} {path}");
        }
    }

    [TestCase("GET", null)]
    [TestCase("PATCH", "{}")]
    [TestCase("PATCH", """{"nombreCompleto":"Tomada","roles":"admin","mustChangePassword":false}""")]
    [TestCase("PATCH", """{"nombreCompleto":"x"}""")]
    [TestCase("DELETE", null)]
    public async Task Call_OfAForeignUser_AnswersAsForAnUnknownId(string method, string? body)
    {
        using var other = await SignInElsewhereAsync(OtherOffice, "admin@otra.example");
        using var person = await CreateAsync();
        var before = await StateAsync(person);

        var foreign = await other.AnswerAsync(new HttpMethod(method), person.Path, body, ("X-Tenant-ID", "works"), ("If-Match", "\"1\""));
        var unknown = await other.AnswerAsync(new HttpMethod(method), $"{Users}/{Guid.CreateVersion7()}", body, ("X-Tenant-ID", "works"), ("If-Match", "\"1\""));

        Assert.Multiple(async () =>
        {
            Assert.That((foreign.Status, foreign.Text), Is.EqualTo((unknown.Status, unknown.Text)));
            Assert.That(foreign.Status, Is.EqualTo(body?.Contains("\"x\"", StringComparison.Ordinal) is true ? 400 : 404));
            Assert.That(foreign.Headers.Keys, Is.EquivalentTo(unknown.Headers.Keys));
            Assert.That(await StateAsync(person), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task Service_WithPermissions_ActsAsAnAdministratorDoes()
    {
        using var person = await CreateAsync();
        using var reader = await (await TestService.CreateAsync(Service, Admin, "users:read")).SignInAsync();

        var read = await reader.GetAnswerAsync(person.Path);
        var change = await reader.PatchAnswerAsync(person.Path, new { roles = "admin" });

        Assert.That((read.Status, change.Status, change.Text), Is.EqualTo((200, 403, Forbidden)));
    }

    [Test]
    public async Task UnexpectedFailure_AnswersInTheContractsShape()
    {
        if (Service.Database.Provider != "Sqlite")
        {
            Assert.Ignore("The tables are taken away from SQLite only.");
        }

        using var broken = new HelpDeskService(
            "Sqlite",
            ("Organizations:0:Id", "works"),
            ("Organizations:0:Template", "works"),
            ("Organizations:0:AdminEmail", "admin@obras.example"),
            ("Organizations:0:AdminPassword", "Obras-2026"));
        await broken.Database.HideTableAsync("Users");

        var answer = await broken.Client.PostAnswerAsync(LogIn, new { email = "admin@obras.example", password = "Obras-2026" });

        Assert.That(
            (answer.Status, answer.Text),
            Is.EqualTo((500, $$"""{"statusCode":500,"message":"Internal server error","correlationId":"{{answer.Header("X-Correlation-ID")}}"}""")));
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Calls(Guid id) =>
    [
        (HttpMethod.Get, Users),
        (HttpMethod.Post, Users),
        (HttpMethod.Get, $"{Users}/{id}"),
        (HttpMethod.Patch, $"{Users}/{id}"),
        (HttpMethod.Delete, $"{Users}/{id}"),
    ];
}
