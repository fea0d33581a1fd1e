using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts;

/// <summary>A domain is the same in Unicode and in Punycode, in every contract.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class InternationalDomainTests(string provider)
{
    private const string Password = "Temporal-2026";
    private const string ContentPath = "/api/v1/users";
    private const string WorksPath = "/users";

    private HelpDeskService service = null!;
    private HttpClient helpDesk = null!;
    private Tenant shops = null!;
    private Tenant content = null!;
    private Tenant works = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, Tenant.Settings);
        helpDesk = await service.SignInAsync();
        shops = await Tenant.SignInAsync(service);
        content = await Tenant.SignInAsync(service, "cms");
        works = await Tenant.SignInAsync(service, "works");
        foreach (var other in new[] { content, works })
        {
            other.Client.DefaultRequestHeaders.Remove(Tenant.HeaderName);
        }
    }

    [OneTimeTearDown]
    public void Stop()
    {
        helpDesk.Dispose();
        shops.Dispose();
        content.Dispose();
        works.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task User_OfEveryContract_IsOneInBothForms(
        [Values("helpdesk", "shops", "content", "works")] string contract,
        [Values] bool isFirstInPunycode)
    {
        var (unicode, punycode) = isFirstInPunycode
            ? ("eva@correo.почта.example", "eva@correo.xn--80a1acny.example")
            : ("ana@ñandú.example", "ana@xn--and-6ma2c.example");
        var (first, second) = isFirstInPunycode ? (punycode, unicode) : (unicode, punycode);

        var created = await CreateAsync(contract, first);
        var again = await CreateAsync(contract, second.ToUpperInvariant());
        var found = new List<string>();
        foreach (var form in new[] { unicode, punycode })
        {
            found.Add(await ListAsync(contract, $"email={Uri.EscapeDataString(form)}"));
            found.Add(await ListAsync(contract, $"q={Uri.EscapeDataString(form)}"));
            found.Add(await ListAsync(contract, $"q={Uri.EscapeDataString(form.Split('@')[1])}"));
        }

        Assert.That((created.Status, again.Status), Is.EqualTo((201, contract == "works" ? 400 : 409)), created.Text + again.Text);
        Assert.That((string)created.Json["email"]!, Is.EqualTo(first));
        Assert.That(found, Is.All.EqualTo(first));
    }

    [TestCase("luz@señal.example", "LUZ@xn--SEAL-hqa.example")]
    [TestCase("mar@xn--seal-hqa.example", "mar@señal.example")]
    public async Task LogIn_WithTheOtherForm_IsOfTheUser(string email, string other)
    {
        await CreateAsync("helpdesk", email);

        var login = await service.Client.PostAnswerAsync("/api/auth/login", new { email = other, password = Password });

        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        Assert.That((string)login.Json["user"]!["email"]!, Is.EqualTo(email));
    }

    [Test]
    public async Task LogIn_WithWrongPasswordsInBothForms_CountsThemTogether()
    {
        await CreateAsync("helpdesk", "sol@señal.example");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var email = attempt % 2 == 0 ? "sol@señal.example" : "sol@xn--seal-hqa.example";
            await service.Client.PostAnswerAsync("/api/auth/login", new { email, password = "Otra-2026" });
        }

        var locked = await service.Client.PostAnswerAsync("/api/auth/login", new { email = "sol@xn--seal-hqa.example", password = Password });

        Assert.That(locked.Status, Is.EqualTo(429), locked.Text);
    }

    [Test]
    public async Task Import_WithBothForms_IsOneUser()
    {
        await CreateAsync("helpdesk", "paz@señal.example");
        const string table = "email,nombre,password,rol\npaz@xn--seal-hqa.example,Paz Nueva,,USUARIO\n";
        const string repeated = table + "paz@señal.example,Paz Vieja,,USUARIO\n";

        var once = await ImportAsync(table);
        var twice = await ImportAsync(repeated);

        Assert.That(once.Status, Is.EqualTo(200), once.Text);
        Assert.That((int)once.Json["updated"]!, Is.EqualTo(1), once.Text);
        Assert.That(twice.Status, Is.EqualTo(422), twice.Text);
    }

    private async Task<Answer> ImportAsync(string table)
    {
        using var body = new StringContent(table, System.Text.Encoding.UTF8, "text/csv");
        return await helpDesk.PostAnswerAsync($"{TestUsers.Path}/import", body);
    }

    private Task<Answer> CreateAsync(string contract, string email) => contract switch
    {
        "shops" => shops.Client.PostAnswerAsync(Tenant.UsersPath, Tenant.NewUser(("email", email))),
        "content" => content.Client.PostAnswerAsync(
            ContentPath, new { email, password = Password, firstName = "Ana", lastName = "Paz", rolId = 4 }),
        "works" => works.Client.PostAnswerAsync(WorksPath, new { nombreCompleto = "Ana Paz", email, password = Password }),
        _ => helpDesk.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email), ("password", Password))),
    };

    private async Task<string> ListAsync(string contract, string query)
    {
        var answer = contract switch
        {
            "shops" => await shops.Client.GetAnswerAsync($"{Tenant.UsersPath}?{query}"),
            "content" => await content.Client.GetAnswerAsync($"{ContentPath}?{query}"),
            "works" => await works.Client.GetAnswerAsync($"{WorksPath}?{query}"),
            _ => await helpDesk.GetAnswerAsync($"{TestUsers.Path}?{query}"),
        };
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        var users = (contract == "shops" ? answer.Json["data"]! : answer.Json).AsArray();
        return string.Join(' ', users.Select(user => (string)user!["email"]!));
    }
}
