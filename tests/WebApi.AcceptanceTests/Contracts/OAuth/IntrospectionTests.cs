using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.OAuth;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class IntrospectionTests(string provider)
{
    private const string Path = TestService.IntrospectionPath;
    private const string Inactive = """{"active":false}""";
    private const string InvalidClient = """{"error":"invalid_client","error_description":"The client is not recognised"}""";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private TestService account = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
        account = await TestService.CreateAsync(service, admin);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Introspect_OfAUsersToken_TellsWhatItSays()
    {
        using var person = await Person.JoinAsync(service, admin, "AREA", "REDES");

        var answer = await account.IntrospectAsync(person.AccessToken);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
            Assert.That(
                answer.Members,
                Is.EqualTo(new[] { "active", "scope", "username", "token_type", "exp", "iat", "nbf", "sub", "aud", "iss", "jti", "org", "perms", "rol", "area", "must_change_password" }));
            Assert.That((bool)answer.Json["active"]!, Is.True);
            Assert.That((string?)answer.Json["scope"], Is.Empty);
            Assert.That(((string?)answer.Json["sub"], (string?)answer.Json["username"]), Is.EqualTo((person.Id, person.Email)));
            Assert.That(((string?)answer.Json["rol"], (string?)answer.Json["area"]), Is.EqualTo(("AREA", "REDES")));
            Assert.That(((string?)answer.Json["org"], (string?)answer.Json["aud"]), Is.EqualTo(("helpdesk", "helpdesk")));
            Assert.That((string?)answer.Json["token_type"], Is.EqualTo("Bearer"));
            Assert.That((long)answer.Json["exp"]! - (long)answer.Json["iat"]!, Is.EqualTo(3600));
            Assert.That((long)answer.Json["nbf"]!, Is.EqualTo((long)answer.Json["iat"]!));
        });
    }

    [Test]
    public async Task Introspect_OfAServicesToken_TellsWhatItSays()
    {
        var other = await TestService.CreateAsync(service, admin, "users:read", "users:edit");

        var answer = await account.IntrospectAsync(await other.NewTokenAsync());

        Assert.Multiple(() =>
        {
            Assert.That(
                answer.Members,
                Is.EqualTo(new[] { "active", "scope", "client_id", "token_type", "exp", "iat", "nbf", "sub", "aud", "iss", "jti", "org", "perms" }));
            Assert.That((string?)answer.Json["scope"], Is.EqualTo("users:read users:edit"));
            Assert.That(answer.Json["perms"]!.ToJsonString(), Is.EqualTo("""["users:read","users:edit"]"""));
            Assert.That(((string?)answer.Json["client_id"], (string?)answer.Json["sub"]), Is.EqualTo((other.Id, other.Id)));
        });
    }

    [Test]
    public async Task Introspect_OfAnAdminsToken_ListsItsPermissions()
    {
        var login = await service.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);

        var answer = await account.IntrospectAsync((string)login["access_token"]!);

        Assert.That((string?)answer.Json["scope"], Does.Contain("users:read").And.Contain("service-accounts:manage"));
    }

    [Test]
    public async Task Introspect_WhenThePasswordMustChange_IsActiveForNothing()
    {
        using var person = await Person.CreateAsync(service, admin, "ADMIN");
        await person.SignInAsync();

        var answer = await account.IntrospectAsync(person.AccessToken);

        Assert.That(
            ((bool)answer.Json["active"]!, (string?)answer.Json["scope"], answer.Json["perms"]!.ToJsonString(), (bool)answer.Json["must_change_password"]!),
            Is.EqualTo((true, "", "[]", true)));
    }

    [Test]
    public async Task Introspect_AfterTheAddressWentToAnotherUser_TellsTheCurrentOne()
    {
        using var person = await Person.JoinAsync(service, admin);
        using var heir = await Person.JoinAsync(service, admin);
        var address = TestUsers.NewEmail();
        await admin.PatchAnswerAsync(person.Path, new { email = address });
        await admin.PatchAnswerAsync(heir.Path, new { email = person.Email });

        var (first, second) = (await account.IntrospectAsync(person.AccessToken), await account.IntrospectAsync(heir.AccessToken));

        Assert.Multiple(() =>
        {
            Assert.That(((string?)first.Json["sub"], (string?)first.Json["username"]), Is.EqualTo((person.Id, address)));
            Assert.That(((string?)second.Json["sub"], (string?)second.Json["username"]), Is.EqualTo((heir.Id, person.Email)));
            Assert.That((bool)first.Json["must_change_password"]!, Is.False);
        });
    }

    [Test]
    public async Task Introspect_AtOnceAfterALogout_TellsIt()
    {
        using var person = await Person.JoinAsync(service, admin);

        await service.Client.PostAnswerAsync("/api/auth/logout", new { refresh_token = person.RefreshToken });

        Assert.That((await account.IntrospectAsync(person.AccessToken)).Text, Is.EqualTo("""{"active":false}"""));
    }

    [Test]
    public async Task Introspect_OfWhatDoesNotCount_TellsOnlyThat()
    {
        using var changed = await Person.JoinAsync(service, admin);
        await changed.ChangePasswordAsync("Otra-clave-9");
        using var deactivated = await Person.JoinAsync(service, admin);
        await admin.PatchAnswerAsync(deactivated.Path, new { is_active = false });
        using var deleted = await Person.JoinAsync(service, admin);
        await admin.DeleteAnswerAsync(deleted.Path);
        var disabled = await TestService.CreateAsync(service, admin);
        var tokenOfDisabled = await disabled.NewTokenAsync();
        await admin.PatchAnswerAsync(disabled.Path, new { is_active = false });
        using var person = await Person.JoinAsync(service, admin);

        foreach (var token in new[]
        {
            changed.AccessToken, deactivated.AccessToken, deleted.AccessToken, tokenOfDisabled, person.RefreshToken, account.Secret,
            $"{person.AccessToken[..^4]}AAAA", $"{person.AccessToken}x", person.AccessToken[1..], "garbage", "..", "bnVsbA.bnVsbA.AAAA",
            new string('a', 200_000),
        })
        {
            var answer = await account.IntrospectAsync(token);

            Assert.That((answer.Status, answer.Text), Is.EqualTo((200, Inactive)), token[..Math.Min(token.Length, 60)]);
        }
    }

    [Test]
    public async Task Introspect_WhenExpired_TellsOnlyThat()
    {
        using var own = new HelpDeskService(provider);
        using var caller = await own.SignInAsync();
        var asking = await TestService.CreateAsync(own, caller);
        var token = await asking.NewTokenAsync();

        own.Clock.Advance(TimeSpan.FromMinutes(59));
        var before = await asking.IntrospectAsync(token);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await asking.IntrospectAsync(token);

        Assert.That(((bool)before.Json["active"]!, after.Text), Is.EqualTo((true, Inactive)));
    }

    [Test]
    public async Task Introspect_AtOnceAfterADeactivation_TellsIt()
    {
        using var person = await Person.JoinAsync(service, admin);

        var before = await account.IntrospectAsync(person.AccessToken);
        await admin.PatchAnswerAsync(person.Path, new { rol = "MESA" });
        var after = await account.IntrospectAsync(person.AccessToken);

        Assert.That(((bool)before.Json["active"]!, after.Text), Is.EqualTo((true, Inactive)));
    }

    [Test]
    public async Task Introspect_WithEveryWayToSayWhoAsks_Answers()
    {
        var token = await account.NewTokenAsync();
        Answer[] answers =
        [
            await SendAsync([("token", token)], account.Basic),
            await SendAsync([("token", token), ("token_type_hint", "refresh_token")], account.Basic),
            await SendAsync([("token", token), ("client_id", account.Id), ("client_secret", account.Secret)]),
            await SendAsync([("token", token)], ("Authorization", $"Bearer {token}")),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
            Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo(answers[0].Text));
        });
    }

    [Test]
    public async Task Introspect_WhenWhoAsksIsNotRecognised_IsRefused()
    {
        using var person = await Person.JoinAsync(service, admin, "ADMIN");
        var disabled = await TestService.CreateAsync(service, admin);
        var tokenOfDisabled = await disabled.NewTokenAsync();
        await admin.PatchAnswerAsync(disabled.Path, new { is_active = false });
        var token = person.AccessToken;
        Answer[] answers =
        [
            await SendAsync([("token", token)]),
            await SendAsync([("token", token)], TestService.BasicOf(account.Id, "wrong")),
            await SendAsync([("token", token)], disabled.Basic),
            await SendAsync([("token", token)], ("Authorization", $"Bearer {tokenOfDisabled}")),
            await SendAsync([("token", token)], ("Authorization", $"Bearer {token}")),
            await SendAsync([("token", token)], ("Authorization", "Bearer garbage")),
            await SendAsync([("token", token), ("client_id", account.Id), ("client_secret", "wrong")]),
            await SendAsync([]),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((401, InvalidClient)));
            Assert.That(answers.Select(answer => answer.Header("WWW-Authenticate")), Is.All.EqualTo("Basic realm=\"HelpDesk.Users\""));
        });
    }

    [Test]
    public async Task Introspect_WithAFormThatIsWrong_IsRefused()
    {
        Answer[] answers =
        [
            await SendAsync([], account.Basic),
            await SendAsync([("token", "")], account.Basic),
            await SendAsync([("token", "a"), ("token", "a")], account.Basic),
            await SendAsync([("token", "a"), ("client_id", account.Id), ("client_secret", account.Secret)], account.Basic),
            await SendAsync([("token", "a"), ("client_id", account.Id)]),
            await service.Client.AnswerAsync(HttpMethod.Post, Path, "{}", account.Basic),
            await service.Client.AnswerAsync(HttpMethod.Post, Path, null, account.Basic),
        ];

        Assert.That(answers.Select(answer => (answer.Status, (string?)answer.Json["error"])), Is.All.EqualTo((400, "invalid_request")));
    }

    private Task<Answer> SendAsync((string Name, string Value)[] form, params (string Name, string Value)[] headers) =>
        service.Client.AnswerAsync(HttpMethod.Post, Path, TestService.Form(form), headers);
}
