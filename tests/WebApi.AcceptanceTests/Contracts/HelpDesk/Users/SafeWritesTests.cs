using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

/// <summary>Writes that lose no other's write, and creates that may be sent again.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class SafeWritesTests(string provider)
{
    private const string Key = "Idempotency-Key";
    private const string Stale = "El usuario ha cambiado desde que lo leíste. Vuelve a leerlo antes de cambiarlo";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, ("Cors:Origins:0", "https://mesa.example"), ("Organizations:1:Id", "otra"), ("Organizations:1:AdminEmail", "jefa@otra.local"), ("Organizations:1:AdminPassword", "Otra-2026"));
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Tag_IsOnEveryAnswerAboutOneUserAndChangesWithIt()
    {
        var created = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.New());
        var path = created.Header("Location")!;
        var read = await admin.GetAnswerAsync(path);
        var unchanged = await admin.PatchAnswerAsync(path, new { });
        var changed = await admin.PatchAnswerAsync(path, new { telefono = "1" });
        var readAgain = await admin.GetAnswerAsync(path);
        var deactivated = await admin.PatchAnswerAsync(path, new { is_active = false });
        var me = await admin.GetAnswerAsync("/api/auth/me");
        var self = await admin.GetAnswerAsync($"{TestUsers.Path}/{me.Json["id"]}");

        Assert.Multiple(() =>
        {
            Assert.That(created.Header("ETag"), Does.Match("^\"[0-9]+\"$"));
            Assert.That(new[] { read, unchanged }.Select(answer => answer.Header("ETag")), Is.All.EqualTo(created.Header("ETag")));
            Assert.That(changed.Header("ETag"), Is.Not.EqualTo(created.Header("ETag")).And.EqualTo(readAgain.Header("ETag")));
            Assert.That(deactivated.Header("ETag"), Is.Not.EqualTo(changed.Header("ETag")));
            Assert.That(me.Header("ETag"), Is.Not.Null.And.EqualTo(self.Header("ETag")));
        });
    }

    [TestCase("PATCH", """{"nombre":"Otra Persona"}""")]
    [TestCase("PATCH", """{"is_active":false}""")]
    [TestCase("PATCH", """{"is_active":true}""")]
    [TestCase("PATCH", "{}")]
    [TestCase("DELETE", null)]
    public async Task Write_WhenTheTagIsStale_IsRefusedAndChangesNothing(string method, string? body)
    {
        using var person = await Person.CreateAsync(service, admin);
        var stale = (await admin.GetAnswerAsync(person.Path)).Header("ETag")!;
        var before = await admin.PatchAnswerAsync(person.Path, new { telefono = "600" });

        var refused = new List<Answer>();
        foreach (var tag in new[] { stale, $"W/{stale}", "\"99\", \"x\"", "x", "", "\"\"", "\"-1\"", "\"99999999999999999999\"", "ñ" })
        {
            refused.Add(await admin.AnswerAsync(new HttpMethod(method), person.Path, body, ("If-Match", tag)));
        }

        var after = await admin.GetAnswerAsync(person.Path);
        var written = await admin.AnswerAsync(new HttpMethod(method), person.Path, body, ("If-Match", $"{stale}, {before.Header("ETag")}"));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Select(answer => (answer.Status, answer.Detail)), Is.All.EqualTo((412, Stale)));
            Assert.That(after.Header("ETag"), Is.EqualTo(before.Header("ETag")));
            Assert.That(written.Status, Is.EqualTo(200));
        });
    }

    [TestCase("PATCH", """{"nombre":"Otra Persona"}""")]
    [TestCase("DELETE", null)]
    public async Task Write_WithTheTagThatACompressingProxyMadeWeak_IsCarriedOut(string method, string? body)
    {
        using var person = await Person.CreateAsync(service, admin);
        var tag = (await admin.GetAnswerAsync(person.Path)).Header("ETag")!;

        var written = await admin.AnswerAsync(new HttpMethod(method), person.Path, body, ("If-Match", $"W/{tag}"));

        Assert.That(written.Status, Is.EqualTo(200));
    }

    [TestCase("PATCH", """{"nombre":"Otra Persona"}""")]
    [TestCase("DELETE", null)]
    public async Task Write_WithAnyTag_IsCarriedOut(string method, string? body)
    {
        using var person = await Person.CreateAsync(service, admin);

        var written = await admin.AnswerAsync(new HttpMethod(method), person.Path, body, ("If-Match", "*"));
        var unknown = await admin.AnswerAsync(new HttpMethod(method), $"{TestUsers.Path}/{Guid.CreateVersion7()}", body, ("If-Match", "\"1\""));

        Assert.That((written.Status, unknown.Status), Is.EqualTo((200, 404)));
    }

    [Test]
    public async Task Write_WhenManyHaveTheSameTag_SucceedsOnce()
    {
        using var person = await Person.CreateAsync(service, admin);
        var tag = (await admin.GetAnswerAsync(person.Path)).Header("ETag")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            admin.AnswerAsync(HttpMethod.Patch, person.Path, new { telefono = $"60{i}" }, ("If-Match", tag))));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(Enumerable.Repeat(412, 9).Prepend(200)));
    }

    [Test]
    public async Task Create_WhenItComesAgainWithItsKey_IsAnsweredAsFirst()
    {
        var body = TestUsers.New();
        var first = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, body, (Key, "alta-1"));
        await admin.PatchAnswerAsync(first.Header("Location")!, new { nombre = "Ha Cambiado" });

        var again = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, body, (Key, "alta-1"));
        var withoutKey = await admin.PostAnswerAsync(TestUsers.Path, body);

        Assert.Multiple(() =>
        {
            Assert.That(first.Status, Is.EqualTo(201));
            Assert.That((again.Status, again.Text), Is.EqualTo((201, first.Text)));
            Assert.That((again.Header("Location"), again.Header("ETag")), Is.EqualTo((first.Header("Location"), first.Header("ETag"))));
            Assert.That(withoutKey.Status, Is.EqualTo(409));
        });
    }

    [Test]
    public async Task Create_OfAnotherWithTheKey_IsRefusedAndTheFirstStaysAsItWas()
    {
        var body = TestUsers.New();
        var first = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, body, (Key, "alta-2"));
        var other = body.DeepClone();
        other["password"] = "Otra-clave-1";

        var refused = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, other, (Key, "alta-2"));
        var again = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, body, (Key, "alta-2"));

        Assert.Multiple(() =>
        {
            Assert.That((refused.Status, refused.Faults.Single()), Is.EqualTo((422, "header.Idempotency-Key value_error")));
            Assert.That(refused.Json["detail"]![0]!.ToJsonString(), Does.Contain("\"input\":\"alta-2\""));
            Assert.That((string?)refused.Json["detail"]![0]!["msg"], Is.EqualTo("Esta clave ya se usó con otra solicitud"));
            Assert.That(again.Text, Is.EqualTo(first.Text));
        });
    }

    [Test]
    public async Task Create_WithTheKeyOfAnotherOrganization_IsNew()
    {
        var login = await service.Client.AnswerAsync(
            HttpMethod.Post, "/api/auth/login", new { email = "jefa@otra.local", password = "Otra-2026" }, ("X-Tenant-ID", "otra"));
        using var other = service.WithToken((string)login.Json["access_token"]!);
        var body = TestUsers.New();

        var first = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, body, (Key, "alta-3"));
        var elsewhere = await other.AnswerAsync(HttpMethod.Post, TestUsers.Path, body, (Key, "alta-3"));

        Assert.Multiple(() =>
        {
            Assert.That((first.Status, elsewhere.Status), Is.EqualTo((201, 201)));
            Assert.That((string?)elsewhere.Json["id"], Is.Not.EqualTo((string?)first.Json["id"]));
        });
    }

    [Test]
    public async Task Create_WhenItComesManyTimesAtOnce_MakesOneUserAndGivesOneAnswer()
    {
        var body = TestUsers.New();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, body.DeepClone(), (Key, "alta-4"))));
        var list = await admin.GetAnswerAsync($"{TestUsers.Path}?q={body["email"]}");

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => (answer.Status, answer.Text, answer.Header("Location"))).Distinct().Count(), Is.EqualTo(1));
            Assert.That(answers[0].Status, Is.EqualTo(201));
            Assert.That(list.Json.AsArray(), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Create_WhenItWasRefused_LeavesTheKeyFree()
    {
        var taken = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, TestUsers.With(("email", HelpDeskService.AdminEmail)), (Key, "alta-5"));
        var invalid = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, "{", (Key, "alta-5"));
        var created = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, TestUsers.New(), (Key, "alta-5"));

        Assert.That((taken.Status, invalid.Status, created.Status), Is.EqualTo((409, 422, 201)));
    }

    [TestCase("")]
    [TestCase("ñ")]
    [TestCase("long")]
    public async Task Create_WithAKeyThatCannotBe_IsRefusedWithAllOtherFaults(string key)
    {
        var sent = key == "long" ? new string('k', 256) : key;

        var answer = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, TestUsers.With(("rol", "JEFE")), (Key, sent));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(new[] { "header.Idempotency-Key value_error", "body.rol enum" }));
            Assert.That((string?)answer.Json["detail"]![0]!["msg"], Is.EqualTo("Debe tener de 1 a 255 caracteres ASCII"));
        });
    }

    [Test]
    public async Task Create_WithTheLongestKey_IsCarriedOut() => Assert.That(
        (await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, TestUsers.New(), (Key, new string('k', 255)))).Status,
        Is.EqualTo(201));

    [Test]
    public async Task Page_OfAnotherOrigin_MaySendAndReadTheHeaders()
    {
        (string, string) origin = ("Origin", "https://mesa.example");

        var asked = await service.Client.AnswerAsync(
            HttpMethod.Options,
            TestUsers.Path,
            null,
            origin,
            ("Access-Control-Request-Method", "PATCH"),
            ("Access-Control-Request-Headers", "authorization,content-type,if-match,idempotency-key,x-correlation-id,x-tenant-id"));
        var answered = await admin.AnswerAsync(HttpMethod.Get, $"{TestUsers.Path}?limit=1", null, origin);

        Assert.Multiple(() =>
        {
            Assert.That(asked.Status, Is.EqualTo(204));
            Assert.That(asked.Header("Access-Control-Allow-Methods"), Does.Contain("PATCH"));
            Assert.That(asked.Header("Access-Control-Max-Age"), Is.EqualTo("7200"));
            Assert.That(
                asked.Header("Access-Control-Allow-Headers")!.Split(','),
                Is.SupersetOf(new[] { "authorization", "content-type", "if-match", "idempotency-key", "x-correlation-id", "x-tenant-id" }));
            Assert.That(
                answered.Header("Access-Control-Expose-Headers")!.Split(','),
                Is.SupersetOf(new[] { "ETag", "Link", "X-Total-Count", "Location", "Retry-After", "X-Correlation-ID" }));
        });
    }
}
