using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Start;

/// <summary>Every token that the service issues fits into its own headers, and into those of the proxy's configuration in deploy.</summary>
public sealed partial class TokenSizeTests
{
    private const string Roles = "/api/v1/organizations/org_123/roles";

    private string folder = "";
    private ServiceProcess process = null!;
    private HttpClient client = null!;

    private static int ProxysBytes => 1024 * int.Parse(
        HeaderBuffer().Match(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deployment", "deploy", "nginx.conf"))).Groups[1].Value,
        CultureInfo.InvariantCulture);

    [SetUp]
    public async Task Start()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        process = new(folder, [.. Tenant.Settings.Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
            ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword)]);
        client = await process.ConnectAsync();
        await SignInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword, Organization.HelpDeskId);
        await GiveAllPermissionsAsync();
    }

    [TearDown]
    public void Stop()
    {
        client.Dispose();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Token_OfWhoHoldsAllRoles_IsAccepted()
    {
        await SignInAsync(Tenant.AdminEmail, Tenant.AdminPassword, Tenant.Shops);
        var roles = (await client.GetAnswerAsync("/api/v1/organizations/org_123")).Json["roles"]!.AsArray().Select(role => (string)role!["key"]!);
        var email = $"{new string('ñ', 64)}@{new string('é', 60)}.{new string('ö', 60)}.example";
        var created = await client.PostAnswerAsync(Tenant.UsersPath, Tenant.NewUser(
            ("email", email),
            ("first_name", new string('字', 99)),
            ("last_name", new string('字', 99)),
            ("role_ids", new JsonArray([.. roles.Select(key => JsonValue.Create(key))]))));
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        await SignInAsync(email, "SecurePass123", Tenant.Shops);
        var changed = await client.PostAnswerAsync(
            "/api/auth/change-password",
            new { current_password = "SecurePass123", new_password = "Propia-2026" });
        Assert.That(changed.Status, Is.EqualTo(200), changed.Text);

        var token = await SignInAsync(email, "Propia-2026", Tenant.Shops);
        var me = await client.GetAnswerAsync("/api/auth/me");

        Assert.That(me.Status, Is.EqualTo(200), me.Text);
        Assert.That(token, Has.Length.GreaterThan(16 * 1024).And.Length.LessThan(ProxysBytes - 100));
    }

    [Test]
    public async Task Token_OfAServiceWithAllPermissions_IsAccepted()
    {
        await SignInAsync(Tenant.AdminEmail, Tenant.AdminPassword, Tenant.Shops);
        var roles = (await client.GetAnswerAsync("/api/v1/organizations/org_123")).Json["roles"]!.AsArray();
        var codes = roles.SelectMany(role => role!["permissions"]!.AsArray()).Select(code => (string)code!).Distinct()
            .Where(code => code.EndsWith('x'));
        var account = await client.PostAnswerAsync(
            "/api/auth/service-accounts",
            new { name = "Todo", permissions = codes.Append("users:read").ToArray() });
        Assert.That(account.Status, Is.EqualTo(201), account.Text);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = (string)account.Json["client_id"]!,
            ["client_secret"] = (string)account.Json["client_secret"]!,
        });

        client.DefaultRequestHeaders.Authorization = null;
        var granted = await client.PostAnswerAsync("/connect/token", form);
        Assert.That(granted.Status, Is.EqualTo(200), granted.Text);
        var token = (string)granted.Json["access_token"]!;
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var list = await client.GetAnswerAsync(Tenant.UsersPath);

        Assert.That(list.Status, Is.EqualTo(200), list.Text);
        Assert.That(token, Has.Length.GreaterThan(24 * 1024).And.Length.LessThan(ProxysBytes - 100));
    }

    /// <summary>Adds roles, with as many and as long permissions as can be, until one is refused.</summary>
    private async Task GiveAllPermissionsAsync()
    {
        var statuses = new List<int>();
        for (var role = 0; role < 5; role++)
        {
            var permissions = Enumerable.Range(0, role == 0 ? 100 : 5).Select(number => $"tickets:{role}-{number}".PadRight(100, 'x'));
            var added = await client.PostAnswerAsync(
                Roles,
                new { key = $"role_grande_{role}", name = $"{role}{new string('ñ', 99)}", permissions });
            statuses.Add(added.Status);
            Assert.That(added.Status == 201 || added.Text.Contains("permissions", StringComparison.Ordinal), Is.True, added.Text);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 201, 201, 201, 201, 400 }));
    }

    private async Task<string> SignInAsync(string email, string password, string organization)
    {
        client.DefaultRequestHeaders.Remove(Tenant.HeaderName);
        client.DefaultRequestHeaders.Authorization = null;
        var login = await client.AnswerAsync(HttpMethod.Post, "/api/auth/login", new { email, password }, (Tenant.HeaderName, organization));
        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        var token = (string)login.Json["access_token"]!;
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.Add(Tenant.HeaderName, organization);
        return token;
    }

    [GeneratedRegex("large_client_header_buffers [0-9]+ ([0-9]+)k;")]
    private static partial Regex HeaderBuffer();
}
