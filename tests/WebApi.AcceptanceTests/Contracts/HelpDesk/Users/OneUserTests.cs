using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

/// <summary>One user seen through several contracts is one user.</summary>
public sealed class OneUserTests
{
    private const string Tenant = "X-Tenant-ID";
    private const string Password = "Segura-2026";

    private HelpDeskService service = null!;

    [OneTimeSetUp]
    public void Start() => service = new("Sqlite", [.. new[] { "helpdesk", "cms", "works" }.SelectMany((template, index) => new (string, string)[]
    {
        ($"Organizations:{index}:Id", template),
        ($"Organizations:{index}:Template", template),
        ($"Organizations:{index}:RequiresPasswordChange", "false"),
        ($"Organizations:{index}:AdminEmail", $"admin@{template}.example"),
        ($"Organizations:{index}:AdminPassword", Password),
    })]);

    [OneTimeTearDown]
    public void Stop() => service.Dispose();

    [Test]
    public async Task User_OfTheHelpDesk_IsChangedThroughTheOrganizationsContract()
    {
        using var admin = await SignInAsync("helpdesk", "admin@helpdesk.example");
        var created = await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", "eva@helpdesk.example"), ("password", Password), ("rol", "MESA")));
        using var person = await SignInAsync("helpdesk", "eva@helpdesk.example");
        var listed = await admin.AnswerAsync(HttpMethod.Get, "/api/v1/users?q=eva", null, (Tenant, "helpdesk"));
        var path = $"/api/v1/users/{listed.Json["data"]![0]!["id"]}";

        var changed = await admin.AnswerAsync(HttpMethod.Put, path, new { role_ids = new[] { "role_usuario" }, first_name = "Eva" }, (Tenant, "helpdesk"));
        var ended = await person.GetAnswerAsync("/api/auth/me");
        var seen = await admin.GetAnswerAsync($"{TestUsers.Path}/{created.Json["id"]}");
        await admin.AnswerAsync(HttpMethod.Put, path, new { active = false }, (Tenant, "helpdesk"));
        var outside = await LogInAsync("helpdesk", "eva@helpdesk.example", Password);

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', listed.Json["data"]![0]!["roles"]!.AsArray()), Is.EqualTo("MESA"));
            Assert.That((changed.Status, ended.Status), Is.EqualTo((200, 401)));
            Assert.That(((string?)seen.Json["rol"], (string?)seen.Json["nombre"]), Is.EqualTo(("USUARIO", "Eva Torres")));
            Assert.That(outside.Status, Is.EqualTo(403));
        });
    }

    [Test]
    public async Task User_OfTheContentService_IsSuspendedThereAndShownEverywhere()
    {
        using var admin = await SignInAsync("cms", "admin@cms.example");
        var created = await admin.PostAnswerAsync("/api/v1/users", new { email = "carlos@cms.example", password = Password, firstName = "Carlos", lastName = "Mora", rolId = 3 });
        using var person = await SignInAsync("cms", "carlos@cms.example");
        var id = (int)created.Json["id"]!;

        var suspended = await admin.PatchAnswerAsync($"/api/v1/users/{id}", new { id, status = "suspended" });
        var ended = await person.GetAnswerAsync("/api/auth/me");
        var seen = await admin.AnswerAsync(HttpMethod.Get, $"/api/v1/users/user_{id:D3}", null, (Tenant, "cms"));
        await admin.AnswerAsync(HttpMethod.Put, $"/api/v1/users/user_{id:D3}", new { active = true, role_ids = new[] { "role_editor" } }, (Tenant, "cms"));
        var back = await admin.GetAnswerAsync($"/api/v1/users/{id}");
        var inside = await LogInAsync("cms", "carlos@cms.example", Password);

        Assert.Multiple(() =>
        {
            Assert.That((suspended.Status, ended.Status, inside.Status), Is.EqualTo((200, 401, 200)));
            Assert.That(((bool)seen.Json["active"]!, (string?)seen.Json["first_name"]), Is.EqualTo((false, "Carlos")));
            Assert.That(((string?)back.Json["status"], (string?)back.Json["role"]), Is.EqualTo(("active", "editor")));
        });
    }

    [Test]
    public async Task Password_ChangedThroughTheSharedCall_CountsInTheWorksOffice()
    {
        const string Chosen = "Elegida-2026";
        using var admin = await SignInAsync("works", "admin@works.example");
        await admin.PostAnswerAsync("/users", new { nombreCompleto = "María González", email = "maria@works.example", password = Password });
        using var person = await SignInAsync("works", "maria@works.example");

        var changed = await person.PostAnswerAsync("/api/auth/change-password", new { current_password = Password, new_password = Chosen });
        var former = await service.Client.PostAnswerAsync("/auth/login", new { email = "maria@works.example", password = Password });
        var login = await service.Client.PostAnswerAsync("/auth/login", new { email = "maria@works.example", password = Chosen });
        var seen = await admin.AnswerAsync(HttpMethod.Get, "/api/v1/users?q=maria", null, (Tenant, "works"));

        Assert.Multiple(() =>
        {
            Assert.That((changed.Status, former.Status, login.Status), Is.EqualTo((200, 401, 200)));
            Assert.That((bool)login.Json["user"]!["mustChangePassword"]!, Is.False);
            Assert.That((string?)seen.Json["data"]![0]!["last_name"], Is.EqualTo("González"));
        });
    }

    private async Task<HttpClient> SignInAsync(string organization, string email)
    {
        var login = await LogInAsync(organization, email, Password);
        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        return service.WithToken((string)login.Json["access_token"]!);
    }

    private Task<Answer> LogInAsync(string organization, string email, string password) =>
        service.Client.AnswerAsync(HttpMethod.Post, "/api/auth/login", new { email, password }, (Tenant, organization));
}
