using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WorksListTests(string provider) : WorksFixture(provider)
{
    [OneTimeSetUp]
    public async Task CreatePeople()
    {
        foreach (var (name, email, roles, isActive) in new[]
        {
            ("Íñigo Áviles", "c@lista.mx", "user", true),
            ("Beatriz Chan", "a@lista.mx", "admin", true),
            ("álvaro Uc", "b@lista.mx", "user", false),
        })
        {
            var created = await Admin.PostAnswerAsync(Users, new { nombreCompleto = name, email, password = Password, roles, isActive });
            Assert.That(created.Status, Is.EqualTo(201), created.Text);
        }
    }

    [TestCase("", "admin@obras.example c@lista.mx a@lista.mx b@lista.mx")]
    [TestCase("q=", "admin@obras.example c@lista.mx a@lista.mx b@lista.mx")]
    [TestCase("q=avil", "c@lista.mx")]
    [TestCase("q=LISTA", "c@lista.mx a@lista.mx b@lista.mx")]
    [TestCase("roles=admin", "admin@obras.example a@lista.mx")]
    [TestCase("isActive=false", "b@lista.mx")]
    [TestCase("isActive=true&roles=user", "c@lista.mx")]
    [TestCase("sort=email&q=lista", "a@lista.mx b@lista.mx c@lista.mx")]
    [TestCase("sort=-email&q=lista", "c@lista.mx b@lista.mx a@lista.mx")]
    [TestCase("sort=nombreCompleto&q=lista", "b@lista.mx a@lista.mx c@lista.mx")]
    [TestCase("sort=-createdAt", "b@lista.mx a@lista.mx c@lista.mx admin@obras.example")]
    [TestCase("_t=2&v=x", "admin@obras.example c@lista.mx a@lista.mx b@lista.mx")]
    public async Task List_WhenAsked_ShowsThoseInThatOrder(string query, string emails)
    {
        var answer = await Admin.GetAnswerAsync($"{Users}?{query}");

        Assert.That(EmailsOf(answer), Is.EqualTo(emails.Split(' ')));
    }

    [TestCase("createdAt")]
    [TestCase("-nombreCompleto")]
    [TestCase("email")]
    public async Task List_PageByPage_ShowsEverybodyOnce(string sort)
    {
        var whole = EmailsOf(await Admin.GetAnswerAsync($"{Users}?sort={sort}"));
        var seen = new List<string>();
        var next = $"{Users}?sort={sort}&limit=3";
        while (next is not null)
        {
            var page = await Admin.GetAnswerAsync(next);
            Assert.That((page.Status, page.Header("X-Total-Count")), Is.EqualTo((200, $"{whole.Length}")), page.Text);
            seen.AddRange(EmailsOf(page));
            next = page.Header("Link")?.Split('<', '>')[1];
        }

        Assert.That(seen, Is.EqualTo(whole));
    }

    [TestCase("roles=jefe", "roles must be one of the following values: admin, user")]
    [TestCase("isActive=si", "isActive must be a boolean value")]
    [TestCase("sort=id", "sort must be one of the following values: createdAt, -createdAt, nombreCompleto, -nombreCompleto, email, -email")]
    [TestCase("limit=0", "limit must not be less than 1 nor greater than 1000")]
    [TestCase("limit=1001", "limit must not be less than 1 nor greater than 1000")]
    [TestCase("limit=x", "limit must be an integer number")]
    [TestCase("cursor=x", "cursor must be the one in the link to the next page, in the same order")]
    [TestCase("limit=1&limit=2", "limit must not be repeated")]
    [TestCase("cursor=x&limit=0&q=1&q=2", "q must not be repeated|limit must not be less than 1 nor greater than 1000|cursor must be the one in the link to the next page, in the same order")]
    public async Task List_WithFaults_SaysAll(string query, string messages)
    {
        var answer = await Admin.GetAnswerAsync($"{Users}?{query}");

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((400, "Bad Request")));
            Assert.That(MessagesOf(answer), Is.EqualTo(messages.Split('|')));
        });
    }

    private static string[] EmailsOf(Answer answer) => [.. answer.Json.AsArray().Select(user => (string)user!["email"]!)];
}
