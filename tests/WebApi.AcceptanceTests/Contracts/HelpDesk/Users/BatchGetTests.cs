using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

/// <summary>Reading many users by ids or emails at once.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class BatchGetTests(string provider)
{
    private const string BatchPath = $"{TestUsers.Path}/batch-get";
    private const string Nobody = "0199a1b2-0000-7000-8000-000000000000";

    private static readonly string[] AllFields = ["id", "nombre", "area", "avatar", "is_active", "email", "rol", "telefono"];

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private JsonNode ana = null!;
    private JsonNode luis = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
        ana = await CreateAsync(new { email = "Ana.Torres@example.com", nombre = "Ana Torres", password = "Segura-2026", rol = "AREA", area = "sistemas", telefono = "999 123" });
        luis = await CreateAsync(new { email = "luis@example.com", nombre = "Luis Mora", password = "Segura-2026", rol = "USUARIO" });
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task BatchGet_ByIds_ShowsNamesInTheirOrder_AndWhoIsMissing()
    {
        var (anaId, luisId) = (Id(ana), Id(luis));

        var answer = await admin.PostAnswerAsync(BatchPath, new { ids = new[] { luisId, Nobody, anaId, luisId, "otra", anaId.ToUpperInvariant() } });

        Assert.That(
            (answer.Status, answer.Text),
            Is.EqualTo((
                200,
                $$"""
                {"found":[{"id":"{{luisId}}","nombre":"Luis Mora","area":null,"avatar":null,"is_active":true},
                {"id":"{{anaId}}","nombre":"Ana Torres","area":"SISTEMAS","avatar":null,"is_active":true}],
                "missing":["{{Nobody}}","otra"]}
                """.ReplaceLineEndings(""))));
    }

    [Test]
    public async Task BatchGet_ByEmails_ShowsWhatIsAskedFor()
    {
        var answer = await admin.PostAnswerAsync(
            BatchPath,
            new { emails = new[] { "nadie@example.com", "ana.torres@EXAMPLE.com", "sin arroba", "ANA.TORRES@example.com" }, fields = new[] { "rol", "email", "rol" } });

        Assert.That(
            (answer.Status, answer.Text),
            Is.EqualTo((200, """{"found":[{"rol":"AREA","email":"Ana.Torres@example.com"}],"missing":["nadie@example.com","sin arroba"]}""")));
    }

    [Test]
    public async Task BatchGet_OfAllFields_ShowsThem()
    {
        var answer = await admin.PostAnswerAsync(BatchPath, new { ids = new[] { Id(ana) }, fields = AllFields });

        Assert.That(
            answer.Json["found"]![0]!.ToJsonString(),
            Is.EqualTo($$"""{"id":"{{Id(ana)}}","nombre":"Ana Torres","area":"SISTEMAS","avatar":null,"is_active":true,"email":"Ana.Torres@example.com","rol":"AREA","telefono":"999 123"}"""));
    }

    [TestCase("""{"ids":[]}""", 200)]
    [TestCase("""{"emails":[]}""", 200)]
    [TestCase("""{"ids":["x"],"fields":[]}""", 200)]
    [TestCase("{}", 422, "body.ids missing")]
    [TestCase("""{"ids":null}""", 422, "body.ids value_error")]
    [TestCase("""{"ids":"x"}""", 422, "body.ids value_error")]
    [TestCase("""{"ids":[7]}""", 422, "body.ids value_error")]
    [TestCase("""{"emails":{}}""", 422, "body.emails value_error")]
    [TestCase("""{"ids":[],"emails":[]}""", 422, "body.emails value_error")]
    [TestCase("""{"ids":[],"fields":["password"]}""", 422, "body.fields enum")]
    [TestCase("""{"ids":[],"fields":["Nombre"]}""", 422, "body.fields enum")]
    [TestCase("""{"emails":3,"fields":3}""", 422, "body.emails value_error", "body.fields value_error")]
    public async Task BatchGet_OfABody_IsAnsweredSo(string body, int status, params string[] faults)
    {
        var answer = await admin.PostAnswerAsync(BatchPath, JsonNode.Parse(body)!);

        Assert.That((answer.Status, FaultsOf(answer)), Is.EqualTo((status, string.Join(' ', faults))), answer.Text);
    }

    [TestCase("ids", 500, 200)]
    [TestCase("ids", 501, 422)]
    [TestCase("emails", 500, 200)]
    [TestCase("emails", 501, 422)]
    public async Task BatchGet_OfMany_IsBounded(string member, int count, int expected)
    {
        var values = new JsonArray([.. Enumerable.Range(0, count).Select(number => JsonValue.Create(member == "ids" ? Guid.CreateVersion7().ToString() : $"nadie{number}@example.com"))]);

        var answer = await admin.PostAnswerAsync(BatchPath, new JsonObject { [member] = values });

        Assert.That(answer.Status, Is.EqualTo(expected), answer.Text);
        Assert.That(expected == 200 ? answer.Json["missing"]!.AsArray().Count : count, Is.EqualTo(count));
    }

    [TestCase("users:names", """{"ids":[]}""", 200)]
    [TestCase("users:names", """{"ids":[],"fields":["nombre","is_active"]}""", 200)]
    [TestCase("users:names", """{"ids":[],"fields":["nombre","email"]}""", 403)]
    [TestCase("users:names", """{"emails":[]}""", 403)]
    [TestCase("users:read", """{"ids":[]}""", 200)]
    [TestCase("users:read", """{"emails":[],"fields":["rol"]}""", 200)]
    [TestCase("users:edit", """{"ids":[]}""", 403)]
    [TestCase("users:edit", """{"ids":7}""", 403)]
    public async Task BatchGet_ByAService_NeedsAPermission(string permission, string body, int expected)
    {
        using var client = await (await TestService.CreateAsync(service, admin, permission)).SignInAsync();

        Assert.That((await client.PostAnswerAsync(BatchPath, JsonNode.Parse(body)!)).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Names_AreAllThatThePermissionForThemGives()
    {
        using var client = await (await TestService.CreateAsync(service, admin, "users:names")).SignInAsync();

        var read = new[] { TestUsers.Path, $"{TestUsers.Path}?ids={Id(ana)}", $"{TestUsers.Path}/{Id(ana)}", $"{TestUsers.Path}/export" };

        Assert.Multiple(async () =>
        {
            foreach (var path in read)
            {
                Assert.That((await client.GetAnswerAsync(path)).Status, Is.EqualTo(403), path);
            }
        });
    }

    [Test]
    public async Task BatchGet_ByUsers_IsForAdmins()
    {
        using var mesa = await Person.JoinAsync(service, admin, "MESA");

        var forbidden = await mesa.Client.PostAnswerAsync(BatchPath, new { ids = new[] { Id(ana) } });
        var anonymous = await service.Client.PostAnswerAsync(BatchPath, new { ids = new[] { Id(ana) } });

        Assert.That((forbidden.Status, anonymous.Status), Is.EqualTo((403, 401)));
    }

    private static string Id(JsonNode user) => (string)user["id"]!;

    private static string FaultsOf(Answer answer) => answer.Status == 200
        ? ""
        : string.Join(' ', answer.Json["detail"]!.AsArray().Select(fault => $"{string.Join('.', fault!["loc"]!.AsArray().Select(part => $"{part}"))} {fault["type"]}"));

    private async Task<JsonNode> CreateAsync(object user)
    {
        var created = await admin.PostAnswerAsync(TestUsers.Path, user);
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return created.Json;
    }
}
