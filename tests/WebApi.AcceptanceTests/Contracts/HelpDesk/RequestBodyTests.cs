using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class RequestBodyTests(string provider)
{
    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    private static readonly string[][] Calls =
    [
        ["POST", "/api/auth/login"],
        ["POST", "/api/auth/refresh"],
        ["POST", "/api/auth/logout"],
        ["POST", "/api/auth/change-password"],
        ["POST", TestUsers.Path],
        ["PATCH", TestUsers.Path + "/0199aaaa-0000-7000-8000-000000000000"],
        ["POST", TestService.AccountsPath],
        ["PATCH", TestService.AccountsPath + "/svc_1"],
    ];

    private static readonly string[][] Bodies =
    [
        ["", "missing"],
        ["null", "missing"],
        ["[]", "value_error"],
        ["[{}]", "value_error"],
        ["\"texto\"", "value_error"],
        ["7", "value_error"],
        ["true", "value_error"],
        ["{", "json_invalid"],
        ["{}}", "json_invalid"],
        ["{'email':'a@b.cl'}", "json_invalid"],
        ["{\"email\":}", "json_invalid"],
        ["{\"email\":\"a@b.cl\",}", "json_invalid"],
        ["{/* nota */}", "json_invalid"],
        ["{\"email\":NaN}", "json_invalid"],
        ["<email>a@b.cl</email>", "json_invalid"],
        ["   ", "json_invalid"],
        ["{\"email\":\"a@b.cl\",\"email\":\"c@d.cl\"}", "json_invalid"],
        ["{\"extra\":{\"x\":1,\"x\":2}}", "json_invalid"],
    ];

    [Test]
    public async Task Call_WithABodyThatIsNoObject_ReturnsUnprocessable(
        [ValueSource(nameof(Calls))] string[] call,
        [ValueSource(nameof(Bodies))] string[] body)
    {
        var answer = await admin.AnswerAsync(new HttpMethod(call[0]), call[1], body[0]);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(new[] { $"body {body[1]}" }));
            Assert.That((string?)answer.Json["detail"]![0]!["msg"], Is.Not.Empty);
            Assert.That(answer.Header("Content-Type"), Does.StartWith("application/json"));
        });
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Call_WithADeeplyNestedBody_ReturnsUnprocessable(string method, string path)
    {
        var body = $$"""{"email":{{new string('[', 2_000)}}{{new string(']', 2_000)}}}""";

        var answer = await admin.AnswerAsync(new HttpMethod(method), path, body);

        Assert.That(answer.Status, Is.EqualTo(422));
    }

    [Test]
    public async Task Call_WithBytesThatAreNoUtf8_ReturnsUnprocessable(
        [ValueSource(nameof(Calls))] string[] call,
        [Values("{\"email\":\"*\"}", "{\"email\":[\"*\"]}", "{\"is_active\":\"*\"}", "{\"extra\":\"*\"}", "{\"*\":1}")] string body)
    {
        var parts = body.Split('*');
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(parts[0]), 0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes(parts[1])]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await admin.AnswerAsync(new HttpMethod(call[0]), call[1], content);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(new[] { "body json_invalid" }));
        });
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Call_WithoutBodyAndType_IsRefusedInTheContractsShape(string method, string path)
    {
        var answer = await admin.AnswerAsync(new HttpMethod(method), path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422).Or.EqualTo(415));
            Assert.That(answer.Members, Is.EqualTo(new[] { "detail", "code" }));
        });
    }

    [TestCase("""{"email":["\ud800"],"password":"clave"}""", "body.email value_error")]
    [TestCase("""{"email":{"\ud800":1},"password":"clave"}""", "body json_invalid")]
    [TestCase("""{"email":"ana@example.com","password":["\udc00"]}""", "body.password value_error")]
    public async Task Call_WithBrokenTextInsideAMemberOfTheWrongType_ReturnsUnprocessable(string body, string fault)
    {
        var answer = await service.Client.PostAnswerAsync("/api/auth/login", body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(new[] { fault }));
        });
    }

    [Test]
    public async Task Call_WithAnotherContentType_ReturnsUnsupportedMediaType(
        [ValueSource(nameof(Calls))] string[] call,
        [Values("text/plain", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream", "multipart/form-data; boundary=x", "application/vnd.api+json")] string type)
    {
        using var content = new StringContent("{}", Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var answer = await admin.AnswerAsync(new HttpMethod(call[0]), call[1], content);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(415));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"El cuerpo debe ser application/json","code":"unsupported_media_type"}"""));
        });
    }

    [TestCase("application/json; charset=utf-7")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/json; charset=iso-8859-1")]
    [TestCase("application/json, text/plain")]
    [TestCase("application/jsonp")]
    [TestCase("text/json")]
    public async Task Call_WithJsonThatIsCalledSomethingElse_ReturnsUnsupportedMediaType(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(TestUsers.New().ToJsonString()));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, content);

        Assert.That(answer.Status, Is.EqualTo(415));
    }

    [Test]
    public async Task Call_WithACompressedBody_IsNotUnpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(TestUsers.New().ToJsonString()));
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, content);

        Assert.That((answer.Status, answer.Header("Accept-Encoding")), Is.EqualTo((415, "identity")));
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Call_WithMoreThanAMegabyte_ReturnsPayloadTooLarge(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new StringContent($$"""{"email":"{{new string('x', 1024 * 1024)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;

        var answer = await admin.AnswerAsync(request);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(413));
            Assert.That(answer.Text, Is.EqualTo("""{"detail":"El cuerpo de la solicitud supera 1 MB","code":"body_too_large"}"""));
        });
    }

    [Test]
    public async Task Call_WithExactlyAMegabyte_IsRead()
    {
        const string Start = """{"nombre":"A","extra":" """;
        var body = $"{Start}{new string('x', (1024 * 1024) - Start.Length - 2)}\"}}";

        var answer = await admin.PostAnswerAsync(TestUsers.Path, body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Does.Contain("body.nombre string_too_short"));
        });
    }

    [Test]
    public async Task Call_WithVeryLongInput_DoesNotRepeatIt()
    {
        var answer = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("nombre", new string('x', 5_000))));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Faults, Is.EqualTo(new[] { "body.nombre string_too_long" }));
            Assert.That(answer.Text, Has.Length.LessThan(1_000));
        });
    }

    [Test]
    public async Task Call_WithCharsetAndProfile_IsAccepted()
    {
        using var content = new StringContent(TestUsers.New().ToJsonString());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("Application/JSON; charset=\"utf-8\"");

        var answer = await admin.AnswerAsync(HttpMethod.Post, TestUsers.Path, content);

        Assert.That(answer.Status, Is.EqualTo(201));
    }
}
