using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CmsSignInTests(string provider) : CmsFixture(provider)
{
    private const string ChangePassword =
        """{"statusCode":403,"message":"The password must be changed first: POST /api/auth/change-password","error":"Forbidden"}""";

    [Test]
    public async Task Unlock_WhenAUserIsLocked_ShowsItAndOpensAtOnce()
    {
        var user = await CreateAsync();
        var (email, path) = ((string)user["email"]!, Path((long)user["id"]!));
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Service.Client.PostAnswerAsync(LogInPath, new { email, password = "x" });
        }

        var locked = await Admin.GetAnswerAsync(path);
        var unlocked = await Admin.PostAnswerAsync($"{path}/unlock");
        var open = await Admin.GetAnswerAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(locked.Members[^1], Is.EqualTo("lockedUntil"));
            Assert.That((string?)locked.Json["lockedUntil"], Does.Match("""^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"""));
            Assert.That((unlocked.Status, unlocked.Text), Is.EqualTo((204, "")));
            Assert.That(open.Members, Does.Not.Contain("lockedUntil"));
        });
        Assert.That((await Service.Client.PostAnswerAsync(LogInPath, new { email, password = "Inicial-1" })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Unlock_ByAnEditorOrOfNobody_IsRefused()
    {
        var (user, client) = await JoinAsync(("rolId", 2));
        using (client)
        {
            var own = await client.PostAnswerAsync($"{Path((long)user["id"]!)}/unlock");
            var unknown = await Admin.PostAnswerAsync($"{Path(999_999)}/unlock");

            Assert.That((own.Text, unknown.Text), Is.EqualTo((Forbidden, NotFound)));
        }
    }

    [Test]
    public async Task LogIn_WhenRight_AnswersWithTokensAndTheWholeUser()
    {
        var user = await CreateAsync();
        using var counter = await SignInServiceAsync("stats:write");
        await counter.PatchAnswerAsync($"{Path((long)user["id"]!)}/stats", new { views = 3 });

        var answer = await LogInAsync((string)user["email"]!, "Inicial-1");

        var expected = user.DeepClone();
        expected["lastLogin"] = Recent(answer.Json["user"]!["lastLogin"]);
        expected["stats"]!["views"] = 3;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Members, Is.EqualTo(new[] { "accessToken", "tokenType", "expiresIn", "refreshToken", "mustChangePassword", "user", "sessionExpiresAt" }));
            Assert.That((string?)answer.Json["tokenType"], Is.EqualTo("Bearer"));
            Assert.That((int)answer.Json["expiresIn"]!, Is.EqualTo(3600));
            Assert.That((bool)answer.Json["mustChangePassword"]!, Is.True);
            Assert.That(answer.Json["user"]!.ToJsonString(), Is.EqualTo(expected.ToJsonString()));
        });
    }

    [Test]
    public async Task LogIn_WhenRight_GivesARefreshTokenThatIsGoodWhereAllAre()
    {
        var login = await LogInAsync(AdminEmail, AdminPassword);

        var refreshed = await Service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = (string)login.Json["refreshToken"]! });

        Assert.That(refreshed.Status, Is.EqualTo(200));
    }

    [TestCase(AdminEmail, "equivocada")]
    [TestCase("nadie@redaccion.example", AdminPassword)]
    [TestCase(OtherAdminEmail, AdminPassword, Description = "Of another organization")]
    [TestCase(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword, Description = "Of the help desk")]
    public async Task LogIn_WhenWrong_IsUnauthorizedWhateverIsWrong(string email, string password)
    {
        var answer = await LogInAsync(email, password);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((401, Refusal(401, "Invalid credentials", "Unauthorized"))));
    }

    [TestCase("{}", "email is required; password is required")]
    [TestCase("""{"email":"ana","password":1}""", "email must be a valid email address; password must be a string")]
    [TestCase("""{"email":null,"password":null}""", "email must be a string; password must be a string")]
    [TestCase("[]", "The body must be a JSON object")]
    [TestCase("null", "The body is required")]
    [TestCase("{", "The body is not valid JSON, or repeats a member")]
    public async Task LogIn_WhenMalformed_TellsAllFaults(string body, string message)
    {
        var answer = await Service.Client.PostAnswerAsync(LogInPath, body);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((400, Refusal(400, message, "Bad Request"))));
    }

    [TestCase("suspended")]
    [TestCase("inactive")]
    public async Task LogIn_WhenLockedOut_IsForbiddenOnlyToWhoKnowsThePassword(string status)
    {
        var user = await CreateAsync();
        var (id, email) = ((long)user["id"]!, (string)user["email"]!);
        await Admin.PatchAnswerAsync(Path(id), new { id, status });

        var wrong = await LogInAsync(email, "equivocada");
        var right = await LogInAsync(email, "Inicial-1");
        await Admin.PatchAnswerAsync(Path(id), new { id, status = "active" });
        var active = await LogInAsync(email, "Inicial-1");

        Assert.Multiple(() =>
        {
            Assert.That(wrong.Status, Is.EqualTo(401));
            Assert.That((right.Status, right.Text), Is.EqualTo((403, Refusal(403, "The user account is not active", "Forbidden"))));
            Assert.That(active.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task LogIn_WhenWrongTooOften_SaysWhenToComeBack()
    {
        var email = NewEmail();
        for (var i = 0; i < 10; i++)
        {
            await LogInAsync(email, "equivocada");
        }

        var locked = await LogInAsync(email, "equivocada");

        Assert.Multiple(() =>
        {
            Assert.That((locked.Status, locked.Text), Is.EqualTo((429, Refusal(429, "Too many attempts. Wait before you try again", "Too Many Requests"))));
            Assert.That(int.Parse(locked.Header("Retry-After")!, null), Is.InRange(1, 60));
        });
    }

    [Test]
    public async Task LogIn_WhenOneAddressTriesTooOften_IsRefusedInTheContractsShape()
    {
        using var service = new HelpDeskService(Provider, ("RateLimiting:SignInsPerMinutePerAddress", "1"));

        await service.Client.PostAnswerAsync(LogInPath, "{}");
        var second = await service.Client.PostAnswerAsync(LogInPath, "{}");

        Assert.Multiple(() =>
        {
            Assert.That((second.Status, second.Text), Is.EqualTo((429, Refusal(429, "Too many attempts. Wait before you try again", "Too Many Requests"))));
            Assert.That(second.Header("Retry-After"), Is.Not.Null);
        });
    }

    [Test]
    public async Task Call_WhenThePasswordMustBeChanged_IsForbiddenAndSaysWhatToDo()
    {
        var user = await CreateAsync(("rolId", 1));
        var id = (long)user["id"]!;
        using var client = await SignInAsync((string)user["email"]!, "Inicial-1");

        foreach (var (method, path, body) in new (string, string, object?)[]
        {
            ("GET", Users, null),
            ("GET", Path(id), null),
            ("POST", Users, NewUser()),
            ("PATCH", Path(id), new { id, rolId = 2 }),
            ("PATCH", $"{Path(id)}/stats", new { views = 1 }),
            ("DELETE", Path(id), null),
            ("GET", Roles, null),
        })
        {
            var answer = await client.AnswerAsync(new HttpMethod(method), path, body);

            Assert.That((answer.Status, answer.Text), Is.EqualTo((403, ChangePassword)), $"{method} {path}");
        }
    }

    private Task<Answer> LogInAsync(string email, string password) =>
        Service.Client.PostAnswerAsync(LogInPath, new JsonObject { ["email"] = email, ["password"] = password });
}
