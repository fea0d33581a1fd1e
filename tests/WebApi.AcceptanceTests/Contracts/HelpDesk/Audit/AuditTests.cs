using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Audit;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed partial class AuditTests(string provider)
{
    private const string Path = "/api/auth/audit";
    private const string Origin = "https://mesa.example";
    private const string OtherEmail = "jefa@otra.local";
    private const string OtherPassword = "Otra-2026";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private HttpClient other = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(
            provider,
            ("Cors:Origins:0", Origin),
            ("Organizations:0:Id", "helpdesk"),
            ("Organizations:1:Id", "otra_org"),
            ("Organizations:1:AdminEmail", OtherEmail),
            ("Organizations:1:AdminPassword", OtherPassword));
        admin = await service.SignInAsync();
        other = service.WithToken((string)(await LogInAsync(OtherEmail, OtherPassword, "otra_org")).Json["access_token"]!);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        other.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task List_OfAChange_TellsWhoDidWhatToWhomWhenAndFromWhere()
    {
        using var person = await Person.CreateAsync(service, admin);
        var me = await admin.GetAnswerAsync("/api/auth/me");
        var before = service.Clock.GetUtcNow();
        await admin.AnswerAsync(
            HttpMethod.Patch,
            person.Path,
            new { nombre = "Ana María", rol = "AREA", area = "Redes", telefono = "600" },
            ("X-Correlation-ID", "cambio-1"));

        var list = await admin.GetAnswerAsync($"{Path}?user={person.Id}");

        var record = list.Json[0]!.AsObject();
        var at = (string)record["at"]!;
        Assert.Multiple(() =>
        {
            Assert.That((list.Status, list.Header("Content-Type")), Is.EqualTo((200, "application/json; charset=utf-8")));
            Assert.That(record.Select(member => member.Key), Is.EqualTo(new[]
            {
                "id", "at", "action", "outcome", "reason", "actor", "subject", "changes", "correlation_id", "address", "hash",
            }));
            Assert.That(((string?)record["action"], (string?)record["outcome"], record["reason"]), Is.EqualTo(("user_updated", "succeeded", (JsonNode?)null)));
            Assert.That(at, Does.EndWith("Z"));
            Assert.That(DateTimeOffset.Parse(at, null), Is.InRange(before, service.Clock.GetUtcNow()));
            Assert.That(record["actor"]!.ToJsonString(), Is.EqualTo($$"""{"type":"user","id":"{{me.Json["id"]}}","name":"{{HelpDeskService.AdminEmail}}"}"""));
            Assert.That(record["subject"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{person.Id}}","name":"{{person.Email}}"}"""));
            Assert.That(
                record["changes"]!.AsArray().Select(change => $"{change!["field"]}: {change["old"] ?? "null"} > {change["new"]}"),
                Is.EqualTo(new[] { "nombre: Ana Torres > Ana María", "rol: USUARIO > AREA", "area: null > REDES", "telefono: null > 600" }));
            Assert.That(((string?)record["correlation_id"], (string?)record["address"]), Is.EqualTo(("cambio-1", "127.0.0.1")));
            Assert.That((string?)record["hash"], Does.Match("^[0-9A-F]{64}$"));
            Assert.That(list.Json[1]!["action"]!.GetValue<string>(), Is.EqualTo("user_created"), "The newest is the first.");
            Assert.That((long)list.Json[1]!["id"]!, Is.LessThan((long)record["id"]!));
        });
    }

    [Test]
    public async Task List_AfterSignInsAndPasswords_TellsHowTheyEndedAndNoSecret()
    {
        using var person = await Person.JoinAsync(service, admin);
        await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = "Equivocada-1" });
        await person.Client.PostAnswerAsync("/api/auth/change-password", new { current_password = "Equivocada-2", new_password = "Elegida-1" });
        var session = (string)(await admin.GetAnswerAsync($"{person.Path}/sessions")).Json[0]!["id"]!;
        await admin.DeleteAnswerAsync($"{person.Path}/sessions/{session}");
        await person.SignInAsync();
        await person.Client.AnswerAsync(HttpMethod.Post, "/api/auth/logout-all");
        await admin.PatchAnswerAsync(person.Path, new { password = "Repuesta-1" });
        await admin.PatchAnswerAsync(person.Path, new { is_active = false });
        await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = "Repuesta-1" });
        await admin.PatchAnswerAsync(person.Path, new { is_active = true });
        await admin.DeleteAnswerAsync(person.Path);

        var list = await admin.GetAnswerAsync($"{Path}?user={person.Id}");

        Assert.Multiple(() =>
        {
            Assert.That(list.Json.AsArray().Select(record => $"{record!["actor"]!["type"]} {record["action"]} {record["reason"]}".Trim()).Reverse(), Is.EqualTo(new[]
            {
                "user user_created", "user sign_in", "user password_changed", "user sign_in",
                "anonymous sign_in invalid_credentials", "user password_changed wrong_current_password", "user session_ended",
                "user sign_in", "user signed_out_everywhere", "user password_reset", "user user_deactivated", "anonymous sign_in user_inactive",
                "user user_reactivated", "user user_deleted",
            }));
            foreach (var secret in new[] { "Inicial-1", "Equivocada", "Elegida", "Repuesta", person.AccessToken, person.RefreshToken })
            {
                Assert.That(list.Text, Does.Not.Contain(secret));
            }
        });
    }

    [Test]
    public async Task List_AfterAnUnknownEmail_ShowsWhatWasSent()
    {
        await service.Client.PostAnswerAsync("/api/auth/login", new { email = "nadie@helpdesk.local", password = "x" });

        var newest = (await admin.GetAnswerAsync($"{Path}?action=sign_in&outcome=refused&limit=1")).Json[0]!;

        Assert.That(
            (newest["subject"]!.ToJsonString(), newest["actor"]!.ToJsonString()),
            Is.EqualTo(("""{"id":null,"name":"nadie@helpdesk.local"}""", """{"type":"anonymous","id":null,"name":null}""")));
    }

    [Test]
    public async Task List_OfAUser_HasOnlyWhatWasDoneToIt()
    {
        using var person = await Person.CreateAsync(service, admin);
        using var another = await Person.CreateAsync(service, admin);

        var list = await admin.GetAnswerAsync($"{Path}?user={person.Id}");
        var upper = await admin.GetAnswerAsync($"{Path}?user={person.Id.ToUpperInvariant()}");
        var empty = await admin.GetAnswerAsync($"{Path}?user={person.Id}&actor=&from=&limit=&format=");
        var unknown = await admin.GetAnswerAsync($"{Path}?user={Guid.CreateVersion7()}");
        var nobody = await admin.GetAnswerAsync($"{Path}?user=%00';--%22%3C");

        Assert.Multiple(() =>
        {
            Assert.That(list.Json.AsArray().Select(record => (string?)record!["subject"]!["id"]), Is.EqualTo(new[] { person.Id }));
            Assert.That(upper.Text, Is.EqualTo(list.Text));
            Assert.That(empty.Text, Is.EqualTo(list.Text));
            Assert.That((unknown.Status, unknown.Text), Is.EqualTo((200, "[]")));
            Assert.That((nobody.Status, nobody.Text), Is.EqualTo((200, "[]")));
        });
    }

    [Test]
    public async Task List_OfAnActor_HasOnlyWhatItDid()
    {
        using var person = await Person.JoinAsync(service, admin, "ADMIN");
        using var created = await Person.CreateAsync(service, person.Client);

        var list = await admin.GetAnswerAsync($"{Path}?actor={person.Id}");
        var narrower = await admin.GetAnswerAsync($"{Path}?actor={person.Id}&user={created.Id}&action=user_created&outcome=succeeded");

        Assert.Multiple(() =>
        {
            Assert.That(
                list.Json.AsArray().Select(record => $"{record!["action"]} {record["actor"]!["id"]}"),
                Is.EqualTo(new[] { "user_created", "sign_in", "password_changed", "sign_in" }.Select(action => $"{action} {person.Id}")));
            Assert.That(narrower.Json.AsArray().Single()!.ToJsonString(), Is.EqualTo(list.Json[0]!.ToJsonString()));
        });
    }

    [TestCase("action", "user_created")]
    [TestCase("action", "sign_in")]
    [TestCase("outcome", "succeeded")]
    [TestCase("outcome", "refused")]
    public async Task List_OfAnActionOrOutcome_HasOnlyThose(string parameter, string value)
    {
        using var person = await Person.CreateAsync(service, admin);
        await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = "Equivocada-1" });

        var all = await admin.GetAnswerAsync($"{Path}?limit=1000");
        var list = await admin.GetAnswerAsync($"{Path}?limit=1000&{parameter}={value}");

        Assert.Multiple(() =>
        {
            Assert.That(list.Json.AsArray(), Is.Not.Empty);
            Assert.That(
                list.Json.AsArray().Select(record => (long)record!["id"]!),
                Is.EqualTo(all.Json.AsArray().Where(record => (string?)record![parameter] == value).Select(record => (long)record!["id"]!)));
        });
    }

    [Test]
    public async Task List_BetweenTimes_HasTheFirstAndNotTheLast()
    {
        using var person = await Person.CreateAsync(service, admin);
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await admin.PatchAnswerAsync(person.Path, new { nombre = "Segunda" });
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await admin.PatchAnswerAsync(person.Path, new { nombre = "Tercera" });
        var records = (await admin.GetAnswerAsync($"{Path}?user={person.Id}")).Json.AsArray();
        var times = records.Select(record => (string)record!["at"]!).ToArray();
        var second = DateTimeOffset.Parse(times[1], null);
        var elsewhere = second.ToOffset(TimeSpan.FromHours(5.5)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", null);

        async Task<int> CountAsync(string query) => (await admin.GetAnswerAsync($"{Path}?user={person.Id}&{query}")).Json.AsArray().Count;

        Assert.Multiple(async () =>
        {
            Assert.That(await CountAsync($"from={times[1]}"), Is.EqualTo(2));
            Assert.That(await CountAsync($"to={times[1]}"), Is.EqualTo(1));
            Assert.That(await CountAsync($"from={times[1]}&to={times[0]}"), Is.EqualTo(1));
            Assert.That(await CountAsync($"from={times[1]}&to={times[1]}"), Is.Zero);
            Assert.That(await CountAsync($"from={times[1].TrimEnd('Z')}"), Is.EqualTo(2), "Without an offset it is UTC.");
            Assert.That(await CountAsync($"from={Uri.EscapeDataString(elsewhere)}"), Is.EqualTo(2));
            Assert.That(await CountAsync($"from={elsewhere}"), Is.EqualTo(2), "A plus that is not escaped.");
            Assert.That(await CountAsync($"from={second.AddDays(1):yyyy-MM-dd}"), Is.Zero);
            Assert.That(await CountAsync($"from={second.AddDays(-1):yyyy-MM-dd}&to={second.AddDays(1):yyyy-MM-dd'T'HH:mm}"), Is.EqualTo(3));
        });
    }

    [Test]
    public async Task Pages_WhileRecordsAreAdded_HaveEachRecordOnce()
    {
        using var person = await Person.CreateAsync(service, admin);
        for (var i = 0; i < 6; i++)
        {
            await admin.PatchAnswerAsync(person.Path, new { nombre = $"Ana {i}" });
        }

        var expected = (await admin.GetAnswerAsync($"{Path}?user={person.Id}")).Json.AsArray().Select(record => (long)record!["id"]!).ToArray();
        var pages = new List<long[]>();
        for (var next = $"{Path}?user={person.Id.ToUpperInvariant()}&outcome=succeeded&limit=3&from=2020-01-01T00:00:00+02:00&format=json"; next is not null;)
        {
            var page = await admin.GetAnswerAsync(next);
            pages.Add([.. page.Json.AsArray().Select(record => (long)record!["id"]!)]);
            await admin.PatchAnswerAsync(person.Path, new { nombre = $"Ana {pages.Count}+" });
            next = NextOf(page);
        }

        Assert.Multiple(() =>
        {
            Assert.That(pages.Select(page => page.Length), Is.EqualTo(new[] { 3, 3, 1 }));
            Assert.That(pages.SelectMany(page => page), Is.EqualTo(expected));
        });
    }

    [Test]
    public async Task Pages_LeadToTheNextWithTheSameFilters()
    {
        using var person = await Person.JoinAsync(service, admin);

        var page = await admin.GetAnswerAsync($"{Path}?limit=1&user={person.Id}&from=2020-01-01T00:00:00%2B02:00&to=&_=%3Cscript%3E");
        var last = await admin.GetAnswerAsync($"{Path}?limit=4&user={person.Id}");

        Assert.Multiple(() =>
        {
            Assert.That(page.Header("Link"), Does.Match(
                $"^<{Path}\\?user={person.Id}&from=2020-01-01T00%3A00%3A00%2B02%3A00&limit=1&cursor=[A-Za-z0-9_-]+>; rel=\"next\"$"));
            Assert.That(last.Json.AsArray(), Has.Count.EqualTo(4));
            Assert.That(last.Header("Link"), Is.Null, "The last page leads nowhere, full as it is.");
        });
    }

    [Test]
    public async Task Pages_UnlessAskedOtherwise_HaveAHundredRecords()
    {
        for (var i = 0; i < 101; i++)
        {
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = $"nadie{i}@helpdesk.local", password = "x" });
        }

        var page = await admin.GetAnswerAsync(Path);

        Assert.Multiple(() =>
        {
            Assert.That(page.Json.AsArray(), Has.Count.EqualTo(100));
            Assert.That(NextOf(page), Is.Not.Null);
        });
    }

    [TestCase("user=a&user=b", "query.user value_error")]
    [TestCase("actor=a&ACTOR=b", "query.actor value_error")]
    [TestCase("action=login", "query.action enum")]
    [TestCase("action=USER_CREATED", "query.action enum")]
    [TestCase("outcome=ok", "query.outcome enum")]
    [TestCase("outcome=Succeeded", "query.outcome enum")]
    [TestCase("from=ayer", "query.from value_error")]
    [TestCase("from=2026-02-30", "query.from value_error")]
    [TestCase("from=1767225600", "query.from value_error")]
    [TestCase("from=01/02/2026", "query.from value_error")]
    [TestCase("from=0001-01-01T00:00:00%2B14:00", "query.from value_error")]
    [TestCase("to=2026-01-01T25:00:00Z", "query.to value_error")]
    [TestCase("from=2026-01-02&to=2026-01-01", "query.from value_error")]
    [TestCase("from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00%2B02:00", "query.from value_error")]
    [TestCase("limit=0", "query.limit value_error")]
    [TestCase("limit=1001", "query.limit value_error")]
    [TestCase("limit=-1", "query.limit value_error")]
    [TestCase("limit=ten", "query.limit value_error")]
    [TestCase("limit=1.5", "query.limit value_error")]
    [TestCase("limit=99999999999999999999", "query.limit value_error")]
    [TestCase("limit=1&limit=2", "query.limit value_error")]
    [TestCase("cursor=1", "query.cursor value_error")]
    [TestCase("cursor=AAAAAAAAAAA", "query.cursor value_error")]
    [TestCase("cursor=AAAAAAAAAAV", "query.cursor value_error")]
    [TestCase("cursor=__________8", "query.cursor value_error")]
    [TestCase("cursor=AAAAAAAAAAU=", "query.cursor value_error")]
    [TestCase("format=xml", "query.format enum")]
    [TestCase("format=csv&limit=0", "query.limit value_error")]
    [TestCase("format=jsonl&format=csv", "query.format value_error")]
    [TestCase("format=x&cursor=x&limit=x&to=x&from=x&outcome=x&action=x",
        "query.action enum, query.outcome enum, query.from value_error, query.to value_error, query.limit value_error, query.cursor value_error, query.format enum")]
    public async Task List_WithParametersThatCannotBe_IsRefusedWithAllFaults(string query, string faults)
    {
        var answer = await admin.GetAnswerAsync($"{Path}?{query}");

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((422, "application/json; charset=utf-8")));
            Assert.That(string.Join(", ", answer.Faults), Is.EqualTo(faults));
            Assert.That(answer.Json["detail"]!.AsArray().Select(fault => (string?)fault!["msg"]), Is.All.Not.Empty);
        });
    }

    [TestCase("limit=1001", "\"1001\"", "Debe ser un número entero de 1 a 1000")]
    [TestCase("limit=99999999999999999999", "\"99999999999999999999\"", "Debe ser un número entero de 1 a 1000")]
    [TestCase("limit=x", "\"x\"", "Debe ser un número entero")]
    [TestCase("from=ayer", "\"ayer\"", "Debe ser un instante ISO 8601, como 2026-01-31T08:00:00Z")]
    [TestCase("from=2026-01-02&to=2026-01-01", "\"2026-01-02\"", "El principio no puede ser posterior al final")]
    [TestCase("outcome=ok", "\"ok\"", "Debe ser uno de: succeeded, refused")]
    [TestCase("cursor=x", "\"x\"", "Debe ser el cursor del enlace «next» de la página anterior")]
    [TestCase("user=a&user=b", "[\"a\",\"b\"]", "No se puede repetir")]
    public async Task List_WithAFault_SaysInWordsWhatAndRepeatsWhatWasSent(string query, string input, string message)
    {
        var fault = (await admin.GetAnswerAsync($"{Path}?{query}")).Json["detail"]!.AsArray().Single()!;

        Assert.That((fault["input"]!.ToJsonString(), (string?)fault["msg"]), Is.EqualTo((input, message)));
    }

    [TestCase("")]
    [TestCase("?limit=0")]
    [TestCase("?format=csv")]
    public async Task List_WhenTheCallerMayNot_TellsOnlyThat(string query)
    {
        using var mesa = await Person.JoinAsync(service, admin, "MESA");
        using var newcomer = await Person.CreateAsync(service, admin, "ADMIN");
        await newcomer.SignInAsync();

        var anonymous = await service.Client.GetAnswerAsync(Path + query);
        var forbidden = await mesa.Client.GetAnswerAsync(Path + query);
        var mustChange = await newcomer.Client.GetAnswerAsync(Path + query);
        var told = await admin.GetAnswerAsync($"{Path}?actor={mesa.Id}&action=access_refused");

        Assert.Multiple(() =>
        {
            Assert.That((anonymous.Status, anonymous.Header("WWW-Authenticate")), Is.EqualTo((401, "Bearer")));
            Assert.That((forbidden.Status, forbidden.Detail), Is.EqualTo((403, "No tienes permiso para esta acción: audit:read")));
            Assert.That(mustChange.Status, Is.EqualTo(403));
            Assert.That(mustChange.Detail, Does.Contain("/api/auth/change-password"));
            Assert.That(told.Json.AsArray().Single()!["reason"]!.GetValue<string>(), Is.EqualTo("permission_missing"));
        });
    }

    [TestCase("json")]
    [TestCase("csv")]
    [TestCase("jsonl")]
    public async Task List_OfOneOrganization_ShowsNothingOfAnother(string format)
    {
        using var person = await Person.CreateAsync(service, admin);
        var theirs = await other.PostAnswerAsync(TestUsers.Path, TestUsers.New());
        var theirId = (string)theirs.Json["id"]!;
        await LogInAsync("nadie@otra.local", "x", "otra_org");

        var mine = await admin.GetAnswerAsync($"{Path}?limit=1000&format={format}");
        var their = await other.AnswerAsync(HttpMethod.Get, $"{Path}?limit=1000&format={format}", null, ("X-Tenant-ID", "helpdesk"));
        var foreign = await other.GetAnswerAsync($"{Path}?user={person.Id}");

        Assert.Multiple(() =>
        {
            Assert.That(mine.Text, Does.Contain(person.Id).And.Not.Contain(theirId).And.Not.Contain("otra.local"));
            Assert.That(their.Text, Does.Contain(theirId).And.Contain("nadie@otra.local").And.Not.Contain(person.Id).And.Not.Contain(HelpDeskService.AdminEmail));
            Assert.That(foreign.Text, Is.EqualTo("[]"));
        });
    }

    [Test]
    public async Task List_ForAPageOfAnotherOrigin_LetsItReadTheLinkAndTheFileName()
    {
        var answer = await admin.AnswerAsync(HttpMethod.Get, Path, null, ("Origin", Origin));

        Assert.That(answer.Header("Access-Control-Expose-Headers"), Does.Contain("Link").And.Contain("Content-Disposition"));
    }

    private static string? NextOf(Answer page) => page.Header("Link") is { } link ? Link().Match(link).Groups[1].Value : null;

    private Task<Answer> LogInAsync(string email, string password, string tenant) =>
        service.Client.AnswerAsync(HttpMethod.Post, "/api/auth/login", new { email, password }, ("X-Tenant-ID", tenant));

    [GeneratedRegex("\\A<(/api/auth/audit\\?[A-Za-z0-9_%=&.-]+)>; rel=\"next\"\\z")]
    private static partial Regex Link();
}
