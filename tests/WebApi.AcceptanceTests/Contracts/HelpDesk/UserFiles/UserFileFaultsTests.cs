using System.Net.Http.Headers;
using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.UserFiles;

/// <summary>What is no file of users, or none that can be read. None of it changes the directory.</summary>
public sealed class UserFileFaultsTests
{
    private const string Import = TestUsers.Path + "/import";
    private const string Export = TestUsers.Path + "/export";
    private const string NoUserFile =
        "El archivo debe ser text/csv o application/x-ndjson, o lo único de un multipart/form-data, en UTF-8 o windows-1252";

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
        Case("the same column in two languages", "email,nombre,rol,Correo\n", 422, "1 body.email"),
        Case("a column of an invalid character", "email,nombre,rol,\ufffe\n", 422, "1 body.\ufffe"),
        Case("a value in a column without a name", "email,nombre,rol,,\na@example.com,Ana,MESA,,x\n", 200, "2 body"),
        Case("a value behind the last column", "email,nombre,rol\na@example.com,Ana,MESA,x\n", 200, "2 body"),
        Case("a cell too few", "email,nombre,rol,,\na@example.com,Ana\n", 200, "2 body"),
        Case("rows of separators alone", ",,,\n,,,\n", 422, "2 body.email"),
        Case("password of blanks", "email,nombre,rol,password\na@example.com,Ana,MESA,  123  \nb@example.com,B,MESA,        \n", 200, "3 body.nombre"),
        Case("a rounded phone", "email,nombre,rol,telefono\na@example.com,Ana,MESA,5.29991E+11\nb@example.com,Ana,MESA,\"5,29991E+11\"\n", 200, "2 body.telefono 3 body.telefono"),
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

    private static IEnumerable<TestCaseData> OtherEncodings =>
    [
        Case("Latin 1 in a row", "text/csv", Encoding.Latin1.GetBytes("email,nombre,rol\nok@example.com,Ana Ruiz,JEFE\na@example.com,Ána,MESA\n"), 3),
        Case("Latin 1 in the header", "text/csv", Encoding.Latin1.GetBytes("email,nombre,rol,Área\na@example.com,Ána,MESA,\nb@example.com,Íñigo,MESA,\n"), 1),
        Case("Latin 1 behind many rows", "text/csv", Encoding.Latin1.GetBytes($"email,nombre,rol\n{string.Concat(Enumerable.Range(0, 9_000).Select(row => $"p{row}@example.com,Ana,MESA\n"))}a@example.com,Ána,MESA\n"), 9_002),
        Case("UTF-16", "text/csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("email\tnombre\trol\n")).ToArray(), 1),
        Case("a workbook", "application/vnd.ms-excel", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, 1),
        Case("a character cut off at the end", "text/csv", new byte[] { (byte)'a', 0xC3 }, 1),
        Case("JSON in Latin 1", "application/x-ndjson", Encoding.Latin1.GetBytes("""{"email":"a@example.com","nombre":"Ána"}"""), 1),
    ];

    [TestCaseSource(nameof(OtherEncodings))]
    public async Task Import_OfWhatIsNotUtf8_IsOneFaultThatSaysSo(string mediaType, byte[] file, int line)
    {
        foreach (var query in new[] { "", "?on_error=skip", "?dry_run=true" })
        {
            using var content = new ByteArrayContent(file) { Headers = { ContentType = new(mediaType) } };

            var answer = await admin.PostAnswerAsync(Import + query, content);

            var fault = answer.Json["detail"]!.AsArray().Single()!;
            Assert.That(
                (answer.Status, (int)fault["line"]!, (string?)fault["code"], (int)answer.Json["created"]!),
                Is.EqualTo((422, line, "not_utf8", 0)));
            Assert.That((string?)fault["msg"], Does.Contain("UTF-8").And.Contain("windows-1252"));
        }
    }

    [TestCase("text/csv", "email,nombre,rol,salario\n")]
    [TestCase("application/x-ndjson", """{"email":"a@example.com","salario":1}""")]
    public async Task Import_OfAnUnknownColumn_TellsWhichThereAre(string mediaType, string text)
    {
        var answer = await ImportAsync(text, mediaType);

        Assert.That((string?)answer.Json["detail"]![0]!["msg"], Is.EqualTo(
            "No existe esta columna; las que hay son: "
            + "email, nombre, rol, area, telefono, is_active, must_change_password, locals, username, password, password_hash"));
    }

    [Test]
    public async Task Import_OfARoundedPhone_SaysWhatTheSpreadsheetDid()
    {
        var answer = await ImportAsync("email,nombre,rol,telefono\na@example.com,Ana Ruiz,MESA,5.29991E+11\n");

        var fault = answer.Json["detail"]!.AsArray().Single()!;
        Assert.That(((string?)fault["code"], (string?)fault["input"]), Is.EqualTo(("rounded_number", "5.29991E+11")));
        Assert.That((string?)fault["msg"], Does.Contain("Excel").And.Contain("texto"));
    }

    [Test]
    public async Task Import_OfAWrongFlag_TellsTheWordsThatCount()
    {
        var answer = await ImportAsync("email,nombre,rol,Activo\na@example.com,Ana Ruiz,MESA,quizá\n");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "body.is_active bool_type" }));
        Assert.That((string?)answer.Json["detail"]![0]!["input"], Is.EqualTo("quizá"));
        Assert.That((string?)answer.Json["detail"]![0]!["msg"], Does.Contain("sí").And.Contain("verdadero").And.Contain("0"));
    }

    /// <summary>Options in a form beside the file would be overlooked, so that a dry run would be none.</summary>
    [TestCase("usuarios.csv text/csv", "otros.csv text/csv")]
    [TestCase("usuarios.csv text/csv", "dry_run")]
    [TestCase("dry_run")]
    [TestCase("usuarios.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("usuarios.csv text/csv;charset=utf-16")]
    public async Task Import_OfAnotherForm_Returns415(params string[] parts)
    {
        using var form = new MultipartFormDataContent();
        foreach (var part in parts.Select(part => part.Split(' ')))
        {
            var content = new StringContent("email,nombre,rol\na@example.com,Ana Ruiz,MESA\n");
            content.Headers.Remove("Content-Type");
            if (part is [var fileName, var mediaType])
            {
                content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
                form.Add(content, "file", fileName);
            }
            else
            {
                form.Add(content, part[0]);
            }
        }

        var answer = await admin.PostAnswerAsync($"{Import}?dry_run=true", form);

        Assert.That((answer.Status, answer.Detail), Is.EqualTo((415, NoUserFile)));
    }

    [TestCase(null)]
    [TestCase("application/json")]
    [TestCase("application/xml")]
    [TestCase("text/csv; charset=iso-8859-1")]
    [TestCase("multipart/form-data")]
    [TestCase("multipart/form-data; boundary=x")]
    public async Task Import_OfAnotherMediaType_Returns415(string? mediaType)
    {
        using var content = new ByteArrayContent("email\n"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        var answer = await admin.PostAnswerAsync(Import, content);

        Assert.That((answer.Status, answer.Detail), Is.EqualTo((415, NoUserFile)));
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
    [TestCase("?encoding=utf-16", "query.encoding enum")]
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
