using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Organizations.SignIn;

/// <summary>Coming in to the organization that a request names.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class OrganizationSignInTests(string provider)
{
    private const string WrongCredentials =
        """{"type":"urn:helpdesk-users:problem:invalid-credentials","title":"Credenciales incorrectas","status":401,"detail":"El correo electrónico o la contraseña no son correctos"}""";

    private HelpDeskService service = null!;

    [OneTimeSetUp]
    public void Start() => service = new(provider, Tenant.Settings);

    [OneTimeTearDown]
    public void Stop() => service.Dispose();

    [Test]
    public async Task Unlock_WhenAUserIsLocked_ShowsItAndOpensAtOnce()
    {
        using var admin = await Tenant.SignInAsync(service);
        var created = await admin.CreateAsync();
        var (email, path) = ((string)created.Json["email"]!, $"{Tenant.UsersPath}/{created.Json["id"]}");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Tenant.LogInAsync(service, Tenant.Shops, new { email, password = "x" });
        }

        var locked = await admin.Client.GetAnswerAsync(path);
        var unlocked = await admin.Client.PostAnswerAsync($"{path}/unlock");
        var open = await admin.Client.GetAnswerAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(locked.Members[^1], Is.EqualTo("locked_until"));
            Assert.That((string?)locked.Json["locked_until"], Does.Match("""^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"""));
            Assert.That((unlocked.Status, unlocked.Text), Is.EqualTo((204, "")));
            Assert.That(open.Members, Does.Not.Contain("locked_until"));
        });
        Assert.That((await Tenant.LogInAsync(service, Tenant.Shops, new { email, password = "SecurePass123" })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Unlock_WithoutThePermissionOrOfNobody_IsRefused()
    {
        using var admin = await Tenant.SignInAsync(service);
        using var seller = await admin.JoinAsync(service, "role_vendedor");

        var own = await seller.Client.PostAnswerAsync($"{Tenant.UsersPath}/{seller.Id}/unlock");
        var unknown = await admin.Client.PostAnswerAsync($"{Tenant.UsersPath}/user_999999/unlock");

        Assert.Multiple(() =>
        {
            Assert.That((own.Status, (string?)own.Json["type"]), Is.EqualTo((403, "urn:helpdesk-users:problem:permission-missing")));
            Assert.That((unknown.Status, (string?)unknown.Json["type"]), Is.EqualTo((404, "urn:helpdesk-users:problem:user-not-found")));
        });
    }

    [Test]
    public async Task LogIn_WithTheRightPassword_GivesTokensAndSaysWhoItIs()
    {
        var answer = await Tenant.LogInAsync(service, Tenant.Shops, new { email = " ADMIN@empresa.com", password = Tenant.AdminPassword });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Members, Is.EqualTo(new[] { "access_token", "token_type", "expires_in", "refresh_token", "must_change_password", "user", "session_expires_at" }));
            Assert.That(((string?)answer.Json["token_type"], (bool)answer.Json["must_change_password"]!), Is.EqualTo(("bearer", false)));
            Assert.That((int)answer.Json["expires_in"]!, Is.Positive);
            Assert.That(
                answer.Json["user"]!.AsObject().Select(member => member.Key),
                Is.EqualTo(new[] { "id", "email", "first_name", "last_name", "active", "roles", "locals", "last_login" }));
        });
    }

    [TestCase(Tenant.Shops, Tenant.AdminEmail, "wrong")]
    [TestCase(Tenant.Shops, "nobody@empresa.com", Tenant.AdminPassword)]
    [TestCase("no_such_org", Tenant.AdminEmail, Tenant.AdminPassword)]
    [TestCase("no es un id", Tenant.AdminEmail, Tenant.AdminPassword)]
    [TestCase("", Tenant.AdminEmail, Tenant.AdminPassword)]
    [TestCase("helpdesk", Tenant.AdminEmail, Tenant.AdminPassword)]
    [TestCase(Tenant.Shops, HelpDeskService.AdminEmail, HelpDeskService.AdminPassword)]
    public async Task LogIn_WithAnythingWrong_DoesNotSayWhat(string tenant, string email, string password)
    {
        var answer = await Tenant.LogInAsync(service, tenant, new { email, password });

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((401, WrongCredentials)));
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("application/problem+json"));
            Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
        });
    }

    [Test]
    public async Task LogIn_OfWhoIsNotActive_IsForbiddenOnlyAfterTheRightPassword()
    {
        using var admin = await Tenant.SignInAsync(service);
        var created = await admin.CreateAsync();
        await admin.Client.AnswerAsync(HttpMethod.Put, created.Header("Location")!, """{"active":false}""");
        var email = (string)created.Json["email"]!;

        var right = await Tenant.LogInAsync(service, Tenant.Shops, new { email, password = "SecurePass123" });
        var wrong = await Tenant.LogInAsync(service, Tenant.Shops, new { email, password = "wrong" });

        Assert.That((right.Status, (string?)right.Json["type"]), Is.EqualTo((403, "urn:helpdesk-users:problem:user-inactive")));
        Assert.That((wrong.Status, wrong.Text), Is.EqualTo((401, WrongCredentials)));
    }

    [Test]
    public async Task LogIn_WithThePasswordOfAnAdministrator_SaysThatItMustBeChanged()
    {
        using var admin = await Tenant.SignInAsync(service);
        var created = await admin.CreateAsync();

        var answer = await Tenant.LogInAsync(service, Tenant.Shops, new { email = (string)created.Json["email"]!, password = "SecurePass123" });

        Assert.That((bool)answer.Json["must_change_password"]!, Is.True);
    }

    [TestCase("{}", """{"email":["Este campo es obligatorio"],"password":["Este campo es obligatorio"]}""")]
    [TestCase("""{"email":"x","password":1}""", """{"email":["Debe ser un correo electrónico válido"],"password":["Debe ser un texto"]}""")]
    [TestCase("{", """{"body":["El cuerpo no es JSON válido, o repite un miembro"]}""")]
    public async Task LogIn_WithFaults_NamesThem(string body, string errors)
    {
        var answer = await Tenant.LogInAsync(service, Tenant.Shops, body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Text, Does.EndWith($"\"errors\":{errors}}}"));
    }

    [TestCase(Tenant.Shops)]
    [TestCase("no_such_org")]
    public async Task LogIn_AfterTooManyFailures_SaysWhenToComeBack(string tenant)
    {
        var wrong = new { email = "bloqueada@empresa.com", password = "wrong" };
        var answer = await Tenant.LogInAsync(service, tenant, wrong);
        for (var failures = 1; failures < 100 && answer.Status != 429; failures++)
        {
            answer = await Tenant.LogInAsync(service, tenant, wrong);
        }

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((429, "urn:helpdesk-users:problem:too-many-attempts")));
            Assert.That(int.Parse(answer.Header("Retry-After")!, null), Is.Positive);
        });
    }

    [Test]
    public async Task LogIn_WhenTheAddressTriesTooOften_IsRefusedInTheSameWords()
    {
        using var busy = new HelpDeskService(provider, [.. Tenant.Settings, ("RateLimiting:SignInsPerMinutePerAddress", "1")]);
        await Tenant.LogInAsync(busy, Tenant.Shops, "{}");

        var answer = await Tenant.LogInAsync(busy, Tenant.Shops, "{}");

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((429, "urn:helpdesk-users:problem:too-many-attempts")));
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("application/problem+json"));
            Assert.That(answer.Header("Retry-After"), Is.Not.Null);
        });
    }

    [Test]
    public async Task Session_GoesOnUnderTheCommonPath()
    {
        var login = await Tenant.LogInAsync(service, Tenant.Shops, new { email = Tenant.AdminEmail, password = Tenant.AdminPassword });

        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = (string)login.Json["refresh_token"]! });
        using var client = service.WithToken((string)refreshed.Json["access_token"]!);
        var list = await client.AnswerAsync(HttpMethod.Get, Tenant.UsersPath, null, (Tenant.HeaderName, Tenant.Shops));

        Assert.That((refreshed.Status, list.Status), Is.EqualTo((200, 200)));
    }
}
