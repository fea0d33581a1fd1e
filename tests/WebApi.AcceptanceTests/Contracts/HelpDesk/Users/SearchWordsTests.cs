using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

/// <summary>Who is found by what people type, and in which order lists have them.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class SearchWordsTests(string provider)
{
    private static readonly (string Email, string Nombre, string? Telefono)[] People =
    [
        ("mgarcia@example.com", "María García López", "+52 999 123 4500"),
        ("obrien@example.com", "Sean O’Brien", "(55) 1234-5678"),
        ("nunez@example.com", "Núñez  Ana", null),
        ("nuria@example.com", "Nuria Paz", "999"),
        ("nu@example.com", "Ñu Paz", null),
        ("ozuna@example.com", "Ozuna Luis", null),
        ("lodz@example.com", "Łukasz Đukić", null),
    ];

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
        foreach (var (email, nombre, telefono) in People)
        {
            await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email), ("nombre", nombre), ("telefono", telefono)));
        }
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("garcia maria", "mgarcia")]
    [TestCase("LOPEZ María", "mgarcia")]
    [TestCase("lópez   gar", "mgarcia")]
    [TestCase("maria example.com", "mgarcia")]
    [TestCase("maria obrien", "")]
    [TestCase("9991234500", "mgarcia")]
    [TestCase("+52 999 123 4500", "mgarcia")]
    [TestCase("999-123", "mgarcia")]
    [TestCase("999 maria", "mgarcia")]
    [TestCase("5512345678", "obrien")]
    [TestCase("o'brien", "obrien")]
    [TestCase("O’BRIEN sean", "obrien")]
    [TestCase("ana nunez", "nunez")]
    [TestCase("ana nuñez", "nunez")]
    [TestCase("núñez ana", "nunez")]
    [TestCase("lukasz dukic", "lodz")]
    [TestCase("Łukasz", "lodz")]
    [TestCase("%", "")]
    [TestCase("\u007F", "")]
    public async Task Search_FindsWhoHasAllTheWords(string words, string expected)
    {
        var list = await admin.GetAnswerAsync($"{TestUsers.Path}?q={Uri.EscapeDataString(words)}");
        var page = await admin.GetAnswerAsync($"{TestUsers.Path}?limit=5&q={Uri.EscapeDataString(words)}");

        Assert.That((NamesOf(list), NamesOf(page)), Is.EqualTo((expected, expected)), list.Text);
    }

    [Test]
    public async Task Sort_ByName_IsSpanish_AlsoFromPageToPage()
    {
        const string expected = "lodz mgarcia nunez nuria nu ozuna obrien";
        var whole = await admin.GetAnswerAsync($"{TestUsers.Path}?sort=nombre&q=example.com");
        var reversed = await admin.GetAnswerAsync($"{TestUsers.Path}?sort=-nombre&q=example.com");
        var pages = new List<string>();
        for (var path = $"{TestUsers.Path}?sort=nombre&limit=1&q=example.com"; path is not null;)
        {
            var page = await admin.GetAnswerAsync(path);
            pages.Add(NamesOf(page));
            path = page.Header("Link")?.Split('<', '>')[1];
        }

        Assert.Multiple(() =>
        {
            Assert.That(NamesOf(whole), Is.EqualTo(expected));
            Assert.That(string.Join(' ', pages), Is.EqualTo(expected));
            Assert.That(string.Join(' ', NamesOf(reversed).Split(' ').Reverse()), Is.EqualTo(expected));
        });
    }

    private static string NamesOf(Answer list) =>
        string.Join(' ', list.Json.AsArray().Select(user => ((string)user!["email"]!).Split('@')[0]));
}
