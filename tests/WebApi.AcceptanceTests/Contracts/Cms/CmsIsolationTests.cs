using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

/// <summary>What belongs to another publisher, or to another kind of organization, does not exist here.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CmsIsolationTests(string provider) : CmsFixture(provider)
{
    private const long NobodysNumber = 987654321;

    private HttpClient other = null!;
    private HttpClient helpDesk = null!;

    [OneTimeSetUp]
    public async Task SignInElsewhere()
    {
        var login = await Service.Client.AnswerAsync(
            HttpMethod.Post,
            "/api/auth/login",
            new { email = OtherAdminEmail, password = AdminPassword },
            ("X-Tenant-ID", "otra"));
        other = Service.WithToken((string)login.Json["access_token"]!);
        helpDesk = await Service.SignInAsync();
    }

    [OneTimeTearDown]
    public void SignOutElsewhere()
    {
        other.Dispose();
        helpDesk.Dispose();
    }

    [TestCase("GET", "", null)]
    [TestCase("PATCH", "", """{"id":ID,"rolId":2}""")]
    [TestCase("PATCH", "", """{"id":ID,"status":"suspended"}""")]
    [TestCase("PATCH", "", """{"id":ID}""")]
    [TestCase("PATCH", "/stats", """{"views":1}""")]
    [TestCase("DELETE", "", null)]
    public async Task Call_OfAForeignUser_AnswersAsForANumberThatNobodyHas(string method, string suffix, string? body)
    {
        var mine = (long)(await CreateAsync())["id"]!;
        var helpDeskUser = (await helpDesk.PostAnswerAsync(TestUsers.Path, TestUsers.New())).Json;
        var before = await Admin.GetAnswerAsync(Path(mine));

        var unknown = await CallAsync(NobodysNumber);
        foreach (var foreign in new[] { mine, mine + 1 })
        {
            var answer = await CallAsync(foreign);
            Assert.Multiple(() =>
            {
                Assert.That((answer.Status, answer.Text), Is.EqualTo((unknown.Status, unknown.Text)));
                Assert.That(answer.Headers.Keys, Is.EquivalentTo(unknown.Headers.Keys));
            });
        }

        var after = await Admin.GetAnswerAsync(Path(mine));
        var untouched = await helpDesk.GetAnswerAsync($"{TestUsers.Path}/{helpDeskUser["id"]}");
        Assert.Multiple(() =>
        {
            Assert.That(unknown.Status, Is.EqualTo(body is not null && !body.Contains(',', StringComparison.Ordinal) && suffix.Length == 0 ? 400 : 404));
            Assert.That(after.Text, Is.EqualTo(before.Text));
            Assert.That(untouched.Status, Is.EqualTo(200));
        });

        Task<Answer> CallAsync(long number) =>
            other.AnswerAsync(new HttpMethod(method), Path(number) + suffix, body?.Replace("ID", $"{number}", StringComparison.Ordinal));
    }

    [Test]
    public async Task List_HasTheOwnUsersAlone()
    {
        await CreateAsync(("lastName", "Secreta"));
        await other.PostAnswerAsync(Users, NewUser(("lastName", "Propia")));

        var list = await other.GetAnswerAsync(Users);
        var found = await other.GetAnswerAsync($"{Users}?q=Secreta");
        var page = await other.GetAnswerAsync($"{Users}?limit=1");

        Assert.Multiple(() =>
        {
            Assert.That(list.Text, Does.Contain(OtherAdminEmail).And.Contain("Propia").And.Not.Contain("Secreta").And.Not.Contain(AdminEmail));
            Assert.That(found.Text, Is.EqualTo("[]"));
            Assert.That(page.Header("X-Total-Count"), Is.EqualTo($"{list.Json.AsArray().Count}"));
        });
    }

    [Test]
    public async Task Create_WithWhatIsTakenElsewhere_Succeeds()
    {
        var user = await CreateAsync();

        var created = await other.PostAnswerAsync(Users, NewUser(("email", (string)user["email"]!), ("username", (string)user["username"]!)));

        Assert.That(created.Status, Is.EqualTo(201), created.Text);
    }

    [Test]
    public async Task Call_OfAnotherKindOfOrganization_IsForbidden()
    {
        foreach (var (method, path, body) in new (string, string, object?)[]
        {
            ("GET", Users, null),
            ("POST", Users, NewUser()),
            ("GET", Path(1), null),
            ("PATCH", Path(1), new { id = 1, rolId = 2 }),
            ("PATCH", $"{Path(1)}/stats", new { views = 1 }),
            ("DELETE", Path(1), null),
            ("GET", Roles, null),
        })
        {
            var answer = await helpDesk.AnswerAsync(new HttpMethod(method), path, body);

            Assert.That((answer.Status, answer.Text), Is.EqualTo((403, Forbidden)), $"{method} {path}");
        }
    }

    [Test]
    public async Task Call_WithTheTenantHeader_IsNotThisContract()
    {
        foreach (var path in new[] { Users, Path(1), Roles })
        {
            var answer = await Admin.AnswerAsync(HttpMethod.Get, path, null, ("X-Tenant-ID", "cms"));

            Assert.That(answer.Text, Does.Not.Contain("statusCode").And.Not.Contain("firstName"), path);
        }
    }

    [Test]
    public async Task User_CreatedHere_IsTheSameForTheSharedCalls()
    {
        var (user, client) = await JoinAsync();

        var me = (await client.GetAnswerAsync("/api/auth/me")).Json;

        client.Dispose();
        Assert.That(
            new[] { "email", "nombre", "rol" }.Select(member => (string?)me[member]),
            Is.EqualTo(new[] { (string?)user["email"], "Carlos Martínez", "autor" }));
    }
}
