using System.Net;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using OpenQA.Selenium;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Pages;

/// <summary>The page where somebody changes a password, temporary or not: <c>/account/password</c>.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class PasswordPageTests(string provider)
{
    private const string Page = "/account/password";
    private const string Origin = "https://mesa.example";
    private const string New = "Una-clave-propia-2026";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    private static IEnumerable<string> ForeignUrls =>
    [
        "https://evil.example/", "//mesa.example/", "/login", "https://mesa.example.evil.example/", "https://mesa.example@evil.example/",
        "https://ana@mesa.example/", "http://mesa.example/", "https://mesa.example:8443/", "https:\\\\mesa.example", "javascript:alert(1)",
        "data:text/html,x", "https://mesa.example\\@evil.example/", " https://evil.example",
    ];

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, [.. Tenant.Settings, ("Cors:Origins:0", Origin)]);
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [TestCase("es-MX,es;q=0.9", "es", "Cambiar la contraseña")]
    [TestCase("en-US,en;q=0.9", "en", "Change your password")]
    [TestCase("fr", "es", "Cambiar la contraseña")]
    public async Task Get_ShowsTheForm_InTheLanguageOfTheBrowser(string accepted, string language, string title)
    {
        var page = await service.Client.AnswerAsync(HttpMethod.Get, Page, null, ("Accept-Language", accepted));

        Assert.Multiple(() =>
        {
            Assert.That((page.Status, page.Header("Content-Type")), Is.EqualTo((200, "text/html; charset=utf-8")));
            Assert.That(Decode(page), Does.StartWith("<!DOCTYPE html>").And.Contain($"<html lang=\"{language}\">").And.Contain($"<title>{title}</title>"));
            Assert.That(page.Text, Does.Not.Contain("<script").And.Not.Contain("style="));
            Assert.That(page.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(page.Header("Set-Cookie"), Is.Null);
            Assert.That(
                page.Header("Content-Security-Policy"),
                Is.EqualTo("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
        });
        foreach (var field in new[] { "email", "current_password", "new_password", "repeated_password" })
        {
            Assert.That(page.Text, Does.Contain($"<label for=\"{field}\">").And.Match($"<input id=\"{field}\" name=\"{field}\""));
        }
    }

    [Test]
    public async Task Post_OfTooMany_IsRefusedOnThePage()
    {
        using var limited = new HelpDeskService(provider, ("RateLimiting:SignInsPerMinutePerAddress", "1"));
        using var first = new StringContent("", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var second = new StringContent("", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        await limited.Client.AnswerAsync(HttpMethod.Post, Page, first);

        var refused = await limited.Client.AnswerAsync(HttpMethod.Post, Page, second);
        var other = await limited.Client.AnswerAsync(HttpMethod.Put, Page);

        Assert.That((refused.Status, other.Status), Is.EqualTo((429, 405)));
        Assert.That(Decode(refused), Does.Contain("Demasiados intentos").And.Contain("<form"));
        Assert.That(refused.Header("Retry-After"), Is.Not.Null);
        Assert.That(other.Header("Content-Type"), Is.EqualTo("text/html; charset=utf-8"));
    }

    [TestCase("/account/password", "")]
    [TestCase("/account/password/", "")]
    [TestCase("/account/password", "/directorio")]
    public async Task Page_NamesTheStylesheetWhereverItIs(string path, string prefix)
    {
        using var hidden = new HelpDeskService(provider, ("PathBase", "/directorio"));

        var page = await hidden.Client.GetAnswerAsync(prefix + path);

        Assert.That(page.Text, Does.Contain($"href=\"{prefix}/account/account.css\""));
    }

    [Test]
    public async Task Stylesheet_IsServedBesideThePages()
    {
        var stylesheet = await service.Client.GetAnswerAsync("/account/account.css");

        Assert.That((stylesheet.Status, stylesheet.Header("Content-Type")), Is.EqualTo((200, "text/css; charset=utf-8")));
    }

    [Test]
    public async Task Post_OfATemporaryPassword_ReplacesIt()
    {
        using var eva = await Person.CreateAsync(service, admin);

        var done = await PostAsync(eva.Email, eva.Password, New, query: $"?returnUrl={Uri.EscapeDataString(Origin + "/entrar?a=1&b=2")}");

        var old = await LogInAsync(eva.Email, eva.Password);
        var login = await LogInAsync(eva.Email, New);
        var audit = await admin.GetAnswerAsync($"/api/auth/audit?user={eva.Id}&action=password_changed");
        Assert.Multiple(() =>
        {
            Assert.That((done.Status, Decode(done).Contains("Contraseña cambiada", StringComparison.Ordinal)), Is.EqualTo((200, true)), done.Text);
            Assert.That(done.Text, Does.Contain($"href=\"{Origin}/entrar?a=1&amp;b=2\""));
            Assert.That((old.Status, login.Status, (bool)login.Json["must_change_password"]!), Is.EqualTo((401, 200, false)));
            Assert.That((string?)audit.Json[0]!["actor"]!["id"], Is.EqualTo(eva.Id), audit.Text);
        });
    }

    [Test]
    public async Task Post_InAnotherOrganization_IsForItsUser()
    {
        using var shops = await Tenant.SignInAsync(service);
        var created = await shops.CreateAsync();
        var email = (string)created.Json["email"]!;

        var elsewhere = await PostAsync(email, "SecurePass123", New);
        var done = await PostAsync(email, "SecurePass123", New, query: "?organization=org_123");
        using var signedIn = await Tenant.SignInAsync(service, Tenant.Shops, email, New);

        Assert.That((elsewhere.Status, done.Status), Is.EqualTo((401, 200)), done.Text);
    }

    [Test]
    public async Task Post_WithAFault_SaysItAtTheField_AndKeepsTheAddress()
    {
        using var eva = await Person.CreateAsync(service, admin);

        var wrong = await PostAsync(eva.Email, "Otra-2026", New);
        var tooShort = await PostAsync(eva.Email, eva.Password, "abc");
        var unchanged = await PostAsync(eva.Email, eva.Password, eva.Password);
        var notRepeated = await PostAsync(eva.Email, eva.Password, New, "Otra-cosa");
        var empty = await PostAsync("", "", "");
        var english = await PostAsync(eva.Email, "Otra-2026", New, language: "en");

        Assert.Multiple(() =>
        {
            Assert.That((wrong.Status, Decode(wrong).Contains("Credenciales incorrectas", StringComparison.Ordinal)), Is.EqualTo((401, true)));
            Assert.That(english.Text, Does.Contain("Wrong email or password"));
            Assert.That((tooShort.Status, Marked(tooShort)), Is.EqualTo((422, "new_password")));
            Assert.That((unchanged.Status, Marked(unchanged)), Is.EqualTo((422, "new_password")));
            Assert.That((notRepeated.Status, Marked(notRepeated)), Is.EqualTo((422, "repeated_password")));
            Assert.That((empty.Status, Marked(empty)), Is.EqualTo((422, "email current_password new_password")));
            Assert.That(tooShort.Text, Does.Contain($"value=\"{eva.Email}\"").And.Contain("aria-describedby=\"new_password-fault new_password-hint\""));
            foreach (var answer in new[] { wrong, tooShort, unchanged, notRepeated })
            {
                Assert.That(answer.Text, Does.Not.Contain(eva.Password).And.Not.Contain(New).And.Not.Contain("Otra-2026"));
            }
        });
        var sessions = await admin.GetAnswerAsync($"{eva.Path}/sessions");
        Assert.That(sessions.Json.AsArray(), Is.Empty, "What is refused leaves no session.");
    }

    [Test]
    public async Task Post_OfGuesses_LocksTheAddress()
    {
        using var eva = await Person.CreateAsync(service, admin);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await PostAsync(eva.Email, "Otra-2026", New);
        }

        var locked = await PostAsync(eva.Email, eva.Password, New);

        Assert.That((locked.Status, locked.Header("Retry-After")), Is.EqualTo((429, "60")), locked.Text);
        Assert.That(Decode(locked), Does.Contain("Demasiados intentos"));
    }

    [Test]
    public async Task Post_OfWhoMayNotSignIn_SaysWhy()
    {
        using var lapsed = await Person.CreateAsync(service, admin);
        using var inactive = await Person.CreateAsync(service, admin);
        await admin.PatchAnswerAsync(inactive.Path, new { is_active = false });
        service.Clock.Advance(TimeSpan.FromDays(8));

        var late = await PostAsync(lapsed.Email, lapsed.Password, New);
        var refused = await PostAsync(inactive.Email, inactive.Password, New);
        admin.Dispose();
        admin = await service.SignInAsync();

        Assert.Multiple(() =>
        {
            Assert.That((late.Status, Decode(late).Contains("ha caducado", StringComparison.Ordinal)), Is.EqualTo((403, true)));
            Assert.That((refused.Status, Decode(refused).Contains("Usuario inactivo", StringComparison.Ordinal)), Is.EqualTo((403, true)));
        });
    }

    [TestCaseSource(nameof(ForeignUrls))]
    public async Task Post_WithAUrlElsewhere_LeadsNowhere(string url)
    {
        using var eva = await Person.CreateAsync(service, admin);

        var done = await PostAsync(eva.Email, eva.Password, New, query: $"?returnUrl={Uri.EscapeDataString(url)}");

        Assert.That(done.Status, Is.EqualTo(200), done.Text);
        Assert.That(done.Text, Does.Not.Contain("href=\"http").And.Not.Contain("evil").And.Not.Contain("<a"));
    }

    [TestCase("application/json", "{}", 400)]
    [TestCase("application/x-www-form-urlencoded", "email=a&email=b", 422)]
    [TestCase("application/x-www-form-urlencoded", "", 422)]
    [TestCase("application/x-www-form-urlencoded", "email=%22%3E%3Cscript%3E&new_password=%FF", 422)]
    [TestCase("multipart/form-data; boundary=x", "--x", 400)]
    public async Task Post_OfSomethingElse_ShowsTheFormAgain(string type, string body, int status)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        var answer = await service.Client.AnswerAsync(HttpMethod.Post, Page, content);

        Assert.That((answer.Status, answer.Text.Contains("<form", StringComparison.Ordinal)), Is.EqualTo((status, true)), answer.Text);
        Assert.That(answer.Text, Does.Not.Contain("<script"));
    }

    [Test]
    [Category("Slow")]
    public async Task Page_InABrowser_LeadsFromATemporaryPasswordBackToTheApplication()
    {
        using var browser = Browser.Start();
        using var eva = await Person.CreateAsync(service, admin);
        browser.Open(new(service.Address, $"{Page}?returnUrl={Uri.EscapeDataString(Origin + "/entrar")}"));

        Send("Otra-2026", New);
        var wrong = browser.Find(By.CssSelector("[role=alert]")).Text;
        Send(eva.Password, "abc");
        var tooShort = browser.Find(By.Id("new_password-fault")).Text;
        var focused = browser.Find(By.CssSelector("input:focus")).GetDomAttribute("name");
        Send(eva.Password, New);
        var back = browser.Find(By.CssSelector("a.button")).GetDomAttribute("href");

        Assert.Multiple(() =>
        {
            Assert.That(wrong, Is.AnyOf("Credenciales incorrectas", "Wrong email or password"));
            Assert.That(tooShort, Is.Not.Empty);
            Assert.That(focused, Is.EqualTo("new_password"));
            Assert.That(back, Is.EqualTo($"{Origin}/entrar"));
            Assert.That(browser.ConsoleErrors.Where(message => !message.Contains("the server responded with a status of", StringComparison.Ordinal)), Is.Empty);
        });

        void Send(string current, string wanted)
        {
            browser.Fill(By.Id("email"), eva.Email);
            browser.Fill(By.Id("current_password"), current);
            browser.Fill(By.Id("new_password"), wanted);
            browser.Fill(By.Id("repeated_password"), wanted);
            browser.Click(By.CssSelector("button[type=submit]"));
        }
    }

    private static string Decode(Answer page) => WebUtility.HtmlDecode(page.Text);

    /// <summary>The fields that are marked as wrong.</summary>
    private static string Marked(Answer page) => string.Join(' ', page.Text.Split("<input ").Skip(1)
        .Where(input => input.Split('>')[0].Contains("aria-invalid=\"true\"", StringComparison.Ordinal))
        .Select(input => input.Split('"')[1]));

    private Task<Answer> LogInAsync(string email, string password) =>
        service.Client.PostAnswerAsync("/api/auth/login", new { email, password });

    private async Task<Answer> PostAsync(
        string email,
        string current,
        string wanted,
        string? repeated = null,
        string query = "",
        string language = "es")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["email"] = email,
            ["current_password"] = current,
            ["new_password"] = wanted,
            ["repeated_password"] = repeated ?? wanted,
        });
        return await service.Client.AnswerAsync(HttpMethod.Post, Page + query, form, ("Accept-Language", language));
    }
}
