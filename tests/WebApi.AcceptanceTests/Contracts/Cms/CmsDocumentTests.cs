using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

/// <summary>The examples of the contract's document, as they are printed there, with the ids of this directory.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CmsDocumentTests(string provider) : CmsFixture(provider)
{
    private long juan;
    private long maria;
    private string juanCreated = "";
    private string juanSignedIn = "";
    private string mariaCreated = "";

    [OneTimeSetUp]
    public async Task CreatePeople()
    {
        (juan, juanCreated) = await CreateAsync("admin_master", "juan@redaccion.example", "Juan", "Pérez", 1);
        (maria, mariaCreated) = await CreateAsync("editor_pro", "maria@redaccion.example", "María", "González", 2);
        Service.Clock.Advance(TimeSpan.FromMinutes(10));
        var login = await Service.Client.PostAnswerAsync(LogInPath, new { email = "juan@redaccion.example", password = "Inicial-1" });
        juanSignedIn = Recent(login.Json["user"]!["lastLogin"]);
        using var counter = await SignInServiceAsync("stats:write");
        await counter.PatchAnswerAsync($"{Path(juan)}/stats", new { postsCreated = 45, commentsApproved = 234, usersManaged = 12 });
    }

    [Test]
    public async Task ListAllUsers_Answers()
    {
        var answer = await Admin.GetAnswerAsync(Users);

        var users = answer.Json.AsArray().ToDictionary(user => (long)user!["id"]!, user => user!.ToJsonString());
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(users[juan], Is.EqualTo(Normal(Juan())));
            Assert.That(users[maria], Is.EqualTo(Normal($$"""
                {
                  "id": {{maria}},
                  "username": "editor_pro",
                  "email": "maria@redaccion.example",
                  "firstName": "María",
                  "lastName": "González",
                  "role": "editor",
                  "avatar": "https://ui-avatars.com/api/?name=Mar%C3%ADa+Gonz%C3%A1lez",
                  "status": "active",
                  "lastLogin": null,
                  "createdAt": "{{mariaCreated}}",
                  "permissions": ["crear_post", "editar_post_cualquiera", "publicar_post"],
                  "stats": {}
                }
                """)));
        });
    }

    [Test]
    public async Task GetUserById_Answers()
    {
        var answer = await Admin.GetAnswerAsync(Path(juan));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Text, Is.EqualTo(Compact(Juan())));
            Assert.That(answer.Members, Is.EqualTo(Members));
        });
    }

    [Test]
    public async Task ChangeUserRole_Answers()
    {
        var (carlos, _) = await CreateAsync("writer_seo", "carlos@redaccion.example", "Carlos", "Martínez", 3);

        var answer = await Admin.PatchAnswerAsync(Path(carlos), $$"""{"id": {{carlos}}, "rolId": 2}""");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
            Assert.That(answer.Members, Is.EqualTo(Members));
            Assert.That((long)answer.Json["id"]!, Is.EqualTo(carlos));
            Assert.That((string?)answer.Json["username"], Is.EqualTo("writer_seo"));
            Assert.That((string?)answer.Json["role"], Is.EqualTo("editor"));
            Assert.That((string?)answer.Json["avatar"], Is.EqualTo("https://ui-avatars.com/api/?name=Carlos+Mart%C3%ADnez"));
            Assert.That((string?)answer.Json["status"], Is.EqualTo("active"));
            Assert.That(answer.Json["permissions"]!.ToJsonString(), Is.EqualTo("""["crear_post","editar_post_cualquiera","publicar_post"]"""));
        });
    }

    [Test]
    public async Task UpdateUserStatus_Answers()
    {
        var (laura, _) = await CreateAsync("commenter_active", "laura@redaccion.example", "Laura", "García", 4);

        var answer = await Admin.PatchAnswerAsync(Path(laura), $$"""{"id": {{laura}}, "status": "suspended"}""");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
            Assert.That(answer.Members, Is.EqualTo(Members));
            Assert.That((string?)answer.Json["username"], Is.EqualTo("commenter_active"));
            Assert.That((string?)answer.Json["role"], Is.EqualTo("comentador"));
            Assert.That((string?)answer.Json["status"], Is.EqualTo("suspended"));
        });
    }

    [Test]
    public async Task DeleteUser_Answers()
    {
        var user = (long)(await CreateAsync())["id"]!;

        var answer = await Admin.DeleteAnswerAsync(Path(user));
        var after = await Admin.GetAnswerAsync(Path(user));

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((204, "")));
            Assert.That(after.Status, Is.EqualTo(404));
        });
    }

    [Test]
    public async Task GetAvailableRoles_Answers()
    {
        var answer = await Admin.GetAnswerAsync(Roles);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Text, Is.EqualTo(Compact(
                """
                [
                  {
                    "id": 1,
                    "nombre": "administrador",
                    "descripcion": "Full system access",
                    "permisos": [
                      "admin_completo",
                      "asignar_roles",
                      "crear_post",
                      "editar_post_cualquiera"
                    ]
                  },
                  {
                    "id": 2,
                    "nombre": "editor",
                    "descripcion": "Can publish and moderate content",
                    "permisos": [
                      "crear_post",
                      "editar_post_cualquiera",
                      "publicar_post"
                    ]
                  },
                  {
                    "id": 3,
                    "nombre": "autor",
                    "descripcion": "Can create and edit own posts",
                    "permisos": [
                      "crear_post",
                      "editar_post_propio"
                    ]
                  },
                  {
                    "id": 4,
                    "nombre": "comentador",
                    "descripcion": "Can only comment and react",
                    "permisos": [
                      "comentar",
                      "reaccionar"
                    ]
                  }
                ]
                """)));
        });
    }

    [Test]
    public async Task ErrorResponses_AreThoseOfTheDocument()
    {
        var (_, author) = await JoinAsync();

        var badRequest = await Admin.PatchAnswerAsync(Path(maria), $$"""{"id": {{maria}}, "rolId": 9}""");
        var forbidden = await author.PatchAnswerAsync(Path(maria), $$"""{"id": {{maria}}, "rolId": 2}""");
        var notFound = await Admin.PatchAnswerAsync(Path(987654321), """{"id": 987654321, "rolId": 2}""");

        author.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That((badRequest.Status, badRequest.Text), Is.EqualTo((400, """{"statusCode":400,"message":"Invalid role ID","error":"Bad Request"}""")));
            Assert.That((forbidden.Status, forbidden.Text), Is.EqualTo((403, Forbidden)));
            Assert.That((notFound.Status, notFound.Text), Is.EqualTo((404, NotFound)));
            Assert.That(new[] { badRequest, forbidden, notFound }.Select(answer => answer.Header("Content-Type")), Is.All.StartsWith("application/json"));
        });
    }

    /// <summary>Without the blanks between members, and else as it is printed.</summary>
    private static string Compact(string json) =>
        string.Concat(json.Split('\n').Select(line => line.Trim())).Replace("\": ", "\":", StringComparison.Ordinal).Replace("\", \"", "\",\"", StringComparison.Ordinal);

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString();

    private string Juan() =>
        $$"""
        {
          "id": {{juan}},
          "username": "admin_master",
          "email": "juan@redaccion.example",
          "firstName": "Juan",
          "lastName": "Pérez",
          "role": "administrador",
          "avatar": "https://ui-avatars.com/api/?name=Juan+P%C3%A9rez",
          "status": "active",
          "lastLogin": "{{juanSignedIn}}",
          "createdAt": "{{juanCreated}}",
          "permissions": ["admin_completo", "asignar_roles", "crear_post", "editar_post_cualquiera"],
          "stats": {
            "commentsApproved": 234,
            "postsCreated": 45,
            "usersManaged": 12
          }
        }
        """;

    private async Task<(long Id, string CreatedAt)> CreateAsync(string username, string email, string firstName, string lastName, int rolId)
    {
        var user = await CreateAsync(
            ("username", username),
            ("email", email),
            ("firstName", firstName),
            ("lastName", lastName),
            ("rolId", rolId));
        return ((long)user["id"]!, Recent(user["createdAt"]));
    }
}
