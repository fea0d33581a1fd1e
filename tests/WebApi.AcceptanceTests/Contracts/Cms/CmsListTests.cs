using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

/// <summary>Lists, whole and in pages.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CmsListTests(string provider) : CmsFixture(provider)
{
    [OneTimeSetUp]
    public async Task CreatePeople()
    {
        foreach (var (first, last, email, rolId) in new[]
        {
            ("Zoé", "Ávila", "zoe@lista.example", 2),
            ("álvaro", "Núñez", "alvaro@lista.example", 3),
            ("Bea", "Cruz", "bea@lista.example", 3),
            ("Carlos", "Zafra", "carlos@lista.example", 4),
        })
        {
            await CreateAsync(("firstName", first), ("lastName", last), ("email", email), ("rolId", rolId));
        }

        var carlos = (await Admin.GetAnswerAsync($"{Users}?q=carlos@lista")).Json[0]!;
        await Admin.PatchAnswerAsync(Path((long)carlos["id"]!), new { id = (long)carlos["id"]!, status = "suspended" });
        using var counter = await SignInServiceAsync("stats:write");
        await counter.PatchAnswerAsync($"{Path((long)carlos["id"]!)}/stats", new { comments = 5 });
    }

    [TestCase("", "admin zoe alvaro bea carlos")]
    [TestCase("?sort=createdAt", "admin zoe alvaro bea carlos")]
    [TestCase("?sort=-createdAt", "carlos bea alvaro zoe admin")]
    [TestCase("?sort=name", "admin alvaro bea carlos zoe")]
    [TestCase("?sort=-name", "zoe carlos bea alvaro admin")]
    [TestCase("?sort=email", "admin alvaro bea carlos zoe")]
    [TestCase("?sort=-email", "zoe carlos bea alvaro admin")]
    [TestCase("?q=NUNEZ", "alvaro")]
    [TestCase("?q=lista&role=autor", "alvaro bea")]
    [TestCase("?role=3", "alvaro bea")]
    [TestCase("?role=creador", "alvaro bea")]
    [TestCase("?role=escritor&sort=-name", "bea alvaro")]
    [TestCase("?status=suspended", "carlos")]
    [TestCase("?status=inactive", "")]
    [TestCase("?status=active&role=comentador", "")]
    [TestCase("?q=&role=&status=&sort=&limit=&cursor=", "admin zoe alvaro bea carlos")]
    [TestCase("?_=1", "admin zoe alvaro bea carlos")]
    public async Task List_WhenAskedFor_HasThoseAloneInOrder(string query, string expected)
    {
        var answer = await Admin.GetAnswerAsync(Users + query);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
            Assert.That(Names(answer), Is.EqualTo(expected));
            Assert.That(answer.Header("Link"), Is.Null);
        });
    }

    [TestCase("")]
    [TestCase("&sort=-name")]
    [TestCase("&sort=email&status=active")]
    [TestCase("&q=lista")]
    public async Task List_InPages_HasTheSameAsTheWhole(string query)
    {
        var whole = await Admin.GetAnswerAsync($"{Users}?{query}");
        var pages = new List<JsonNode?>();
        var next = $"{Users}?limit=2{query}";
        while (next is not null)
        {
            var page = await Admin.GetAnswerAsync(next);
            Assert.That(page.Json.AsArray(), Has.Count.InRange(1, 2));
            Assert.That(page.Header("X-Total-Count"), Is.EqualTo($"{whole.Json.AsArray().Count}"));
            pages.AddRange(page.Json.AsArray());
            next = page.Header("Link")?.Split('<', '>')[1];
        }

        Assert.That(pages.Select(user => user!.ToJsonString()), Is.EqualTo(whole.Json.AsArray().Select(user => user!.ToJsonString())));
    }

    [Test]
    public async Task List_WholeOrInPages_ShowsCounters()
    {
        var whole = await Admin.GetAnswerAsync($"{Users}?status=suspended");
        var page = await Admin.GetAnswerAsync($"{Users}?status=suspended&limit=1");

        Assert.That(new[] { whole, page }.Select(answer => answer.Json[0]!["stats"]!.ToJsonString()), Is.All.EqualTo("""{"comments":5}"""));
    }

    [TestCase("?role=jefe", "role must be one of: administrador, editor, autor, comentador")]
    [TestCase("?role=9", "role must be one of: 1, 2, 3, 4")]
    [TestCase("?status=x", "status must be one of: active, inactive, suspended")]
    [TestCase("?sort=username", "sort must be one of: createdAt, -createdAt, name, -name, email, -email")]
    [TestCase("?limit=0", "limit must be a whole number from 1 to 1000")]
    [TestCase("?limit=1001", "limit must be a whole number from 1 to 1000")]
    [TestCase("?limit=99999999999999999999", "limit must be a whole number from 1 to 1000")]
    [TestCase("?limit=dos", "limit must be a whole number")]
    [TestCase("?limit=2&cursor=abc", "cursor must be that of the Link header of the page before")]
    [TestCase("?status=active&status=inactive", "status must not be repeated")]
    [TestCase("?status=x&sort=y&limit=z", "status must be one of: active, inactive, suspended; sort must be one of: createdAt, -createdAt, name, -name, email, -email; limit must be a whole number")]
    public async Task List_WhenWrong_TellsAllFaults(string query, string message)
    {
        var answer = await Admin.GetAnswerAsync(Users + query);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((400, Refusal(400, message, "Bad Request"))));
    }

    [Test]
    public async Task List_WithALongSearch_IsRefused()
    {
        var answer = await Admin.GetAnswerAsync($"{Users}?q={new string('a', 201)}");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((400, Refusal(400, "q must have at most 200 characters", "Bad Request"))));
    }

    private static string Names(Answer answer) => string.Join(' ', answer.Json.AsArray().Select(user => ((string)user!["email"]!).Split('@')[0]));
}
