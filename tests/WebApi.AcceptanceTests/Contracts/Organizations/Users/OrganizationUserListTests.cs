using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Organizations.Users;

/// <summary>Pages, filters and orders of the users of an organization.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class OrganizationUserListTests(string provider)
{
    private HelpDeskService service = null!;
    private Tenant admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, Tenant.Settings);
        admin = await Tenant.SignInAsync(service);
        await CreateAsync("Zoe", "Ávila", "role_gerente", "local_01");
        var inactive = await CreateAsync("Álvaro", "Núñez", "role_vendedor", "local_02");
        await admin.Client.AnswerAsync(HttpMethod.Put, inactive, """{"active":false}""");
        await CreateAsync("beto", "Paz", "role_vendedor", "local_01");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("", "Administrador Zoe Álvaro beto", 1, 20, 4)]
    [TestCase("?page=&limit=&active=&q=&role_id=&local_id=&sort=&cursor=", "Administrador Zoe Álvaro beto", 1, 20, 4)]
    [TestCase("?page=1&limit=3", "Administrador Zoe Álvaro", 1, 3, 4)]
    [TestCase("?page=2&limit=3", "beto", 2, 3, 4)]
    [TestCase("?page=3&limit=3", "", 3, 3, 4)]
    [TestCase("?page=10000000&limit=100", "", 10000000, 100, 4)]
    [TestCase("?active=true", "Administrador Zoe beto", 1, 20, 3)]
    [TestCase("?active=false", "Álvaro", 1, 20, 1)]
    [TestCase("?q=NUNEZ", "Álvaro", 1, 20, 1)]
    [TestCase("?q=admin@empresa", "Administrador", 1, 20, 1)]
    [TestCase("?role_id=role_vendedor&active=true", "beto", 1, 20, 1)]
    [TestCase("?local_id=local_01", "Zoe beto", 1, 20, 2)]
    [TestCase("?sort=name", "Administrador Álvaro beto Zoe", 1, 20, 4)]
    [TestCase("?sort=-name&limit=2", "Zoe beto", 1, 2, 4)]
    [TestCase("?sort=-created_date", "beto Álvaro Zoe Administrador", 1, 20, 4)]
    [TestCase("?sort=-email&page=2&limit=3", "Administrador", 2, 3, 4)]
    public async Task List_ReturnsWhatIsAskedFor(string query, string names, int page, int limit, int total)
    {
        var answer = await admin.Client.GetAnswerAsync(Tenant.UsersPath + query);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(Names(answer), Is.EqualTo(names));
            Assert.That(((int)answer.Json["page"]!, (int)answer.Json["limit"]!, (int)answer.Json["total"]!), Is.EqualTo((page, limit, total)));
            Assert.That(answer.Header("X-Total-Count"), Is.EqualTo($"{total}"));
            Assert.That(answer.Json["next_cursor"] is null, Is.EqualTo(page * (long)limit >= total));
            Assert.That(answer.Header("Link") is null, Is.EqualTo(page * (long)limit >= total));
        });
    }

    [TestCase("page=0", "page: Debe ser un número entero de 1 a 10000000")]
    [TestCase("page=-1", "page: Debe ser un número entero de 1 a 10000000")]
    [TestCase("page=x", "page: Debe ser un número entero de 1 a 10000000")]
    [TestCase("page=99999999999999999999", "page: Debe ser un número entero de 1 a 10000000")]
    [TestCase("limit=0", "limit: Debe ser un número entero de 1 a 100")]
    [TestCase("limit=101", "limit: Debe ser un número entero de 1 a 100")]
    [TestCase("limit=2.5", "limit: Debe ser un número entero de 1 a 100")]
    [TestCase("limit=1&limit=2", "limit: No se puede repetir")]
    [TestCase("active=yes", "active: Debe ser true o false")]
    [TestCase("role_id=Vendedor", "role_id: No existe «Vendedor»; debe ser uno de: role_admin, role_gerente, role_vendedor")]
    [TestCase("local_id=local_99", "local_id: No existe «local_99»; debe ser uno de: local_01, local_02")]
    [TestCase("sort=id", "sort: No existe «id»; debe ser uno de: created_date, -created_date, name, -name, email, -email")]
    [TestCase("cursor=x", "cursor: Debe ser el next_cursor de la página anterior")]
    [TestCase(
        "page=a&limit=b&active=c&sort=d",
        "page: Debe ser un número entero de 1 a 10000000|limit: Debe ser un número entero de 1 a 100|active: Debe ser true o false"
            + "|sort: No existe «d»; debe ser uno de: created_date, -created_date, name, -name, email, -email")]
    public async Task List_WithFaults_NamesThemAll(string query, string errors)
    {
        var answer = await admin.Client.GetAnswerAsync($"{Tenant.UsersPath}?{query}");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(
            string.Join('|', answer.Json["errors"]!.AsObject().SelectMany(member => member.Value!.AsArray().Select(message => $"{member.Key}: {message}"))),
            Is.EqualTo(errors));
    }

    [TestCase("limit=2", "Administrador Zoe", "Álvaro beto Último")]
    [TestCase("page=1&limit=2&sort=name&active=true", "Administrador beto", "Último Zoe")]
    public async Task Cursor_GoesOnAfterThePageThoughUsersComeAndGo(string query, string first, string rest)
    {
        try
        {
            var page = await admin.Client.GetAnswerAsync($"{Tenant.UsersPath}?{query}");
            await CreateAsync("Último", "En Llegar", "role_vendedor", "local_01");
            await admin.Client.DeleteAnswerAsync($"{Tenant.UsersPath}/{page.Json["data"]![1]!["id"]}");
            var names = new List<string>();
            var pages = new List<string?>();
            var next = page.Header("Link");
            while (next is not null)
            {
                var answer = await admin.Client.GetAnswerAsync(next.Split('<', '>')[1]);
                names.Add(Names(answer));
                pages.Add(answer.Json["page"]?.ToJsonString());
                next = answer.Header("Link");
            }

            Assert.Multiple(() =>
            {
                Assert.That(Names(page), Is.EqualTo(first));
                Assert.That(page.Header("Link"), Does.EndWith($"cursor={page.Json["next_cursor"]}>; rel=\"next\"").And.Not.Contain("page="));
                Assert.That(string.Join(' ', names), Is.EqualTo(rest));
                Assert.That(pages, Is.All.Null);
            });
        }
        finally
        {
            // The other tests read the list as it was.
            Stop();
            await Start();
        }
    }

    [Test]
    public async Task Cursor_OfAnotherOrder_IsRefused()
    {
        var page = await admin.Client.GetAnswerAsync($"{Tenant.UsersPath}?limit=1");

        var answer = await admin.Client.GetAnswerAsync($"{Tenant.UsersPath}?limit=1&sort=name&cursor={page.Json["next_cursor"]}");

        Assert.That(answer.Status, Is.EqualTo(400));
    }

    private static string Names(Answer answer) =>
        string.Join(' ', answer.Json["data"]!.AsArray().Select(user => (string?)user!["first_name"]));

    private Task<string> CreateAsync(string first, string last, string roleId, string localId) => admin.CreatePathAsync(
        ("first_name", first),
        ("last_name", last),
        ("role_ids", new JsonArray(roleId)),
        ("local_ids", new JsonArray(localId)));
}
