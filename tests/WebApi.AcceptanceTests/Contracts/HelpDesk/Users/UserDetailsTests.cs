using System.Globalization;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

/// <summary>What an ADMIN sees of users beyond the published members, and what they can be found and sorted by.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class UserDetailsTests(string provider)
{
    private const string Details = "include=details";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    /// <summary>Created on the first day, and never signed in.</summary>
    private Person absent = null!;

    /// <summary>Created on the first day, and signed in on it.</summary>
    private Person gone = null!;

    /// <summary>Created and signed in on the first day, and continued its session on the third.</summary>
    private Person present = null!;

    private DateTime firstDay;
    private DateTime thirdDay;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
        firstDay = service.Clock.GetUtcNow().UtcDateTime;
        absent = await Person.CreateAsync(service, admin);
        gone = await Person.JoinAsync(service, admin);
        present = await Person.JoinAsync(service, admin);
        service.Clock.Advance(2 * Day);
        thirdDay = service.Clock.GetUtcNow().UtcDateTime;
        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = present.RefreshToken });
        Assert.That(refreshed.Status, Is.EqualTo(200), refreshed.Text);
        admin.Dispose();
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        foreach (var held in new IDisposable[] { absent, gone, present, admin, service })
        {
            held.Dispose();
        }
    }

    [Test]
    public async Task Read_WithDetails_AppendsThem([Values] bool isList)
    {
        var (ofAbsent, ofPresent) = (await ReadAsync(absent, isList), await ReadAsync(present, isList));

        string[] ofTemporary = isList ? [] : ["password_expires_at"];
        Assert.Multiple(() =>
        {
            Assert.That(
                ofAbsent.AsObject().Select(member => member.Key),
                Is.EqualTo(TestUsers.Members.Concat(ofTemporary).Concat(["created_at", "updated_at", "must_change_password", "has_password"])));
            Assert.That(
                ofPresent.AsObject().Select(member => member.Key),
                Is.EqualTo(TestUsers.Members.Concat(
                    ["created_at", "updated_at", "last_login", "last_seen", "must_change_password", "has_password"])));
            Assert.That((bool)ofAbsent["must_change_password"]!, Is.True);
            Assert.That((bool)ofPresent["must_change_password"]!, Is.False);
            Assert.That((bool)ofAbsent["has_password"]!, Is.True);
            Assert.That((DateTime)ofPresent["created_at"]!, Is.EqualTo(firstDay).Within(TimeSpan.FromHours(1)));
            Assert.That((DateTime)ofPresent["last_login"]!, Is.EqualTo(firstDay).Within(TimeSpan.FromHours(1)));
            Assert.That((DateTime)ofPresent["last_seen"]!, Is.EqualTo(thirdDay).Within(TimeSpan.FromHours(1)));
        });
    }

    [Test]
    public async Task Read_WithoutDetails_HasThePublishedMembers()
    {
        var list = await admin.GetAnswerAsync($"{TestUsers.Path}?ids={present.Id}");
        var one = await admin.GetAnswerAsync(present.Path);

        Assert.That(list.Text, Is.EqualTo($"[{one.Text}]"));
        Assert.That(one.Json.AsObject().Select(member => member.Key), Is.EqualTo(TestUsers.Members));
    }

    [Test]
    public async Task Read_OfALockedUser_TellsUntilWhen_InListsToo()
    {
        using var locked = await Person.CreateAsync(service, admin);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await service.Client.PostAnswerAsync("/api/auth/login", new { email = locked.Email, password = "Otra-2026" });
        }

        var (one, listed) = (await ReadAsync(locked, isList: false), await ReadAsync(locked, isList: true));

        Assert.That((DateTime)one["locked_until"]!, Is.GreaterThan(service.Clock.GetUtcNow().UtcDateTime));
        Assert.That((DateTime)listed["locked_until"]!, Is.EqualTo((DateTime)one["locked_until"]!));
    }

    [Test]
    public async Task Read_WithoutAPassword_SaysSo()
    {
        const string table = "email,nombre,rol\nsin.clave@example.com,Sin Clave,USUARIO\n";
        using var body = new StringContent(table, System.Text.Encoding.UTF8, "text/csv");
        await admin.PostAnswerAsync($"{TestUsers.Path}/import", body);

        var list = await admin.GetAnswerAsync($"{TestUsers.Path}?email=sin.clave@example.com&{Details}");

        Assert.That((bool)list.Json[0]!["has_password"]!, Is.False, list.Text);
    }

    [Test]
    public async Task Tag_WithDetails_ChangesWithASignIn_AndStillServesIfMatch()
    {
        using var person = await Person.CreateAsync(service, admin);
        var before = (await admin.GetAnswerAsync($"{person.Path}?{Details}")).Header("ETag")!;
        await person.SignInAsync();
        var after = (await admin.GetAnswerAsync($"{person.Path}?{Details}")).Header("ETag")!;

        using var request = new HttpRequestMessage(HttpMethod.Patch, person.Path)
        {
            Content = new StringContent("""{"nombre":"Otro"}""", System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "If-Match", after } },
        };
        using var changed = await admin.SendAsync(request);

        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That((int)changed.StatusCode, Is.EqualTo(200));
    }

    [TestCase("never_signed_in=true", "absent")]
    [TestCase("never_signed_in=false", "gone present")]
    [TestCase("must_change_password=true", "absent")]
    [TestCase("must_change_password=false", "gone present")]
    [TestCase("last_seen_before={thirdDay}", "gone")]
    [TestCase("last_seen_before={firstDay}", "")]
    [TestCase("updated_since={firstDay}", "absent gone present")]
    [TestCase("updated_since={thirdDay}", "")]
    [TestCase("never_signed_in=false&last_seen_before={thirdDay}", "gone")]
    public async Task Filter_SelectsUsers_WithTheTotal(string query, string expected)
    {
        var listed = await NamesAsync(query);
        var page = await admin.GetAnswerAsync($"{TestUsers.Path}?{Fill(query)}&ids={Ids}&limit=2");

        Assert.That(listed, Is.EqualTo(expected));
        Assert.That(page.Header("X-Total-Count"), Is.EqualTo($"{expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length}"));
    }

    [TestCase("created_at", "absent gone present")]
    [TestCase("-created_at", "present gone absent")]
    [TestCase("updated_at", "absent gone present")]
    [TestCase("-updated_at", "present gone absent")]
    [TestCase("last_login", "absent gone present")]
    [TestCase("-last_login", "present gone absent")]
    [TestCase("last_seen", "absent gone present")]
    [TestCase("-last_seen", "present gone absent")]
    public async Task Sort_ByATime_GoesOnFromPageToPage(string sort, string expected)
    {
        var pages = new List<string>();
        for (var path = $"{TestUsers.Path}?ids={Ids}&sort={sort}&limit=1"; path is not null;)
        {
            var page = await admin.GetAnswerAsync(path);
            pages.Add(NamesOf(page));
            path = page.Header("Link")?.Split('<', '>')[1];
        }

        Assert.That(await NamesAsync($"sort={sort}"), Is.EqualTo(expected));
        Assert.That(string.Join(' ', pages), Is.EqualTo(expected));
    }

    [TestCase("include=all", "include")]
    [TestCase("include=details&include=details", "include")]
    [TestCase("last_seen_before=ayer", "last_seen_before")]
    [TestCase("updated_since=2026-13-01", "updated_since")]
    [TestCase("never_signed_in=si", "never_signed_in")]
    [TestCase("must_change_password=1", "must_change_password")]
    [TestCase("sort=has_password", "sort")]
    public async Task Query_WithAFault_IsRefusedInItsName(string query, string name)
    {
        var answer = await admin.GetAnswerAsync($"{TestUsers.Path}?{query}");

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That((string)answer.Json["detail"]![0]!["loc"]![1]!, Is.EqualTo(name));
    }

    [Test]
    public async Task Read_OfOne_WithAnotherInclude_IsRefused()
    {
        var answer = await admin.GetAnswerAsync($"{present.Path}?include=all");

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That((string)answer.Json["detail"]![0]!["loc"]![1]!, Is.EqualTo("include"));
    }

    private string Ids => $"{absent.Id},{gone.Id},{present.Id}";

    private async Task<System.Text.Json.Nodes.JsonNode> ReadAsync(Person person, bool isList)
    {
        var answer = await admin.GetAnswerAsync(isList ? $"{TestUsers.Path}?ids={person.Id}&{Details}" : $"{person.Path}?{Details}");
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        return isList ? answer.Json[0]! : answer.Json;
    }

    private async Task<string> NamesAsync(string query) =>
        NamesOf(await admin.GetAnswerAsync($"{TestUsers.Path}?ids={Ids}&{Fill(query)}"));

    private string Fill(string query) => query
        .Replace("{firstDay}", firstDay.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{thirdDay}", thirdDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private string NamesOf(Answer list) => string.Join(' ', list.Json.AsArray().Select(user => (string)user!["id"]! switch
    {
        var id when id == absent.Id => nameof(absent),
        var id when id == gone.Id => nameof(gone),
        _ => nameof(present),
    }));
}
