using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.ServiceAccounts;

/// <summary>Managing the accounts of services.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class ServiceAccountsTests(string provider)
{
    private const string Path = TestService.AccountsPath;
    private const string NotFound = """{"detail":"Servicio no encontrado","code":"service_account_not_found"}""";

    private static readonly string[] Members =
        ["client_id", "name", "permissions", "is_active", "created_at", "last_used_at", "previous_secret_expires_at"];

    private static readonly string[] MembersWithSecret = [Members[0], "client_secret", .. Members[1..]];

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Create_WhenValid_ReturnsTheAccountWithItsSecret()
    {
        var name = TestService.NewName();

        var created = await admin.PostAnswerAsync(Path, new { name = $"  {name} ", permissions = new[] { "users:read", "audit:read", "users:read" }, extra = 1 });

        Assert.Multiple(() =>
        {
            Assert.That(created.Status, Is.EqualTo(201));
            Assert.That(created.Members, Is.EqualTo(MembersWithSecret));
            Assert.That(created.Header("Location"), Is.EqualTo($"{Path}/{created.Json["client_id"]}"));
            Assert.That((string?)created.Json["client_id"], Does.Match(@"\Asvc_[0-9a-f]{32}\z"));
            Assert.That((string?)created.Json["client_secret"], Does.Match(@"\A[A-Za-z0-9_-]{43}\z"));
            Assert.That((string?)created.Json["name"], Is.EqualTo(name));
            Assert.That(created.Json["permissions"]!.ToJsonString(), Is.EqualTo("""["users:read","audit:read"]"""));
            Assert.That((bool)created.Json["is_active"]!, Is.True);
            Assert.That((string?)created.Json["created_at"], Does.EndWith("Z"));
            Assert.That((created.Json["last_used_at"], created.Json["previous_secret_expires_at"]), Is.EqualTo(((object?)null, (object?)null)));
        });
    }

    [Test]
    public async Task Read_AfterCreation_ShowsAllButTheSecret()
    {
        var created = await TestService.CreateAsync(service, admin);

        var one = await admin.GetAnswerAsync(created.Path);
        var list = await admin.GetAnswerAsync(Path);

        Assert.Multiple(() =>
        {
            Assert.That(one.Status, Is.EqualTo(200));
            Assert.That(one.Members, Is.EqualTo(Members));
            Assert.That(list.Json.AsArray().Single(account => (string?)account!["client_id"] == created.Id)!.ToJsonString(), Is.EqualTo(one.Text));
            Assert.That(list.Text + one.Text, Does.Not.Contain(created.Secret).And.Not.Contain("secret\""));
        });
    }

    [Test]
    public async Task List_IsInOrderOfCreation()
    {
        var first = await TestService.CreateAsync(service, admin);
        var second = await TestService.CreateAsync(service, admin);
        var third = await TestService.CreateAsync(service, admin);

        var list = await admin.GetAnswerAsync(Path);

        Assert.That(
            list.Json.AsArray().Select(account => (string)account!["client_id"]!).TakeLast(3),
            Is.EqualTo(new[] { first.Id, second.Id, third.Id }));
    }

    [TestCase("{}", "body.name missing", "body.permissions missing")]
    [TestCase("""{"name":null,"permissions":null}""", "body.name string_type", "body.permissions value_error")]
    [TestCase("""{"name":7,"permissions":"users:read"}""", "body.name string_type", "body.permissions value_error")]
    [TestCase("""{"name":["x"],"permissions":{"0":"users:read"}}""", "body.name string_type", "body.permissions value_error")]
    [TestCase("""{"name":"","permissions":[]}""", "body.name string_too_short", "body.permissions missing")]
    [TestCase("""{"name":" \t ","permissions":["users:read",1]}""", "body.name string_too_short", "body.permissions value_error")]
    [TestCase("""{"name":"a\u0000b","permissions":["users:read",null]}""", "body.name value_error", "body.permissions value_error")]
    [TestCase("""{"name":"a\u202eb","permissions":[["users:read"]]}""", "body.name value_error", "body.permissions value_error")]
    [TestCase("""{"name":"\ud800","permissions":["\udc00"]}""", "body.name value_error", "body.permissions value_error")]
    [TestCase("""{"name":"\ud800","permissions":[1,"\udc00"]}""", "body.name value_error", "body.permissions value_error")]
    [TestCase("""{"name":true,"permissions":["users:fly"]}""", "body.name string_type", "body.permissions enum")]
    [TestCase("""{"name":1.5,"permissions":["users:read",""]}""", "body.name string_type", "body.permissions enum")]
    [TestCase("""{"name":{},"permissions":["USERS:READ"]}""", "body.name string_type", "body.permissions enum")]
    public async Task Create_WithFaultyMembers_ReportsAllOfThem(string body, params string[] faults)
    {
        var answer = await admin.PostAnswerAsync(Path, body);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
            Assert.That(answer.Faults, Is.EqualTo(faults));
        });
    }

    [TestCase(200, 201)]
    [TestCase(201, 422)]
    public async Task Create_WithANameAtItsLimit_CountsItsCharacters(int length, int status)
    {
        var answer = await admin.PostAnswerAsync(Path, new { name = $" {new string('ñ', length)} ", permissions = new[] { "users:read" } });

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
    }

    [Test]
    public async Task Create_WithAnUnknownPermission_NamesTheAllowedOnes()
    {
        var answer = await admin.PostAnswerAsync(Path, new { name = TestService.NewName(), permissions = new[] { "users:read", "users:fly" } });

        var fault = answer.Json["detail"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That(
                (string?)fault["msg"],
                Is.EqualTo("Debe ser uno de: audit:read, organizations:manage, service-accounts:manage, sessions:read, users:create, users:delete, users:edit, users:names, users:read"));
            Assert.That(fault["input"]!.ToJsonString(), Is.EqualTo("""["users:read","users:fly"]"""));
        });
    }

    [Test]
    public async Task Create_WithATakenName_IsAConflict()
    {
        var taken = await TestService.CreateAsync(service, admin);

        var answer = await admin.PostAnswerAsync(Path, new { name = $" {taken.Name} ", permissions = new[] { "users:edit" } });

        Assert.That((answer.Status, answer.Text), Is.EqualTo((409, """{"detail":"Ya existe un servicio con ese nombre","code":"service_name_taken"}""")));
    }

    [Test]
    public async Task Create_WhenManyWantOneName_SucceedsExactlyOnce()
    {
        var body = new { name = TestService.NewName(), permissions = new[] { "users:read" } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => admin.PostAnswerAsync(Path, body)));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(Enumerable.Repeat(409, 19).Prepend(201)));
    }

    [Test]
    public async Task Create_ByAService_GivesNoMoreThanItHolds()
    {
        var manager = await TestService.CreateAsync(service, admin, "service-accounts:manage", "users:read");
        using var client = await manager.SignInAsync();

        var given = await client.PostAnswerAsync(Path, new { name = TestService.NewName(), permissions = new[] { "users:read" } });
        var refused = await client.PostAnswerAsync(Path, new { name = TestService.NewName(), permissions = new[] { "users:delete" } });

        Assert.Multiple(() =>
        {
            Assert.That(given.Status, Is.EqualTo(201));
            Assert.That(refused.Faults, Is.EqualTo(new[] { "body.permissions enum" }));
            Assert.That((string?)refused.Json["detail"]![0]!["msg"], Is.EqualTo("Debe ser uno de: service-accounts:manage, users:read"));
        });
    }

    [Test]
    public async Task Rotate_ByAServiceThatMayLess_IsForbidden()
    {
        var manager = await TestService.CreateAsync(service, admin, "service-accounts:manage");
        var strong = await TestService.CreateAsync(service, admin, "users:delete");
        using var client = await manager.SignInAsync();

        var refused = await client.AnswerAsync(HttpMethod.Post, $"{strong.Path}/rotate");

        Assert.Multiple(async () =>
        {
            Assert.That((refused.Status, refused.Text), Is.EqualTo((403, """{"detail":"No tienes permiso para esta acción: users:delete","code":"permission_missing"}""")));
            Assert.That((await strong.AskForTokenAsync()).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Rotate_WithoutABody_KeepsTheSecretBeforeForADay()
    {
        using var own = new HelpDeskService(provider);
        using var caller = await own.SignInAsync();
        var account = await TestService.CreateAsync(own, caller);
        var before = account.Secret;

        var rotated = await account.RotateAsync(caller);

        var expiry = (DateTime)rotated.Json["previous_secret_expires_at"]!;
        Assert.Multiple(() =>
        {
            Assert.That(rotated.Members, Is.EqualTo(MembersWithSecret));
            Assert.That(account.Secret, Is.Not.EqualTo(before));
            Assert.That(expiry, Is.EqualTo(own.Clock.GetUtcNow().UtcDateTime.AddDays(1)).Within(TimeSpan.FromMinutes(1)));
        });
        Assert.That(await StatusesAsync(account, before, account.Secret), Is.EqualTo(new[] { 200, 200 }));
        own.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        Assert.That(await StatusesAsync(account, before, account.Secret), Is.EqualTo(new[] { 200, 200 }));
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await StatusesAsync(account, before, account.Secret), Is.EqualTo(new[] { 401, 200 }));
    }

    [TestCase("""{"overlap_seconds":0}""", 401)]
    [TestCase("""{"overlap_seconds":60}""", 200)]
    [TestCase("""{"overlap_seconds":2592000}""", 200)]
    [TestCase("{}", 200)]
    [TestCase("null", 200)]
    [TestCase("", 200)]
    public async Task Rotate_WithABody_KeepsTheSecretBeforeAsAsked(string body, int statusOfTheOneBefore)
    {
        var account = await TestService.CreateAsync(service, admin);
        var before = account.Secret;

        await account.RotateAsync(admin, body);

        Assert.That(await StatusesAsync(account, before, account.Secret), Is.EqualTo(new[] { statusOfTheOneBefore, 200 }));
    }

    [Test]
    public async Task Rotate_DuringAnOverlap_KeepsTheNewestTwo()
    {
        var account = await TestService.CreateAsync(service, admin);
        var oldest = account.Secret;
        await account.RotateAsync(admin);
        var middle = account.Secret;
        await account.RotateAsync(admin);

        Assert.That(await StatusesAsync(account, oldest, middle, account.Secret), Is.EqualTo(new[] { 401, 200, 200 }));
    }

    [Test]
    public async Task Rotate_LeavesTheTokensAlone()
    {
        var account = await TestService.CreateAsync(service, admin);
        using var client = await account.SignInAsync();

        await account.RotateAsync(admin, new { overlap_seconds = 0 });

        Assert.That((await client.GetAnswerAsync(TestUsers.Path)).Status, Is.EqualTo(200));
    }

    [TestCase("-1", "value_error")]
    [TestCase("2592001", "value_error")]
    [TestCase("9223372036854775807", "value_error")]
    [TestCase("9223372036854775808", "value_error")]
    [TestCase("1e400", "value_error")]
    [TestCase("1.5", "value_error")]
    [TestCase("\"60\"", "value_error")]
    [TestCase("true", "value_error")]
    [TestCase("null", "value_error")]
    [TestCase("[60]", "value_error")]
    [TestCase("\"\\ud800\"", "value_error")]
    public async Task Rotate_WithAFaultyOverlap_IsRefusedAndKeepsTheSecret(string overlap, string type)
    {
        var account = await TestService.CreateAsync(service, admin);

        var answer = await admin.PostAnswerAsync($"{account.Path}/rotate", $$"""{"overlap_seconds":{{overlap}}}""");

        Assert.Multiple(async () =>
        {
            Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
            Assert.That(answer.Faults, Is.EqualTo(new[] { $"body.overlap_seconds {type}" }));
            Assert.That((await account.AskForTokenAsync()).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Disable_EndsSecretAndTokensAtOnce_AndEnablingRevivesOnlyTheSecret()
    {
        var account = await TestService.CreateAsync(service, admin);
        using var client = await account.SignInAsync();

        var disabled = await admin.PatchAnswerAsync(account.Path, new { is_active = false });
        var whileDisabled = await client.GetAnswerAsync(TestUsers.Path);
        var secretWhileDisabled = await account.AskForTokenAsync();
        var enabled = await admin.PatchAnswerAsync(account.Path, new { is_active = true });
        var afterwards = await client.GetAnswerAsync(TestUsers.Path);
        using var again = await account.SignInAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((disabled.Status, (bool)disabled.Json["is_active"]!), Is.EqualTo((200, false)));
            Assert.That(disabled.Members, Is.EqualTo(Members));
            Assert.That(whileDisabled.Status, Is.EqualTo(401));
            Assert.That(secretWhileDisabled.Status, Is.EqualTo(401));
            Assert.That((enabled.Status, (bool)enabled.Json["is_active"]!), Is.EqualTo((200, true)));
            Assert.That(afterwards.Status, Is.EqualTo(401), "Old tokens stay dead.");
            Assert.That((await again.GetAnswerAsync(TestUsers.Path)).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Disable_OnOneInstance_CountsOnAnother()
    {
        using var database = new TestDatabase(provider);
        using var first = new HelpDeskService(provider, ("ConnectionStrings:Users", database.ConnectionString));
        using var second = new HelpDeskService(provider, ("ConnectionStrings:Users", database.ConnectionString));
        using var caller = await first.SignInAsync();
        var account = await TestService.CreateAsync(first, caller);
        using var client = second.WithToken(await account.NewTokenAsync());

        var before = await client.GetAnswerAsync(TestUsers.Path);
        await caller.PatchAnswerAsync(account.Path, new { is_active = false });
        var after = await client.GetAnswerAsync(TestUsers.Path);

        Assert.That(new[] { before.Status, after.Status }, Is.EqualTo(new[] { 200, 401 }));
    }

    [TestCase("{}")]
    [TestCase("""{"is_active":true}""")]
    [TestCase("""{"name":"otro","permissions":["users:delete"],"client_secret":"mio"}""")]
    public async Task Update_WhenNothingChanges_ChangesNothing(string body)
    {
        var account = await TestService.CreateAsync(service, admin);
        using var client = await account.SignInAsync();
        var before = await admin.GetAnswerAsync(account.Path);

        var updated = await admin.PatchAnswerAsync(account.Path, body);

        Assert.Multiple(async () =>
        {
            Assert.That((updated.Status, updated.Text), Is.EqualTo((200, before.Text)));
            Assert.That((await client.GetAnswerAsync(TestUsers.Path)).Status, Is.EqualTo(200), "Its tokens go on counting.");
        });
    }

    [TestCase("null")]
    [TestCase("\"false\"")]
    [TestCase("0")]
    public async Task Update_WithAFaultyFlag_IsRefused(string flag)
    {
        var account = await TestService.CreateAsync(service, admin);

        var answer = await admin.PatchAnswerAsync(account.Path, $$"""{"is_active":{{flag}}}""");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Faults, Is.EqualTo(new[] { "body.is_active bool_type" }));
        });
    }

    [Test]
    public async Task Delete_EndsSecretAndTokensForGood()
    {
        var account = await TestService.CreateAsync(service, admin);
        using var client = await account.SignInAsync();

        var deleted = await admin.DeleteAnswerAsync(account.Path);
        var again = await admin.DeleteAnswerAsync(account.Path);
        var sameName = await admin.PostAnswerAsync(Path, new { name = account.Name, permissions = new[] { "users:read" } });

        Assert.Multiple(async () =>
        {
            Assert.That((deleted.Status, deleted.Text), Is.EqualTo((200, """{"message":"Servicio eliminado"}""")));
            Assert.That((again.Status, again.Text), Is.EqualTo((404, NotFound)));
            Assert.That((await client.GetAnswerAsync(TestUsers.Path)).Status, Is.EqualTo(401));
            Assert.That((await account.AskForTokenAsync()).Status, Is.EqualTo(401));
            Assert.That(sameName.Status, Is.EqualTo(201));
            Assert.That((string?)sameName.Json["client_id"], Is.Not.EqualTo(account.Id));
        });
    }

    [TestCase("GET", "", null)]
    [TestCase("PATCH", "", "{}")]
    [TestCase("DELETE", "", null)]
    [TestCase("POST", "/rotate", null)]
    public async Task Call_AboutAnUnknownAccount_ReturnsNotFound(string method, string suffix, string? body)
    {
        foreach (var id in new[] { "svc_00000000000000000000000000000000", "nadie", "%20", $"{Guid.CreateVersion7()}", new string('a', 5_000) })
        {
            var answer = await admin.AnswerAsync(new HttpMethod(method), $"{Path}/{id}{suffix}", body);

            Assert.That((answer.Status, answer.Text), Is.EqualTo((404, NotFound)), id);
        }
    }

    [Test]
    public async Task Use_IsShownAsTheLast()
    {
        using var own = new HelpDeskService(provider);
        using var caller = await own.SignInAsync();
        var account = await TestService.CreateAsync(own, caller);
        own.Clock.Advance(TimeSpan.FromMinutes(10));

        await account.AskForTokenAsync("wrong");
        var before = await caller.GetAnswerAsync(account.Path);
        await account.AskForTokenAsync();
        var after = await caller.GetAnswerAsync(account.Path);

        Assert.Multiple(() =>
        {
            Assert.That(before.Json["last_used_at"], Is.Null);
            Assert.That((DateTime)after.Json["last_used_at"]!, Is.EqualTo(own.Clock.GetUtcNow().UtcDateTime).Within(TimeSpan.FromMinutes(1)));
        });
    }

    private static async Task<int[]> StatusesAsync(TestService account, params string[] secrets)
    {
        var statuses = new List<int>();
        foreach (var secret in secrets)
        {
            statuses.Add((await account.AskForTokenAsync(secret)).Status);
        }

        return [.. statuses];
    }
}
