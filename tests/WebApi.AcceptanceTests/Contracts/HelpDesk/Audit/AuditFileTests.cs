using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.Data.Sqlite;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Audit;

/// <summary>The audit as a file. Records are put straight into the database, many of them or broken ones, so it is always SQLite.</summary>
public sealed class AuditFileTests
{
    private const string Path = "/api/auth/audit";
    private const int Many = 5_000;

    private static readonly string[] Columns =
    [
        "id", "at", "action", "outcome", "reason", "actor_type", "actor_id", "actor_name", "subject_id", "subject_name", "changes", "correlation_id",
        "address", "hash",
    ];

    private CapturedLogs logs = null!;
    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [SetUp]
    public async Task Start()
    {
        logs = new();
        service = new("Sqlite", logs);
        admin = await service.SignInAsync();
    }

    [TearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Csv_HasAHeaderAndWhatThePageHas()
    {
        using var person = await Person.CreateAsync(service, admin);
        await admin.AnswerAsync(HttpMethod.Patch, person.Path, new { nombre = "Ana \"Anita\", Núñez", area = "redes" }, ("X-Correlation-ID", "cambio-1"));
        await service.Client.PostAnswerAsync("/api/auth/login", new { email = "nadie@helpdesk.local", password = "x" });

        var page = await admin.GetAnswerAsync(Path);
        var file = await admin.GetAnswerAsync($"{Path}?format=csv");
        var bytes = await admin.GetByteArrayAsync(new Uri($"{Path}?format=csv", UriKind.Relative));

        var rows = Read(file);
        Assert.Multiple(() =>
        {
            // Without the byte order mark, spreadsheets take UTF-8 for another encoding.
            Assert.That(bytes.Take(3), Is.EqualTo(Encoding.UTF8.GetPreamble()));
            Assert.That((file.Status, file.Header("Content-Type")), Is.EqualTo((200, "text/csv; charset=utf-8")));
            Assert.That(file.Header("Content-Disposition"), Is.EqualTo("attachment; filename=\"auditoria.csv\""));
            Assert.That(file.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(file.Text, Does.StartWith(string.Join(',', Columns) + "\r\n").And.EndsWith("\r\n"));
            foreach (var (record, row) in page.Json.AsArray().Zip(rows))
            {
                row["changes"] = row["changes"].Length == 0 ? "" : JsonNode.Parse(row["changes"])!.ToJsonString();
                Assert.That(row.Values, Is.EqualTo(Cells(record!)));
            }

            Assert.That(rows, Has.Count.EqualTo(page.Json.AsArray().Count));
            Assert.That(rows[1]["changes"], Does.Contain("Anita"));
        });
    }

    [Test]
    public async Task JsonLines_HaveARecordALineAsThePageHas()
    {
        using var person = await Person.CreateAsync(service, admin);
        await admin.PatchAnswerAsync(person.Path, new { nombre = "Ana \"Anita\", Núñez" });

        var page = await admin.GetAnswerAsync(Path);
        var file = await admin.GetAnswerAsync($"{Path}?format=jsonl");

        Assert.Multiple(() =>
        {
            Assert.That((file.Status, file.Header("Content-Type")), Is.EqualTo((200, "application/x-ndjson")));
            Assert.That(file.Header("Content-Disposition"), Is.EqualTo("attachment; filename=\"auditoria.jsonl\""));
            Assert.That(file.Text, Does.EndWith("\n"));
            Assert.That($"[{file.Text.TrimEnd('\n').Replace('\n', ',')}]", Is.EqualTo(page.Text));
        });
    }

    [TestCase("text/csv", "text/csv; charset=utf-8")]
    [TestCase("text/csv; charset=utf-8", "text/csv; charset=utf-8")]
    [TestCase("text/*", "text/csv; charset=utf-8")]
    [TestCase("application/x-ndjson", "application/x-ndjson")]
    [TestCase("application/json;q=0.5, application/x-ndjson", "application/x-ndjson")]
    [TestCase("text/csv;q=0, */*", "application/json; charset=utf-8")]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json; charset=utf-8")]
    [TestCase("application/json, text/csv", "application/json; charset=utf-8")]
    [TestCase("text/html", "application/json; charset=utf-8")]
    [TestCase("csv", "application/json; charset=utf-8")]
    public async Task Accept_WithoutAFormat_Decides(string accept, string contentType)
    {
        var answer = await admin.AnswerAsync(HttpMethod.Get, Path, null, ("Accept", accept));
        var asked = await admin.AnswerAsync(HttpMethod.Get, $"{Path}?format=jsonl", null, ("Accept", accept));
        var refused = await admin.AnswerAsync(HttpMethod.Get, $"{Path}?limit=0", null, ("Accept", accept));

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((200, contentType)));
            Assert.That(asked.Header("Content-Type"), Is.EqualTo("application/x-ndjson"));
            Assert.That((refused.Status, refused.Header("Content-Type")), Is.EqualTo((422, "application/json; charset=utf-8")));
        });
    }

    [TestCase("csv", 1)]
    [TestCase("jsonl", 0)]
    public async Task File_HasAllRecordsTheNewestFirstUnlessALimitIsAsked(string format, int headerLines)
    {
        await AddAsync(Many);
        var head = (long)(await admin.GetAnswerAsync(Path)).Json[0]!["id"]!;

        var all = await admin.GetAnswerAsync($"{Path}?format={format}");
        var some = await admin.GetAnswerAsync($"{Path}?format={format}&limit=3");
        var filtered = await admin.GetAnswerAsync($"{Path}?format={format}&user=relleno-7");

        Assert.Multiple(() =>
        {
            Assert.That(Lines(all).Count - headerLines, Is.EqualTo(head));
            Assert.That(Lines(all)[headerLines], Does.Contain($"relleno-{head % 10}"));
            Assert.That(Lines(some), Is.EqualTo(Lines(all).Take(3 + headerLines)));
            Assert.That(Lines(filtered).Count - headerLines, Is.EqualTo(Many / 10));
            Assert.That(some.Header("Link"), Is.Null);
        });
    }

    [TestCase("=1+1")]
    [TestCase("+ana")]
    [TestCase("-ana")]
    public async Task Csv_OfAnEmailLikeAFormula_MakesItText(string local)
    {
        var email = $"{local}@example.com";
        await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));

        var row = Read(await admin.GetAnswerAsync($"{Path}?format=csv&action=user_created&limit=1")).Single();

        Assert.That(row["subject_name"], Is.EqualTo($"'{email}"));
    }

    [Test]
    public async Task Csv_OfANameLikeAFormula_HoldsItInsideTheChanges()
    {
        using var person = await Person.CreateAsync(service, admin);
        await admin.AnswerAsync(HttpMethod.Patch, person.Path, new { nombre = "=cmd|' /C calc'!A0" }, ("X-Correlation-ID", "-1"));
        await admin.PatchAnswerAsync(person.Path, new { nombre = "x;=cmd|' /C calc'!A0;" });

        var file = await admin.GetAnswerAsync($"{Path}?format=csv&user={person.Id}&limit=2");

        var rows = Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(rows[1]["correlation_id"], Is.EqualTo("'-1"));
            Assert.That((string?)JsonNode.Parse(rows[1]["changes"])![0]!["new"], Is.EqualTo("=cmd|' /C calc'!A0"));
            Assert.That((string?)JsonNode.Parse(rows[0]["changes"])![0]!["new"], Is.EqualTo("x;=cmd|' /C calc'!A0;"));
            Assert.That(rows.SelectMany(row => row.Values), Has.None.Match("^[=+@\t\r-]"));
            Assert.That(file.Text, Does.Not.Contain(';'), "Nor is there a formula where cells end at semicolons.");
        });
    }

    [Test]
    public async Task Csv_OfAnyTextThatASpreadsheetWouldRun_MakesItText()
    {
        string[] formulas = ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠1", "=\"a\",b", "'=1"];
        string[] texts = ["1=1", " a", "'1", "\"=1\"", "Núñez, Ana"];
        foreach (var name in formulas.Concat(texts))
        {
            await AddAsync(1, name);
        }

        var names = Read(await admin.GetAnswerAsync($"{Path}?format=csv&limit={formulas.Length + texts.Length}")).Select(row => row["subject_name"]).Reverse();

        Assert.That(names, Is.EqualTo(formulas.Select(formula => $"'{formula}").Concat(texts)));
    }

    [TestCase("csv")]
    [TestCase("jsonl")]
    public async Task File_ThatCannotBeFinished_IsBrokenOffAndLoggedOnce(string format)
    {
        await AddAsync(1, changes: "{");
        await AddAsync(Many);

        using var response = await admin.GetAsync(new Uri($"{Path}?format={format}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            Assert.That(async () => await response.Content.ReadAsStringAsync(), Throws.InstanceOf<HttpRequestException>());
            Assert.That(
                logs.Entries.Where(entry => entry.Level >= LogEventLevel.Error).Select(entry => entry.Category.Split('.')[^1]),
                Has.One.Items);
        });
    }

    [TestCase("csv")]
    [TestCase("jsonl")]
    public async Task File_ThatCannotEvenBegin_IsAnOrdinaryFailure(string format)
    {
        await AddAsync(1, changes: "{");

        var answer = await admin.GetAnswerAsync($"{Path}?format={format}");

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((500, "application/json; charset=utf-8")));
            Assert.That(answer.Members, Is.EqualTo(new[] { "detail", "correlation_id", "code" }));
            Assert.That(answer.Header("Content-Disposition"), Is.Null);
        });
    }

    private static string[] Cells(JsonNode record)
    {
        JsonNode?[] cells =
        [
            record["id"], record["at"], record["action"], record["outcome"], record["reason"], record["actor"]!["type"], record["actor"]!["id"],
            record["actor"]!["name"], record["subject"]!["id"], record["subject"]!["name"], record["changes"], record["correlation_id"],
            record["address"], record["hash"],
        ];
        return [.. cells.Select(cell => cell switch
        {
            JsonArray { Count: 0 } => "",
            JsonArray changes => changes.ToJsonString(),
            // The id of a signing key is chosen by chance, and may look like a formula.
            _ when $"{cell}".StartsWith('-') => $"'{cell}",
            _ => $"{cell}",
        })];
    }

    private static List<string> Lines(Answer file) => [.. file.Text.TrimEnd().Split('\n').Select(line => line.TrimEnd())];

    /// <summary>The rows by the names of their columns.</summary>
    private static List<Dictionary<string, string>> Read(Answer file)
    {
        using var reader = CsvReader.FromText(file.Text);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(Columns.ToDictionary(column => column, reader.GetString));
        }

        return rows;
    }

    /// <summary>Puts records at the end of the audit, as no request would.</summary>
    private async Task AddAsync(int count, string? subjectName = null, string? changes = null)
    {
        await using var connection = new SqliteConnection(service.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            BEGIN IMMEDIATE;
            WITH RECURSIVE Place(N) AS (SELECT Sequence + 1 FROM AuditHead UNION ALL SELECT N + 1 FROM Place LIMIT $count)
            INSERT INTO AuditRecords (Sequence, At, OrganizationId, Action, Outcome, ActorKind, SubjectId, SubjectName, Changes, Hash)
            SELECT N, '2100-01-01 00:00:00', 'helpdesk', 'sign_in', 'Refused', 'Anonymous', 'relleno-' || (N % 10), $name, $changes, '' FROM Place;
            UPDATE AuditHead SET Sequence = Sequence + $count;
            COMMIT;
            """;
        command.Parameters.AddWithValue("$count", count);
        command.Parameters.AddWithValue("$name", (object?)subjectName ?? DBNull.Value);
        command.Parameters.AddWithValue("$changes", (object?)changes ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }
}
