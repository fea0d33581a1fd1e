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

        page.Expand("Acceso-logIn");
        page.FillBody("Acceso-logIn", $$"""{"email":"{{HelpDeskService.AdminEmail}}","password":"{{HelpDeskService.AdminPassword}}"}""");
        var logIn = page.Execute("Acceso-logIn");
        Assert.That(logIn.Status, Is.EqualTo(200), logIn.Body.ToJsonString());
        var token = (string)logIn.Body["access_token"]!;

        page.Authorize(token);
        page.Expand("Usuarios-listUsers");
        var list = page.Execute("Usuarios-listUsers");
        Assert.That(list.Status, Is.EqualTo(200), list.Body.ToJsonString());
        Assert.That(list.Body.AsArray().Select(user => (string?)user!["email"]), Is.EqualTo(new[] { HelpDeskService.AdminEmail }));

        page.Expand("Usuarios-createUser");
        page.ChooseExample("Usuarios-createUser", "area");
        var creation = page.Execute("Usuarios-createUser");
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
