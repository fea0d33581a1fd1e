using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.Users;

/// <summary>What an ADMIN sees and does about a user whose address failed sign-ins have locked.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class UnlockUserTests(string provider)
{
    private const string LogInPath = "/api/auth/login";
    private const int FailuresBeforeLock = 10;

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
    public async Task Unlock_WhenUserIsLocked_LetsTheCurrentPasswordIn()
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email, FailuresBeforeLock);
        var locked = await LogInAsync(person.Email, person.Password);

        var unlocked = await admin.PostAnswerAsync($"{person.Path}/unlock");
        var read = await admin.GetAnswerAsync(person.Path);
        var right = await LogInAsync(person.Email, person.Password);

        Assert.Multiple(() =>
        {
            Assert.That(locked.Status, Is.EqualTo(429));
            Assert.That((unlocked.Status, unlocked.Text), Is.EqualTo((200, """{"message":"Usuario desbloqueado"}""")));
            Assert.That(read.Json["locked_until"], Is.Null);
            Assert.That(right.Status, Is.EqualTo(200), right.Text);
        });
    }

    [Test]
    public async Task Unlock_OfFewerFailuresThanLock_ForgetsThem()
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email, FailuresBeforeLock - 1);

        await admin.PostAnswerAsync($"{person.Path}/unlock");
        await FailAsync(person.Email, FailuresBeforeLock - 1);

        Assert.That((await LogInAsync(person.Email, person.Password)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Unlock_WhenRepeated_SucceedsAndIsAuditedOnce()
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email, FailuresBeforeLock);

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await admin.PostAnswerAsync($"{person.Path}/unlock")).Status);
        }

        var audited = await admin.GetAnswerAsync($"/api/auth/audit?user={person.Id}&action=user_unlocked");
        var record = audited.Json.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200 }));
            Assert.That((string?)record["outcome"], Is.EqualTo("succeeded"));
            Assert.That((string?)record["actor"]!["name"], Is.EqualTo(HelpDeskService.AdminEmail));
            Assert.That((string?)record["subject"]!["id"], Is.EqualTo(person.Id));
        });
    }

    [Test]
    public async Task Unlock_OfAUserWhoIsNotLocked_ChangesNothing()
    {
        using var person = await Person.JoinAsync(service, admin);
        var before = await admin.GetAnswerAsync(person.Path);

        var unlocked = await admin.PostAnswerAsync($"{person.Path}/unlock");

        var after = await admin.GetAnswerAsync(person.Path);
        Assert.Multiple(() =>
        {
            Assert.That(unlocked.Status, Is.EqualTo(200));
            Assert.That((after.Text, after.Header("ETag")), Is.EqualTo((before.Text, before.Header("ETag"))));
        });
        Assert.That((await person.Client.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(200), "The user's tokens stay valid.");
    }

    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("no-es-un-uuid")]
    public async Task Unlock_WithUnknownId_ReturnsNotFound(string id)
    {
        var answer = await admin.PostAnswerAsync($"{TestUsers.Path}/{id}/unlock");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((404, """{"detail":"Usuario no encontrado","code":"user_not_found"}""")));
    }

    [TestCase("MESA", 403)]
    [TestCase(null, 401)]
    public async Task Unlock_ByWhoMayNotEditUsers_IsRefused(string? rol, int expected)
    {
        using var subject = await Person.CreateAsync(service, admin);
        using var caller = rol is null ? null : await Person.JoinAsync(service, admin, rol);

        var answer = await (caller?.Client ?? service.Client).PostAnswerAsync($"{subject.Path}/unlock");

        Assert.That(answer.Status, Is.EqualTo(expected), answer.Text);
    }

    [TestCase("users:edit", 200, 200)]
    [TestCase("users:read", 403, 429)]
    public async Task Unlock_ByAService_NeedsUsersEdit(string permission, int expected, int signIn)
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email, FailuresBeforeLock);
        using var client = await (await TestService.CreateAsync(service, admin, permission)).SignInAsync();

        var unlocked = await client.PostAnswerAsync($"{person.Path}/unlock");

        Assert.That((unlocked.Status, (await LogInAsync(person.Email, person.Password)).Status), Is.EqualTo((expected, signIn)));
    }

    [Test]
    public async Task Reset_ByAService_UnlocksTheUser()
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email, FailuresBeforeLock);
        using var client = await (await TestService.CreateAsync(service, admin, "users:edit")).SignInAsync();

        var reset = await client.PatchAnswerAsync(person.Path, new { password = "Restablecida-1" });

        Assert.That((reset.Status, (await LogInAsync(person.Email, "Restablecida-1")).Status), Is.EqualTo((200, 200)), reset.Text);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Create_OfALockedAddress_UnlocksIt(bool byFile)
    {
        var email = TestUsers.NewEmail();
        await FailAsync(email, FailuresBeforeLock);

        var created = byFile
            ? await admin.PostAnswerAsync(
                $"{TestUsers.Path}/import",
                new StringContent($"email,nombre,rol,password\r\n{email},Ana Torres,USUARIO,Inicial-1\r\n", Encoding.UTF8, "text/csv"))
            : await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));
        var right = await LogInAsync(email, "Inicial-1");

        Assert.That(right.Status, Is.EqualTo(200), created.Text + right.Text);
    }

    [Test]
    public async Task Get_WhenUserIsLocked_ShowsUntilWhenAsTheLastMember()
    {
        using var person = await Person.JoinAsync(service, admin);
        var before = await admin.GetAnswerAsync(person.Path);
        await FailAsync(person.Email, FailuresBeforeLock);

        var locked = await admin.GetAnswerAsync(person.Path);
        var own = await person.Client.GetAnswerAsync("/api/auth/me");
        service.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(before.Members, Is.EqualTo(TestUsers.Members));
            Assert.That(locked.Members, Is.EqualTo([.. TestUsers.Members, "locked_until"]));
            Assert.That(
                (DateTime)locked.Json["locked_until"]!,
                Is.EqualTo(service.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1)).Within(TimeSpan.FromSeconds(30)));
            Assert.That((string?)locked.Json["locked_until"], Does.EndWith("Z"));
            Assert.That(own.Members, Is.EqualTo(TestUsers.Members));
            Assert.That(later.Json["locked_until"], Is.Null);
        });
    }

    [Test]
    public async Task Get_AfterTheAddressWentToAnotherUser_ShowsTheLockOfTheOneWhoHasIt()
    {
        using var first = await Person.CreateAsync(service, admin);
        using var second = await Person.CreateAsync(service, admin);
        await FailAsync(first.Email, FailuresBeforeLock);

        await admin.PatchAnswerAsync(first.Path, new { email = TestUsers.NewEmail() });
        await admin.PatchAnswerAsync(second.Path, new { email = first.Email });

        var (firstRead, secondRead) = (await admin.GetAnswerAsync(first.Path), await admin.GetAnswerAsync(second.Path));
        Assert.That((firstRead.Json["locked_until"], secondRead.Json["locked_until"]?.GetValueKind()), Is.EqualTo(
            ((JsonNode?)null, System.Text.Json.JsonValueKind.String)));
    }

    [Test]
    public async Task Audit_OfRefusedSignIns_ShowsThoseOfAKnownAddressByUser()
    {
        using var person = await Person.CreateAsync(service, admin);
        await FailAsync(person.Email.ToUpperInvariant(), FailuresBeforeLock);
        await LogInAsync(person.Email, person.Password);
        await admin.PostAnswerAsync($"{person.Path}/unlock");
        await admin.PatchAnswerAsync(person.Path, new { is_active = false });
        await LogInAsync(person.Email, person.Password);
        var unknown = TestUsers.NewEmail();
        await FailAsync(unknown, FailuresBeforeLock + 1);

        var ofUser = await admin.GetAnswerAsync($"/api/auth/audit?user={person.Id}&action=sign_in&outcome=refused&limit=100");
        var all = await admin.GetAnswerAsync("/api/auth/audit?action=sign_in&outcome=refused&limit=100");

        Assert.Multiple(() =>
        {
            Assert.That(
                ofUser.Json.AsArray().Select(record => (string)record!["reason"]!).GroupBy(reason => reason).ToDictionary(group => group.Key, group => group.Count()),
                Is.EqualTo(new Dictionary<string, int> { ["invalid_credentials"] = 10, ["too_many_attempts"] = 1, ["user_inactive"] = 1 }));
            Assert.That(
                all.Json.AsArray().Where(record => (string?)record!["subject"]!["name"] == unknown).Select(record => record!["subject"]!["id"]),
                Has.Exactly(FailuresBeforeLock + 1).Null);
        });
    }

    private async Task FailAsync(string email, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await LogInAsync(email, "Equivocada-1");
        }
    }

    private Task<Answer> LogInAsync(string email, string password) => service.Client.PostAnswerAsync(LogInPath, new { email, password });
}
