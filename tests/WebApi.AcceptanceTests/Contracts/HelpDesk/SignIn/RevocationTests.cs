using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class RevocationTests(string provider)
{
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

    [TestCase("""{"is_active":false}""")]
    [TestCase("""{"is_active":false,"nombre":"Otra"}""")]
    [TestCase("""{"password":"Repuesta-1"}""")]
    [TestCase("""{"rol":"MESA"}""")]
    [TestCase("""{"rol":"ADMIN"}""")]
    [TestCase("""{"area":"SISTEMAS"}""")]
    public async Task Update_OfWhatTokensSay_EndsThemWithTheNextRequest(string body)
    {
        using var person = await Person.JoinAsync(service, admin, "AREA", "REDES");

        var updated = await admin.PatchAnswerAsync(person.Path, body);

        Assert.That(updated.Status, Is.EqualTo(200));
        await AssertEndedAsync(person);
    }

    [TestCase("POST", "", """{"email":"entrado@example.com","nombre":"Ana Torres","password":"Inicial-1","rol":"ADMIN"}""")]
    [TestCase("PATCH", "/{self}", """{"is_active":true,"password":"Vuelvo-2026"}""")]
    [TestCase("PATCH", "/{self}", """{"is_active":true}""")]
    [TestCase("PATCH", "/{self}", "{}")]
    [TestCase("PATCH", "/{other}", """{"rol":"MESA"}""")]
    public async Task Request_WhoseBodyComesAfterItsCallerWasLockedOut_IsRefused(string method, string suffix, string body)
    {
        using var person = await Person.JoinAsync(service, admin, "ADMIN");
        using var other = await Person.CreateAsync(service, admin);
        var path = TestUsers.Path + suffix.Replace("{self}", person.Id, StringComparison.Ordinal).Replace("{other}", other.Id, StringComparison.Ordinal);
        var before = await admin.GetAnswerAsync(TestUsers.Path);

        var received = await RawConnection.SendBodyAfterAsync(
            service.Address,
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {person.AccessToken}\r\nContent-Type: application/json\r\n",
            body,
            async () => await admin.PatchAnswerAsync(person.Path, new { is_active = false }));

        var after = await admin.GetAnswerAsync(TestUsers.Path);
        var login = await service.Client.PostAnswerAsync("/api/auth/login", new { email = person.Email, password = person.Password });
        Assert.Multiple(() =>
        {
            Assert.That(RawConnection.StatusesOf(received), Is.EqualTo(new[] { 401 }), received);
            Assert.That(received, Does.Contain("No autenticado").And.Contain("WWW-Authenticate: Bearer"));
            Assert.That(after.Json.AsArray(), Has.Count.EqualTo(before.Json.AsArray().Count));
            Assert.That(after.Text.Split("\"is_active\":false"), Has.Length.EqualTo(before.Text.Split("\"is_active\":false").Length + 1));
            Assert.That(login.Status, Is.EqualTo(403));
        });
    }

    [Test]
    public async Task Request_WhoseBodyComesAfterItsServiceWasDisabled_IsRefused()
    {
        var account = await TestService.CreateAsync(service, admin, "users:create");
        var email = TestUsers.NewEmail();

        var received = await RawConnection.SendBodyAfterAsync(
            service.Address,
            $"POST {TestUsers.Path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {await account.NewTokenAsync()}\r\nContent-Type: application/json\r\n",
            TestUsers.With(("email", email)).ToJsonString(),
            async () => await admin.PatchAnswerAsync(account.Path, new { is_active = false }));

        var list = await admin.GetAnswerAsync(TestUsers.Path);
        Assert.Multiple(() =>
        {
            Assert.That(RawConnection.StatusesOf(received), Is.EqualTo(new[] { 401 }), received);
            Assert.That(list.Text, Does.Not.Contain(email));
        });
    }

    [TestCase("""{"nombre":"Otro nombre"}""")]
    [TestCase("""{"telefono":"600"}""")]
    [TestCase("{}")]
    [TestCase("""{"rol":"AREA"}""")]
    [TestCase("""{"area":" redes "}""")]
    [TestCase("""{"rol":"AREA","area":"REDES","is_active":true}""")]
    [TestCase("""{"is_active":true}""")]
    public async Task Update_OfNothingThatTokensSay_KeepsThem(string body)
    {
        using var person = await Person.JoinAsync(service, admin, "AREA", "REDES");

        var updated = await admin.PatchAnswerAsync(person.Path, body);
        var me = await person.Client.GetAnswerAsync("/api/auth/me");
        var refreshed = await RefreshAsync(person);

        Assert.That(new[] { updated.Status, me.Status, refreshed.Status }, Is.EqualTo(new[] { 200, 200, 200 }));
    }

    [TestCase("""{"rol":"AREA"}""")]
    [TestCase("""{"rol":"MESA","nombre":"A"}""")]
    [TestCase("""{"is_active":"no"}""")]
    public async Task Update_WhenRefused_KeepsTokens(string body)
    {
        using var person = await Person.JoinAsync(service, admin);

        var updated = await admin.PatchAnswerAsync(person.Path, body);
        var me = await person.Client.GetAnswerAsync("/api/auth/me");

        Assert.That(new[] { updated.Status, me.Status }, Is.EqualTo(new[] { 422, 200 }));
    }

    [Test]
    public async Task Delete_EndsTokensWithTheNextRequest()
    {
        using var person = await Person.JoinAsync(service, admin);

        await admin.DeleteAnswerAsync(person.Path);

        await AssertEndedAsync(person);
    }

    [Test]
    public async Task Delete_WhenTheEmailIsUsedAgain_KeepsTokensEnded()
    {
        using var person = await Person.JoinAsync(service, admin);
        await admin.DeleteAnswerAsync(person.Path);
        await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", person.Email)));

        await AssertEndedAsync(person);
    }

    [Test]
    public async Task ChangePassword_EndsAllTokensOfTheUser()
    {
        using var person = await Person.JoinAsync(service, admin);
        var other = await service.LogInAsync(person.Email, person.Password);

        await person.ChangePasswordAsync("Elegida-9");
        using var otherClient = service.WithToken((string)other["access_token"]!);
        var otherMe = await otherClient.GetAnswerAsync("/api/auth/me");

        await AssertEndedAsync(person);
        Assert.That(otherMe.Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Reactivate_DoesNotReviveTokens()
    {
        using var person = await Person.JoinAsync(service, admin);
        await admin.PatchAnswerAsync(person.Path, new { is_active = false });

        var reactivated = await admin.PatchAnswerAsync(person.Path, new { is_active = true });

        Assert.That(reactivated.Status, Is.EqualTo(200));
        await AssertEndedAsync(person);
        await person.SignInAsync();
        var me = await person.Client.GetAnswerAsync("/api/auth/me");
        Assert.That(me.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Update_WhenRolIsGivenBack_DoesNotReviveTokens()
    {
        using var person = await Person.JoinAsync(service, admin);
        await admin.PatchAnswerAsync(person.Path, new { rol = "MESA" });
        await admin.PatchAnswerAsync(person.Path, new { rol = "USUARIO" });

        await AssertEndedAsync(person);
    }

    [Test]
    public async Task Update_OfOneUser_KeepsTheTokensOfOthers()
    {
        using var person = await Person.JoinAsync(service, admin);
        using var other = await Person.JoinAsync(service, admin);

        await admin.PatchAnswerAsync(person.Path, new { is_active = false });
        var me = await other.Client.GetAnswerAsync("/api/auth/me");

        Assert.That(me.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Update_WhenAnAdminIsDemoted_EndsItsManagementAtOnce()
    {
        using var other = await Person.JoinAsync(service, admin, "ADMIN");
        await admin.PatchAnswerAsync(other.Path, new { rol = "MESA" });

        var old = await other.Client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
        await other.SignInAsync();
        var fresh = await other.Client.PostAnswerAsync(TestUsers.Path, TestUsers.New());

        Assert.That(new[] { old.Status, fresh.Status }, Is.EqualTo(new[] { 401, 403 }));
    }

    private async Task AssertEndedAsync(Person person)
    {
        var me = await person.Client.GetAnswerAsync("/api/auth/me");
        var refreshed = await RefreshAsync(person);
        Assert.Multiple(() =>
        {
            Assert.That(me.Status, Is.EqualTo(401));
            Assert.That(me.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
            Assert.That(refreshed.Status, Is.EqualTo(401));
        });
    }

    private Task<Answer> RefreshAsync(Person person) =>
        service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = person.RefreshToken });
}
