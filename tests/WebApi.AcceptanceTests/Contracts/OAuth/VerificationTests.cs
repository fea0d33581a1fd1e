using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.OAuth;

/// <summary>What a gateway learns of the caller of the request that it holds back.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class VerificationTests(string provider)
{
    private const string Path = "/connect/verify";

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
    public async Task Verify_OfAUser_SaysWhoItIs()
    {
        using var person = await Person.JoinAsync(service, admin, "AREA", "Soporte técnico");

        var answer = await person.Client.GetAnswerAsync(Path);

        Assert.That(
            (answer.Status, answer.Text, answer.Header("X-User-Id"), answer.Header("X-User-Role"), answer.Header("X-User-Area")),
            Is.EqualTo((200, "", person.Id, "AREA", "SOPORTE%20T%C3%89CNICO")));
    }

    [Test]
    public async Task Verify_OfAUserWithoutArea_HasNoHeaderForIt()
    {
        var answer = await admin.GetAnswerAsync(Path);

        Assert.That((answer.Status, answer.Header("X-User-Role"), answer.Header("X-User-Area")), Is.EqualTo((200, "ADMIN", (string?)null)));
    }

    [TestCase("?permission=users:read", 200)]
    [TestCase("?permission=users:read&permission=users:edit", 200)]
    [TestCase("?permission=users:read&permission=tickets:close", 403)]
    [TestCase("?permission=tickets:close", 403)]
    [TestCase("?permission=", 403)]
    [TestCase("?permission=%00%0d%0a", 403)]
    [TestCase("?permission=USERS:READ", 403)]
    public async Task Verify_OfAnAdministrator_NeedsAllPermissions(string query, int status)
    {
        var answer = await admin.GetAnswerAsync(Path + query);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
            Assert.That(answer.Header("X-User-Id"), status == 200 ? Is.Not.Null : Is.Null);
            Assert.That(status == 200 || (string?)answer.Json["error"] == "insufficient_scope", Is.True, answer.Text);
        });
    }

    [TestCase("?permision=tickets:close")]
    [TestCase("?Permission=tickets:close")]
    [TestCase("?permission=users:read&x=1")]
    public async Task Verify_WithAParameterThatThereIsNot_LetsNobodyPass(string query)
    {
        var answer = await admin.GetAnswerAsync(Path + query);

        Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((400, "invalid_request")));
    }

    [Test]
    public async Task Verify_OfAService_SaysWhichItIs()
    {
        var account = await TestService.CreateAsync(service, admin, "users:read");
        using var client = await account.SignInAsync();

        var allowed = await client.GetAnswerAsync($"{Path}?permission=users:read");
        var refused = await client.GetAnswerAsync($"{Path}?permission=users:delete");

        Assert.That(
            (allowed.Status, allowed.Header("X-Client-Id"), allowed.Header("X-User-Id"), refused.Status),
            Is.EqualTo((200, account.Id, (string?)null, 403)));
    }

    [Test]
    public async Task Verify_WhenThePasswordMustBeChanged_IsRefused()
    {
        using var person = await Person.CreateAsync(service, admin);
        await person.SignInAsync();

        var answer = await person.Client.GetAnswerAsync(Path);

        Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((403, "insufficient_scope")));
    }

    [TestCase("")]
    [TestCase("Bearer esto.no.es")]
    [TestCase("Basic YTpi")]
    public async Task Verify_WithoutAValidToken_IsUnauthorized(string authorization)
    {
        var answer = await service.Client.AnswerAsync(HttpMethod.Get, Path, null, ("Authorization", authorization));

        Assert.That(
            (answer.Status, (string?)answer.Json["error"], answer.Header("WWW-Authenticate")),
            Is.EqualTo((401, "invalid_token", "Bearer")));
    }

    [Test]
    public async Task Verify_AfterTheUserIsDeactivated_IsUnauthorized()
    {
        using var person = await Person.JoinAsync(service, admin);
        await admin.PatchAnswerAsync(person.Path, new { is_active = false });

        var answer = await person.Client.GetAnswerAsync(Path);

        Assert.That(answer.Status, Is.EqualTo(401));
    }
}
