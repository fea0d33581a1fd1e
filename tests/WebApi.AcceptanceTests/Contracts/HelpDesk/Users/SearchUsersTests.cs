using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

/// <summary>The list of users, when somebody asks for some of them.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed partial class SearchUsersTests(string provider)
{
    private const string Total = "X-Total-Count";
    private const string SortChoices = "Debe ser uno de: created, -created, created_at, -created_at, nombre, -nombre, email, -email, "
        + "updated_at, -updated_at, last_login, -last_login, last_seen, -last_seen";

    /// <summary>In order of creation, after the administrator, whose name is Administrador.</summary>
    private static readonly (string Email, string Nombre, string Rol, string? Area, bool IsActive)[] People =
    [
        ("zoe@x.es", "Zoë Núñez", "MESA", null, true),
        ("ana.1@x.es", "Ana Pérez", "AREA", "sistemas", true),
        ("ana_2@x.es", "ana perez", "AREA", "soporte técnico", false),
        ("Bea@x.es", "ÁNA PÉREZ", "USUARIO", null, true),
        ("100%@x.es", "Luis [jefe]", "USUARIO", "SISTEMAS", true),
        ("li@x.es", "李小龍 😀", "ADMIN", null, false),
    ];

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
        foreach (var (email, nombre, rol, area, isActive) in People)
        {
            var created = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email), ("nombre", nombre), ("rol", rol), ("area", area)));
            await admin.PatchAnswerAsync($"{TestUsers.Path}/{created.Json["id"]}", new { is_active = isActive });
        }
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("", "admin zoe ana.1 ana_2 Bea 100% li")]
    [TestCase("?q=&rol=&area=&is_active=&sort=&limit=&cursor=", "admin zoe ana.1 ana_2 Bea 100% li")]
    [TestCase("?_=1&V=nombre", "admin zoe ana.1 ana_2 Bea 100% li")]
    [TestCase("?q=ana", "ana.1 ana_2 Bea")]
    [TestCase("?q=%20PÉREZ%20", "ana.1 ana_2 Bea")]
    [TestCase("?Q=nun%CC%83ez", "zoe")]
    [TestCase("?q=BEA@", "Bea")]
    [TestCase("?q=%E5%B0%8F", "li")]
    [TestCase("?q=%F0%9F%98%80", "li")]
    [TestCase("?q=%25", "100%")]
    [TestCase("?q=_", "ana_2")]
    [TestCase("?q=[", "100%")]
    [TestCase("?q=%27", "")]
    [TestCase("?q=%00", "")]
    [TestCase("?q=%ED%A0%80", "")]
    [TestCase("?q=nadie", "")]
    [TestCase("?rol=AREA", "ana.1 ana_2")]
    [TestCase("?rol=ADMIN", "admin li")]
    [TestCase("?area=sistemas", "ana.1 100%")]
    [TestCase("?area=%20Soporte%20%20T%C3%89cnico", "ana_2")]
    [TestCase("?area=soporte%20tecnico", "")]
    [TestCase("?is_active=false", "ana_2 li")]
    [TestCase("?is_active=true&rol=USUARIO", "Bea 100%")]
    [TestCase("?q=pérez&rol=AREA&area=SISTEMAS&is_active=true&sort=-nombre", "ana.1")]
    [TestCase("?sort=created", "admin zoe ana.1 ana_2 Bea 100% li")]
    [TestCase("?sort=-created", "li 100% Bea ana_2 ana.1 zoe admin")]
    [TestCase("?sort=nombre", "admin ana.1 ana_2 Bea 100% zoe li")]
    [TestCase("?sort=-nombre", "li zoe 100% Bea ana_2 ana.1 admin")]
    [TestCase("?sort=email", "100% admin ana.1 ana_2 Bea li zoe")]
    [TestCase("?sort=-email", "zoe li Bea ana_2 ana.1 admin 100%")]
    public async Task List_HasWhoIsAskedForInTheOrderThatIsAskedFor(string query, string expected)
    {
        var list = await admin.GetAnswerAsync(TestUsers.Path + query);

        Assert.Multiple(() =>
        {
            Assert.That(list.Status, Is.EqualTo(200));
            Assert.That(string.Join(' ', NamesOf(list)), Is.EqualTo(expected));
            Assert.That(list.Header("Link"), Is.Null);
            Assert.That(list.Header(Total), Is.Null);
        });
    }

    [Test]
    public async Task List_WithoutParameters_IsAsItWasBeforeThereWereAny()
    {
        var plain = await admin.GetAnswerAsync(TestUsers.Path);
        var empty = await admin.GetAnswerAsync($"{TestUsers.Path}?q=&limit=");

        Assert.Multiple(() =>
        {
            Assert.That(empty.Text, Is.EqualTo(plain.Text));
            Assert.That(plain.Headers.Keys, Has.None.EqualTo("Link").And.None.EqualTo(Total).And.None.EqualTo("ETag"));
            Assert.That(plain.Header("Transfer-Encoding"), Is.EqualTo("chunked"));
        });
    }

    [TestCase("created")]
    [TestCase("-created")]
    [TestCase("nombre")]
    [TestCase("-nombre")]
    [TestCase("email")]
    [TestCase("-email")]
    public async Task Pages_LeadToOneAnotherAndHaveEverybodyOnce(string sort)
    {
        var whole = await admin.GetAnswerAsync($"{TestUsers.Path}?sort={sort}");
        var pages = new List<Answer>();
        for (var next = $"{TestUsers.Path}?sort={sort}&limit=3"; next is not null; next = NextOf(pages[^1]))
        {
            pages.Add(await admin.GetAnswerAsync(next));
        }

        Assert.Multiple(() =>
        {
            Assert.That(pages.Select(page => page.Json.AsArray().Count), Is.EqualTo(new[] { 3, 3, 1 }));
            Assert.That(pages.SelectMany(NamesOf), Is.EqualTo(NamesOf(whole)));
            Assert.That(pages.Select(page => page.Header(Total)), Is.All.EqualTo("7"));
        });
    }

    [Test]
    public async Task Pages_LeadToTheNextOfTheSameQuestion()
    {
        var page = await admin.GetAnswerAsync($"{TestUsers.Path}?limit=1&q=%20P%C3%A9rez%20%26&v=x&_=%3Cscript%3E&rol=AREA&area=&is_active=true&sort=-email");
        var answered = await admin.GetAnswerAsync($"{TestUsers.Path}?limit=1&q=P%C3%A9rez&rol=AREA&_=%3Cscript%3E&area=&sort=-email");
        var exactlyFull = await admin.GetAnswerAsync($"{TestUsers.Path}?limit=7");

        Assert.Multiple(() =>
        {
            Assert.That((page.Text, page.Header("Link")), Is.EqualTo(("[]", (string?)null)));
            Assert.That(answered.Header("Link"), Does.Match("^</api/auth/users\\?q=P%C3%A9rez&rol=AREA&sort=-email&limit=1&cursor=[A-Za-z0-9_-]+>; rel=\"next\"$"));
            Assert.That(exactlyFull.Json.AsArray(), Has.Count.EqualTo(7));
            Assert.That(exactlyFull.Header("Link"), Is.Null, "The last page leads nowhere, full as it is.");
        });
    }

    [TestCase("limit=1", "7")]
    [TestCase("limit=1000", "7")]
    [TestCase("limit=1&rol=AREA", "2")]
    [TestCase("limit=1&area=sistemas", "2")]
    [TestCase("limit=1&is_active=false", "2")]
    [TestCase("limit=1&area=nada", "0")]
    [TestCase("limit=1&q=ana", "3")]
    [TestCase("rol=AREA", null)]
    public async Task Total_IsToldOfPages(string query, string? total) =>
        Assert.That((await admin.GetAnswerAsync($"{TestUsers.Path}?{query}")).Header(Total), Is.EqualTo(total));

    [Test]
    public async Task Cursor_WithoutALimit_LeadsToAllTheRest()
    {
        var first = await admin.GetAnswerAsync($"{TestUsers.Path}?limit=2");
        var cursor = CursorOf(first);

        var rest = await admin.GetAnswerAsync($"{TestUsers.Path}?cursor={cursor}");
        var filtered = await admin.GetAnswerAsync($"{TestUsers.Path}?cursor={cursor}&rol=AREA");

        Assert.Multiple(() =>
        {
            Assert.That(NamesOf(rest), Is.EqualTo(new[] { "ana.1", "ana_2", "Bea", "100%", "li" }));
            Assert.That(NamesOf(filtered), Is.EqualTo(new[] { "ana.1", "ana_2" }));
        });
    }

    [TestCase("rol=area", "query.rol enum", "Debe ser uno de: ADMIN, MESA, AREA, USUARIO", "\"area\"")]
    [TestCase("rol=JEFE", "query.rol enum", "Debe ser uno de: ADMIN, MESA, AREA, USUARIO", "\"JEFE\"")]
    [TestCase("is_active=si", "query.is_active bool_type", "Debe ser true o false", "\"si\"")]
    [TestCase("is_active=True", "query.is_active bool_type", "Debe ser true o false", "\"True\"")]
    [TestCase("is_active=1", "query.is_active bool_type", "Debe ser true o false", "\"1\"")]
    [TestCase("sort=name", "query.sort enum", SortChoices, "\"name\"")]
    [TestCase("sort=Nombre", "query.sort enum", SortChoices, "\"Nombre\"")]
    [TestCase("sort=--email", "query.sort enum", SortChoices, "\"--email\"")]
    [TestCase("limit=0", "query.limit value_error", "Debe ser un número entero de 1 a 1000", "\"0\"")]
    [TestCase("limit=1001", "query.limit value_error", "Debe ser un número entero de 1 a 1000", "\"1001\"")]
    [TestCase("limit=-1", "query.limit value_error", "Debe ser un número entero de 1 a 1000", "\"-1\"")]
    [TestCase("limit=99999999999999999999", "query.limit value_error", "Debe ser un número entero de 1 a 1000", "\"99999999999999999999\"")]
    [TestCase("limit=diez", "query.limit value_error", "Debe ser un número entero", "\"diez\"")]
    [TestCase("limit=1.5", "query.limit value_error", "Debe ser un número entero", "\"1.5\"")]
    [TestCase("area=a%00", "query.area value_error", "Contiene caracteres no permitidos", "\"a\\u0000\"")]
    [TestCase("cursor=x", "query.cursor value_error", "Debe ser el cursor del enlace «next» de la página anterior", "\"x\"")]
    [TestCase("cursor=%F0%9F%98%80", "query.cursor value_error", "Debe ser el cursor del enlace «next» de la página anterior", "\"\\uD83D\\uDE00\"")]
    [TestCase("q=a&q=b", "query.q value_error", "No se puede repetir", "[\"a\",\"b\"]")]
    [TestCase("area=a&AREA=b", "query.area value_error", "No se puede repetir", "[\"a\",\"b\"]")]
    public async Task List_WithAFault_SaysInWordsWhatAndRepeatsWhatWasSent(string query, string fault, string message, string input)
    {
        var answer = await admin.GetAnswerAsync($"{TestUsers.Path}?{query}");

        Assert.That(
            (answer.Status, answer.Faults.Single(), (string?)answer.Json["detail"]![0]!["msg"], answer.Json["detail"]![0]!["input"]!.ToJsonString()),
            Is.EqualTo((422, fault, message, input)));
    }

    [Test]
    public async Task List_WithManyFaults_ListsThemAllInOrder()
    {
        var answer = await admin.GetAnswerAsync($"{TestUsers.Path}?cursor=x&limit=0&sort=x&is_active=x&area={new string('a', 101)}&rol=x&q={new string('a', 201)}");

        Assert.That(answer.Faults, Is.EqualTo(new[]
        {
            "query.q string_too_long", "query.rol enum", "query.area string_too_long", "query.is_active bool_type", "query.sort enum", "query.limit value_error",
            "query.cursor value_error",
        }));
    }

    [Test]
    public async Task Cursor_OfAnotherOrderOrDirection_IsRefused()
    {
        var cursor = CursorOf(await admin.GetAnswerAsync($"{TestUsers.Path}?limit=1&sort=nombre"));

        foreach (var sort in new[] { "-nombre", "email", "-email", "created", "-created", "" })
        {
            var answer = await admin.GetAnswerAsync($"{TestUsers.Path}?limit=1&sort={sort}&cursor={cursor}");
            Assert.That(answer.Status, Is.EqualTo(422), sort);
            Assert.That(answer.Faults, Is.EqualTo(new[] { "query.cursor value_error" }), sort);
        }
    }

    [Test]
    public async Task Cursor_ThatWasTamperedWith_IsRefusedOrAnsweredButNeverAFailure()
    {
        var cursor = CursorOf(await admin.GetAnswerAsync($"{TestUsers.Path}?limit=1&sort=nombre"));
        for (var i = 0; i < cursor.Length; i++)
        {
            foreach (var replacement in "A_z")
            {
                var answer = await admin.GetAnswerAsync($"{TestUsers.Path}?limit=1&sort=nombre&cursor={cursor[..i]}{replacement}{cursor[(i + 1)..]}");
                Assert.That(answer.Status, Is.EqualTo(200).Or.EqualTo(422), answer.Text);
            }
        }
    }

    [Test]
    public async Task List_WhenTheCallerMayNot_TellsOnlyThat()
    {
        using var person = await Person.JoinAsync(service, admin);
        try
        {
            var anonymous = await service.Client.GetAnswerAsync($"{TestUsers.Path}?limit=0");
            var forbidden = await person.Client.GetAnswerAsync($"{TestUsers.Path}?limit=0&q=ana");

            Assert.That((anonymous.Status, forbidden.Status), Is.EqualTo((401, 403)));
        }
        finally
        {
            await admin.DeleteAnswerAsync(person.Path);
        }
    }

    private static string[] NamesOf(Answer list) => [.. list.Json.AsArray().Select(user => ((string)user!["email"]!).Split('@')[0])];

    private static string? NextOf(Answer page) => page.Header("Link") is { } link ? Link().Match(link).Groups[1].Value : null;

    private static string CursorOf(Answer page) => NextOf(page)!.Split("cursor=")[1];

    [GeneratedRegex("\\A<(/api/auth/users\\?[A-Za-z0-9_%=&.-]+)>; rel=\"next\"\\z")]
    private static partial Regex Link();
}
