using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

[Category("Slow")]
public sealed class SwaggerPageTests
{
    [Test]
    public async Task SwaggerPage_InABrowser_SignsInListsAndCreatesUsers()
    {
        using var browser = Browser.Start();
        using var service = new HelpDeskService();
        var page = new SwaggerPage(browser);
        page.Open(service.Address);

        page.Expand("Sign-in-logIn");
        page.FillBody("Sign-in-logIn", $$"""{"email":"{{HelpDeskService.AdminEmail}}","password":"{{HelpDeskService.AdminPassword}}"}""");
        var logIn = page.Execute("Sign-in-logIn");
        Assert.That(logIn.Status, Is.EqualTo(200), logIn.Body.ToJsonString());
        var token = (string)logIn.Body["access_token"]!;

        page.Authorize(token);
        page.Expand("Users-listUsers");
        var list = page.Execute("Users-listUsers");
        Assert.That(list.Status, Is.EqualTo(200), list.Body.ToJsonString());
        Assert.That(list.Body.AsArray().Select(user => (string?)user!["email"]), Is.EqualTo(new[] { HelpDeskService.AdminEmail }));

        page.Expand("Users-createUser");
        page.ChooseExample("Users-createUser", "area");
        var creation = page.Execute("Users-createUser");
        Assert.That(creation.Status, Is.EqualTo(201), creation.Body.ToJsonString());

        using var admin = service.WithToken(token);
        var user = (await admin.GetFromJsonAsync<JsonObject>($"/api/auth/users/{creation.Body["id"]}"))!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)user["email"], Is.EqualTo("eva.ruiz@example.com"));
            Assert.That((string?)user["area"], Is.EqualTo("SISTEMAS"));
            // In the browser's language.
            Assert.That((string?)creation.Body["message"], Is.AnyOf("Usuario creado", "User created"));
            Assert.That(browser.ConsoleErrors, Is.Empty);
        });
    }
}
