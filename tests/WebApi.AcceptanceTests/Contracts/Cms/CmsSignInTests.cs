using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Cms;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class CmsSignInTests(string provider) : CmsFixture(provider)
{
    private const string ChangePassword =
        """{"statusCode":403,"message":"The password must be changed first: POST /api/auth/change-password","error":"Forbidden"}""";

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
            Assert.That(answer.Members, Is.EqualTo(new[] { "accessToken", "tokenType", "expiresIn", "refreshToken", "mustChangePassword", "user" }));
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
