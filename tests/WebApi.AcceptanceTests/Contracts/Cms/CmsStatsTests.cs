using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

/// <summary>The counters that other services keep for users.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CmsStatsTests(string provider) : CmsFixture(provider)
{
    private HttpClient counter = null!;
    private long id;

    private string Stats => $"{Path(id)}/stats";

    [OneTimeSetUp]
    public async Task StartService() => counter = await SignInServiceAsync("stats:write");

    [OneTimeTearDown]
    public void StopService() => counter.Dispose();

    [SetUp]
    public async Task CreateUser() => id = (long)(await CreateAsync())["id"]!;

    [Test]
    public async Task Add_Answers200WithAllCountersAndTheUserShowsThem()
    {
        var first = await counter.PatchAnswerAsync(Stats, """{"postsCreated": 45, "totalViews": 125400}""");
        var second = await counter.PatchAnswerAsync(Stats, """{"totalViews": 30, "Likes": -2}""");
        var user = await Admin.GetAnswerAsync(Path(id));
        var suspended = await Admin.PatchAnswerAsync(Path(id), new { id, status = "suspended" });

        Assert.Multiple(() =>
        {
            Assert.That((first.Status, first.Text), Is.EqualTo((200, """{"postsCreated":45,"totalViews":125400}""")));
            Assert.That((second.Status, second.Text), Is.EqualTo((200, """{"Likes":-2,"postsCreated":45,"totalViews":125430}""")));
            Assert.That(new[] { user, suspended }.Select(answer => answer.Json["stats"]!.ToJsonString()), Is.All.EqualTo(second.Text));
        });
    }

    [Test]
    public async Task Add_IsNoChangeOfTheUser()
    {
        var before = await Admin.GetAnswerAsync(Path(id));

        await counter.PatchAnswerAsync(Stats, """{"views":1}""");

        var after = await Admin.AnswerAsync(HttpMethod.Patch, Path(id), new { id, rolId = 2 }, ("If-Match", before.Header("ETag")!));
        Assert.That((after.Status, (long)after.Json["stats"]!["views"]!), Is.EqualTo((200, 1)));
    }

    [Test]
    public async Task Add_WhenManyAddAtOnce_LosesNothing()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            counter.PatchAnswerAsync(Stats, i % 2 == 0 ? """{"views":1,"even":1}""" : """{"odd":1,"views":1}""")));

        var user = await Admin.GetAnswerAsync(Path(id));
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
            Assert.That(user.Json["stats"]!.ToJsonString(), Is.EqualTo("""{"even":20,"odd":20,"views":40}"""));
        });
    }

    [TestCase("{}", "at least one counter is required")]
    [TestCase("""{"views":"1"}""", "views must be a whole number of 64 bits")]
    [TestCase("""{"views":1.5}""", "views must be a whole number of 64 bits")]
    [TestCase("""{"views":9223372036854775808}""", "views must be a whole number of 64 bits")]
    [TestCase("""{"views":null,"posts":[],"likes":{},"other":true,"right":1}""",
        "views must be a whole number of 64 bits; posts must be a whole number of 64 bits; likes must be a whole number of 64 bits; other must be a whole number of 64 bits")]
    [TestCase("""{"views":"1","a b":1}""",
        "views must be a whole number of 64 bits; The name of a counter is a letter, then letters, digits and underscores, at most 64 in all")]
    [TestCase("""{"2views":1,"a b":1}""", "The name of a counter is a letter, then letters, digits and underscores, at most 64 in all")]
    [TestCase("""{"":1}""", "The name of a counter is a letter, then letters, digits and underscores, at most 64 in all")]
    [TestCase("""{"<script>":"x"}""", "The name of a counter is a letter, then letters, digits and underscores, at most 64 in all")]
    [TestCase("""{"\ud800":1}""", "The body is not valid JSON, or repeats a member")]
    [TestCase("""{"views":1,"views":2}""", "The body is not valid JSON, or repeats a member")]
    [TestCase("[]", "The body must be a JSON object")]
    [TestCase("", "The body is required")]
    public async Task Add_WhenWrong_TellsAllFaultsAndAddsNothing(string body, string message)
    {
        var answer = await counter.PatchAnswerAsync(Stats, body);

        var user = await Admin.GetAnswerAsync(Path(id));
        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((400, Refusal(400, message, "Bad Request"))));
            Assert.That(user.Json["stats"]!.ToJsonString(), Is.EqualTo("{}"));
        });
    }

    [Test]
    public async Task Add_WhenACounterWouldOverflow_IsAConflictAndAddsNothing()
    {
        await counter.PatchAnswerAsync(Stats, """{"views":9223372036854775807}""");

        var answer = await counter.PatchAnswerAsync(Stats, """{"posts":1,"views":1}""");

        var user = await Admin.GetAnswerAsync(Path(id));
        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((409, Refusal(409, "views would leave the range of 64 bits", "Conflict"))));
            Assert.That(user.Json["stats"]!.ToJsonString(), Is.EqualTo("""{"views":9223372036854775807}"""));
        });
    }

    [Test]
    public async Task Add_WhenThereWouldBeTooMany_IsRefused()
    {
        var tooManyAtOnce = await counter.PatchAnswerAsync(Stats, Enumerable.Range(0, 51).ToDictionary(i => $"counter{i}", _ => 1));
        var full = await counter.PatchAnswerAsync(Stats, Enumerable.Range(0, 50).ToDictionary(i => $"counter{i}", _ => 1));
        var oneMore = await counter.PatchAnswerAsync(Stats, """{"oneMore":1}""");

        Assert.Multiple(() =>
        {
            Assert.That((tooManyAtOnce.Status, tooManyAtOnce.Text), Is.EqualTo((400, Refusal(400, "At most 50 counters", "Bad Request"))));
            Assert.That(full.Status, Is.EqualTo(200));
            Assert.That((oneMore.Status, oneMore.Text), Is.EqualTo((409, Refusal(409, "A user has at most 50 counters", "Conflict"))));
        });
    }

    [Test]
    public async Task Add_ByAnAdministrator_IsAllowed()
    {
        var answer = await Admin.PatchAnswerAsync(Stats, """{"views":1}""");

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Add_ByAServiceWithoutThePermission_IsForbidden()
    {
        using var reader = await SignInServiceAsync("users:read", "users:edit");

        var answer = await reader.PatchAnswerAsync(Stats, """{"views":1}""");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((403, Forbidden)));
    }

    [Test]
    public async Task CounterService_SeesNoUsers()
    {
        var list = await counter.GetAnswerAsync(Users);
        var one = await counter.GetAnswerAsync(Path(id));

        Assert.That((list.Status, one.Status), Is.EqualTo((403, 403)));
    }

    [Test]
    public async Task Add_AfterTheUserIsDeleted_IsNotFound()
    {
        await counter.PatchAnswerAsync(Stats, """{"views":1}""");
        await Admin.DeleteAnswerAsync(Path(id));

        var answer = await counter.PatchAnswerAsync(Stats, """{"views":1}""");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((404, NotFound)));
    }
}
