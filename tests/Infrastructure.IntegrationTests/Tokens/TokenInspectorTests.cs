using System.Buffers.Text;
using System.Text;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.SignIn.LogOut;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Tokens;

public sealed class TokenInspectorTests
{
    private TestDirectory directory = null!;

    private static IEnumerable<TestCaseData> Garbage =>
    [
        Text("empty", ""),
        Text("no token", "garbage"),
        Text("dots", "..", "...", "...."),
        Text("no JSON", "a.b.c", "a.b.c.d.e", "!.!.!"),
        Text("JSON that is no object", Token("null", "null"), Token("[]", "[]"), Token("1", "1"), Token("\"\"", "\"\"")),
        Text("no header", Token("{}", "{}"), Token("{}", "null")),
        Text("members of the wrong type", Token("""{"alg":{},"kid":[]}""", "{}"), Token("""{"alg":"ES256","kid":1}""", """{"exp":"x","aud":{}}""")),
        Text(
            "no Unicode",
            Token("""{"alg":"\ud800","kid":"k","typ":"JWT"}""", "{}"),
            Token("""{"alg":"ES256","kid":"\ud800","typ":"JWT"}""", "{}"),
            Token("""{"alg":"ES256","kid":"k","typ":"\udfff"}""", "{}"),
            Token("""{"\ud800":"ES256","kid":"k","typ":"JWT"}""", "{}"),
            $"{Base64Url.EncodeToString([.. """{"alg":"ES256","kid":"k"""u8, 0xFF, .. "\",\"typ\":\"JWT\"}"u8])}.e30.AAAA"),
        Text("encrypted", $"{Encode("""{"alg":"dir","enc":"A128CBC-HS256"}""")}....", $"{Encode("""{"alg":"RSA-OAEP","enc":"A128GCM"}""")}.AAAA.AAAA.AAAA.AAAA"),
        Text("deeply nested", Token(new string('[', 3_000) + new string(']', 3_000), "{}")),
        Text("very long", new string('a', 500_000), new string('.', 100_000), Token("""{"alg":"ES256","kid":"k","typ":"JWT"}""", $"\"{new string('a', 150_000)}\"")),
    ];

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [TestCaseSource(nameof(Garbage))]
    public async Task Inspect_WhenGarbage_ReturnsNull(string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.That(await InspectAsync(text), Is.Null, text[..Math.Min(text.Length, 100)]);
        }
    }

    [Test]
    public async Task Inspect_WhenAUsers_SaysWhoItIs()
    {
        var signedIn = await LogInAsync();
        var now = directory.Clock.GetUtcNow();

        var inspected = (await InspectAsync(signedIn.AccessToken.Value.Value))!;

        Assert.Multiple(() =>
        {
            Assert.That((inspected.Subject, inspected.OrganizationId, inspected.ClientId), Is.EqualTo(($"{signedIn.User.Id}", Organization.HelpDeskId, (string?)null)));
            Assert.That((inspected.Email, inspected.Role, inspected.Area), Is.EqualTo((TestDirectory.AdminEmail, "ADMIN", (string?)null)));
            Assert.That(inspected.Permissions, Is.EquivalentTo(Permissions.OfAdministrators.Append(Permissions.OrganizationsManage)));
            Assert.That((inspected.Issuer, inspected.Audience), Is.EqualTo(("http://localhost:8000", "helpdesk")));
            Assert.That((inspected.IssuedAt, inspected.NotBefore, inspected.ExpiresAt), Is.EqualTo((now, now, now.AddHours(1))));
            Assert.That(inspected.Id, Is.Not.Empty);
        });
    }

    [Test]
    public async Task Inspect_WhenTheSessionHasEnded_ReturnsNullForThatSessionAlone()
    {
        var (ended, other) = (await LogInAsync(), await LogInAsync());

        await directory.SendAsync(new LogOutCommand(new(ended.RefreshToken)));

        Assert.That(
            (await InspectAsync(ended.AccessToken.Value.Value), (await InspectAsync(other.AccessToken.Value.Value))?.Subject),
            Is.EqualTo(((InspectedToken?)null, $"{other.User.Id}")));
    }

    [Test]
    public async Task Inspect_WhenTheAddressHasChanged_SaysTheCurrentOne()
    {
        var signedIn = await LogInAsync();
        await directory.SendAsync(new UpdateUserCommand(signedIn.User.Id) { Email = EmailAddress.Parse("nueva@helpdesk.local") });

        var inspected = await InspectAsync(signedIn.AccessToken.Value.Value);

        Assert.That((inspected?.Email, inspected?.MustChangePassword), Is.EqualTo(("nueva@helpdesk.local", false)));
    }

    [Test]
    public async Task Inspect_WhenAServices_SaysWhichItIs()
    {
        var (account, token) = await SignServiceInAsync();

        var inspected = (await InspectAsync(token))!;

        Assert.Multiple(() =>
        {
            Assert.That((inspected.Subject, inspected.ClientId), Is.EqualTo((account.Id, account.Id)));
            Assert.That((inspected.Email, inspected.Role, inspected.Area), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
            Assert.That(inspected.Permissions, Is.EqualTo(new[] { "users:read" }));
        });
    }

    [Test]
    public async Task Inspect_WhenOurOwnButOf200KB_ReturnsNull()
    {
        var claims = Claims((await SignServiceInAsync()).Token);

        Assert.Multiple(async () =>
        {
            Assert.That(await InspectAsync(Sign(claims, ("padding", new string('a', 20_000)))), Is.Not.Null, "The measure for the refusal.");
            Assert.That(await InspectAsync(Sign(claims, ("padding", new string('a', 150_000)))), Is.Null);
        });
    }

    [Test]
    public async Task Inspect_WhenExpired_ReturnsNull()
    {
        var token = (await LogInAsync()).AccessToken.Value.Value;

        directory.Clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await InspectAsync(token), Is.Null);
    }

    [Test]
    public async Task Inspect_WhenTheUserIsDeleted_ReturnsNull()
    {
        await directory.CreateUserAsync("other@helpdesk.local", "ADMIN");
        var signedIn = await LogInAsync();
        await directory.SendAsync(new DeleteUserCommand(signedIn.User.Id));

        Assert.That(await InspectAsync(signedIn.AccessToken.Value.Value), Is.Null);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Inspect_WhenTheServiceWasDisabled_ReturnsNullForGood(bool isEnabledAgain)
    {
        var (account, token) = await SignServiceInAsync();
        await directory.SendAsync(new UpdateServiceAccountCommand(account.Id) { IsActive = new(false) });
        if (isEnabledAgain)
        {
            await directory.SendAsync(new UpdateServiceAccountCommand(account.Id) { IsActive = new(true) });
        }

        Assert.That(await InspectAsync(token), Is.Null);
    }

    [Test]
    public async Task Inspect_WhenTheServiceIsDeleted_ReturnsNull()
    {
        var (account, token) = await SignServiceInAsync();
        await directory.SendAsync(new DeleteServiceAccountCommand(account.Id));

        Assert.That(await InspectAsync(token), Is.Null);
    }

    [Test]
    public async Task Inspect_WhenItWouldCount_DependsOnEveryClaim()
    {
        var (account, token) = await SignServiceInAsync();
        var user = (await LogInAsync()).User.Id.ToString();
        var service = Claims(token);

        Assert.Multiple(async () =>
        {
            Assert.That(await InspectAsync(Sign(service)), Is.Not.Null, "The measure for all refusals below.");
            Assert.That(await InspectAsync(Sign(service, ("org", "org_1"))), Is.Null);
            Assert.That(await InspectAsync(Sign(service, ("ver", 2))), Is.Null);
            Assert.That(await InspectAsync(Sign(service, ("ver", "x"))), Is.Null);
            Assert.That(await InspectAsync(Sign(service, ("client_id", "svc_1"))), Is.Null);
            Assert.That(await InspectAsync(Sign(service, ("sub", "svc_1"))), Is.Null);
            Assert.That(await InspectAsync(Sign(service, ("sub", "svc_1"), ("client_id", "svc_1"))), Is.Null);
            Assert.That(await InspectAsync(Sign(service, ("sub", user))), Is.Null, "A service's, in a user's name.");
            Assert.That(await InspectAsync(Sign(service, ("sub", user), ("client_id", user))), Is.Null);
            Assert.That(await InspectAsync(Sign(Without(service, "client_id"), ("sub", account.Id))), Is.Null);
            Assert.That(await InspectAsync(Sign(Without(service, "org"))), Is.Null);
            Assert.That(await InspectAsync(Sign(Without(service, "ver"))), Is.Null);
        });
    }

    private static TestCaseData Text(string name, params string[] texts) => new TestCaseData((object)texts).SetArgDisplayNames(name);

    private static string Token(string header, string payload) => $"{Encode(header)}.{Encode(payload)}.AAAA";

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static Dictionary<string, object> Claims(string token) => new JsonWebToken(token).Claims
        .ToDictionary(claim => claim.Type, claim => claim.Type is "ver" or "exp" or "iat" or "nbf" ? (object)long.Parse(claim.Value, null) : claim.Value);

    private static Dictionary<string, object> Without(Dictionary<string, object> claims, string name) =>
        claims.Where(claim => claim.Key != name).ToDictionary();

    /// <summary>A token with our own signature that we would not issue.</summary>
    private string Sign(Dictionary<string, object> claims, params (string Name, object Value)[] changes)
    {
        var changed = new Dictionary<string, object>(claims);
        foreach (var (name, value) in changes)
        {
            changed[name] = value;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = changed,
            SigningCredentials = new(directory.Services.GetRequiredService<SigningKeys>().Current, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private async Task<SignedIn> LogInAsync() =>
        (await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword), Caller.Anonymous())).Value;

    private async Task<(ServiceAccountView Account, string Token)> SignServiceInAsync()
    {
        var created = (await directory.SendAsync(TestDirectory.NewServiceAccount())).Value;
        var issued = await directory.SendAsync(
            new IssueServiceTokenCommand(new(created.Account.Id, created.Secret), Scope: null),
            Caller.Anonymous());
        return (created.Account, issued.Value.AccessToken.Value.Value);
    }

    private Task<InspectedToken?> InspectAsync(string token) =>
        directory.RunAsync(
            scope => scope.GetRequiredService<ITokenInspector>().InspectAsync(new(token), CancellationToken.None),
            Caller.Anonymous("another"));
}
