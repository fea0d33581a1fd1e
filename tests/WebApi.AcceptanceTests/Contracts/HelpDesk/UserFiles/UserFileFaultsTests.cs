using System.Net.Http.Headers;
using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.UserFiles;

/// <summary>What is no file of users, or none that can be read. None of it changes the directory.</summary>
public sealed class UserFileFaultsTests
{
    private const string Import = TestUsers.Path + "/import";
    private const string Export = TestUsers.Path + "/export";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new();
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    private static IEnumerable<TestCaseData> Hostile =>
    [
        Case("nothing", "", 422, "1 body.email"),
        Case("no header", "ana@example.com,Ana,MESA\n", 422, "1 body.ana@example.com 1 body.Ana 1 body.MESA 1 body.email"),
        Case("unknown column", "email,nombre,rol,salario\n", 422, "1 body.salario"),
        Case("repeated column", "email,nombre,rol,nombre\n", 422, "1 body.nombre"),
        Case("no email", "nombre,rol\nAna Ruiz,MESA\n", 422, "1 body.email"),
        Case("empty email", "email,nombre,rol\n,Ana Ruiz,MESA\n", 200, "2 body.email"),
        Case("NUL", "email,nombre,rol\na@example.com,A\0a,MESA\n", 200, "2 body.nombre"),
        Case("bidi", "email,nombre,rol\na@example.com,A\u202ea,MESA\n", 200, "2 body.nombre"),
        Case("open quote", "email,nombre,rol\na@example.com,\"Ana,MESA\n", 200, "2 body"),
        Case("text after a quote", "email,nombre,rol\na@example.com,\"Ana\"x,MESA\n", 200, "2 body"),
        Case("megabyte cell", $"email,nombre,rol\na@example.com,{new string('x', 1_000_000)},MESA\n", 200, "2 body.nombre"),
        Case("megabytes without an end", $"email,nombre,rol\na@example.com,\"{new string('x', 3_000_000)}", 422, "2 body"),
    ];

    [TestCaseSource(nameof(Hostile))]
    public async Task Import_OfHostileCsv_IsAFault(string text, int status, string expected)
    {
        var answer = await ImportAsync(text, query: "?dry_run=true");

        var faults = answer.Json[status == 200 ? "errors" : "detail"]!.AsArray();
        Assert.That(
            (answer.Status, string.Join(' ', faults.Select(fault => $"{fault!["line"]} {string.Join('.', fault["loc"]!.AsArray())}"))),
            Is.EqualTo((status, expected)));
    }

    private static IEnumerable<TestCaseData> HostileLines =>
    [
        Case("no JSON", "email\n", 200, "1 body"),
        Case("no object", "[1]\n\"x\"\nnull\n", 200, "1 body 2 body 3 body"),
        Case("repeated member", """{"email":"a@example.com","email":"b@example.com"}""", 200, "1 body"),
        Case("unknown member", """{"email":"a@example.com","salario":1}""", 200, "1 body.salario"),
        Case("wrong types", """{"email":1,"nombre":[],"rol":null,"is_active":"si","password":{}}""", 200, "1 body.email 1 body.nombre 1 body.rol 1 body.is_active 1 body.password"),
        Case("lone surrogate", """{"email":"a@example.com","nombre":"A\ud800","rol":"MESA"}""", 200, "1 body.nombre"),
        Case("deep", $"{new string('[', 100_000)}\n", 200, "1 body"),
        Case("megabytes without an end", new string('x', 3_000_000), 422, "1 body"),
    ];

    [TestCaseSource(nameof(HostileLines))]
    public async Task Import_OfHostileJsonLines_IsAFault(string text, int status, string expected)
    {
        var answer = await ImportAsync(text, "application/x-ndjson", "?dry_run=true");

        var faults = answer.Json[status == 200 ? "errors" : "detail"]!.AsArray();
        Assert.That(
            (answer.Status, string.Join(' ', faults.Select(fault => $"{fault!["line"]} {string.Join('.', fault["loc"]!.AsArray())}"))),
            Is.EqualTo((status, expected)));
    }

    [TestCase("text/csv", "email,nombre,rol\nok@example.com,Ana Ruiz,MESA\na@example.com,\u00c1na,MESA\n", 3)]
    [TestCase("application/x-ndjson", "{\"email\":\"a@example.com\",\"nombre\":\"\u00c1na\"}\n", 1)]
    public async Task Import_OfWhatIsNoUtf8_IsAFaultOfItsRow(string mediaType, string text, int line)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(text)) { Headers = { ContentType = new(mediaType) } };

        var answer = await admin.PostAnswerAsync(Import, content);

        Assert.That((answer.Status, (int)answer.Json["detail"]!.AsArray().Single()!["line"]!), Is.EqualTo((422, line)));
    }

    [TestCase(null)]
    [TestCase("application/json")]
    [TestCase("application/xml")]
    [TestCase("text/csv; charset=iso-8859-1")]
    [TestCase("multipart/form-data; boundary=x")]
    public async Task Import_OfAnotherMediaType_Returns415(string? mediaType)
    {
        using var content = new ByteArrayContent("email\n"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        var answer = await admin.PostAnswerAsync(Import, content);

        Assert.That((answer.Status, answer.Detail), Is.EqualTo((415, "El archivo debe ser text/csv o application/x-ndjson, en UTF-8")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Import_OfMoreThan32Megabytes_Returns413(bool isLengthTold)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Import)
        {
            // The refusal comes before the body is sent.
            Headers = { ExpectContinue = isLengthTold, TransferEncodingChunked = !isLengthTold },
            Content = new ByteArrayContent(new byte[(32 * 1024 * 1024) + 1]) { Headers = { ContentType = new("text/csv") } },
        };

        var answer = await admin.AnswerAsync(request);

        Assert.That((answer.Status, answer.Detail), Is.EqualTo((413, "El archivo supera 32 MB")));
    }

    [TestCase("?dry_run=si", "query.dry_run bool_type")]
    [TestCase("?on_error=ignore", "query.on_error enum")]
    [TestCase("?on_error=skip&on_error=abort", "query.on_error value_error")]
    public async Task Import_AskedForWrongly_Returns422(string query, string expected)
    {
        var answer = await ImportAsync("email\n", query: query);

        Assert.That((answer.Status, answer.Faults.Single()), Is.EqualTo((422, expected)));
    }

    [Test]
    public async Task Import_OfVeryManyFaults_CountsAllAndListsSome()
    {
        var answer = await ImportAsync($"email\n{string.Concat(Enumerable.Range(0, 1_500).Select(row => $"x{row}\n"))}");

        Assert.That((answer.Status, (int)answer.Json["failed"]!, answer.Json["detail"]!.AsArray().Count), Is.EqualTo((422, 1_500, 1_000)));
    }

    [Test]
    public async Task Export_InAFormThatThereIsNot_Returns422() =>
        Assert.That((await admin.GetAnswerAsync($"{Export}?format=xlsx")).Faults, Is.EqualTo(new[] { "query.format enum" }));

    private static TestCaseData Case(string name, params object[] values) => new TestCaseData(values).SetArgDisplayNames(name);

    private async Task<Answer> ImportAsync(string text, string mediaType = "text/csv", string query = "")
    {
        using var content = new StringContent(text, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        return await admin.PostAnswerAsync(Import + query, content);
    }
}
