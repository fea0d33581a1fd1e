using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.OAuth;

/// <summary>The client credentials grant, and what its tokens open.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class ServiceTokenTests(string provider)
{
    private const string Path = TestService.TokenPath;
    private const string Grant = "grant_type=client_credentials";
    private const string InvalidClient = """{"error":"invalid_client","error_description":"The client is not recognised"}""";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;
    private TestService account = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider, ("RateLimiting:SignInsPerMinutePerAddress", "100000"));
        admin = await service.SignInAsync();
        account = await TestService.CreateAsync(service, admin, "users:read", "users:edit");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Token_WithTheSecretInTheHeader_IsIssued()
    {
        var answer = await SendAsync(Grant, account.Basic);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
            Assert.That(answer.Members, Is.EqualTo(new[] { "access_token", "token_type", "expires_in", "scope" }));
            Assert.That((string?)answer.Json["token_type"], Is.EqualTo("Bearer"));
            Assert.That((int)answer.Json["expires_in"]!, Is.EqualTo(3600));
            Assert.That((string?)answer.Json["scope"], Is.EqualTo("users:read users:edit"));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(answer.Header("Pragma"), Is.EqualTo("no-cache"));
        });
    }

    [Test]
    public async Task Token_WithTheSecretInTheForm_IsIssued()
    {
        var answer = await SendAsync($"{Grant}&{InForm()}&unknown=1");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task Token_WithEscapesInTheHeader_IsIssued()
    {
        // Every character escaped, as RFC 6749, 2.3.1 allows.
        var escaped = string.Concat(account.Id.Select(character => $"%{(int)character:X2}"));
        var answer = await SendAsync(Grant, ("Authorization", $"bAsIc {Base64($"{escaped}:{account.Secret}")}"));

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task Token_SaysWhoseItIsAndWhatItMayDo()
    {
        var now = service.Clock.GetUtcNow().ToUnixTimeSeconds();

        var claims = ClaimsOf(await SendAsync(Grant, account.Basic));
        var others = ClaimsOf(await SendAsync(Grant, account.Basic));

        Assert.Multiple(() =>
        {
            Assert.That(
                claims.Select(claim => claim.Key),
                Is.EquivalentTo(new[] { "sub", "client_id", "org", "org_template", "perms", "ver", "scope", "iss", "aud", "iat", "nbf", "exp", "jti" }));
            Assert.That(((string?)claims["sub"], (string?)claims["client_id"]), Is.EqualTo((account.Id, account.Id)));
            Assert.That((string?)claims["org"], Is.EqualTo("helpdesk"));
            Assert.That(claims["perms"]!.ToJsonString(), Is.EqualTo("""["users:read","users:edit"]"""));
            Assert.That((string?)claims["scope"], Is.EqualTo("users:read users:edit"));
            Assert.That((int)claims["ver"]!, Is.EqualTo(1));
            Assert.That(((string?)claims["iss"], (string?)claims["aud"]), Is.EqualTo(("http://localhost:8000", "helpdesk")));
            Assert.That((long)claims["iat"]!, Is.InRange(now - 60, now + 60));
            Assert.That((long)claims["exp"]!, Is.EqualTo((long)claims["iat"]! + 3600));
            Assert.That((string?)claims["jti"], Is.Not.EqualTo((string?)others["jti"]));
        });
    }

    [TestCase("users%3Aread", "users:read")]
    [TestCase("users:read+users:read", "users:read")]
    [TestCase("users:edit%20users:read", "users:read users:edit")]
    [TestCase("", "users:read users:edit")]
    [TestCase("+", "users:read users:edit")]
    public async Task Token_WithAScope_IsLimitedToIt(string scope, string expected)
    {
        var answer = await SendAsync($"{Grant}&scope={scope}", account.Basic);

        Assert.Multiple(() =>
        {
            Assert.That((string?)answer.Json["scope"], Is.EqualTo(expected));
            Assert.That(string.Join(' ', ClaimsOf(answer)["perms"]!.AsArray().Select(code => (string?)code)), Is.EqualTo(expected));
        });
    }

    [Test]
    public async Task Token_LimitedByAScope_OpensNoMore()
    {
        using var person = await Person.CreateAsync(service, admin);
        var limited = await SendAsync($"{Grant}&scope=users:read", account.Basic);
        using var client = service.WithToken((string)limited.Json["access_token"]!);
        using var whole = await account.SignInAsync();

        var read = await client.GetAnswerAsync(person.Path);
        var refused = await client.PatchAnswerAsync(person.Path, new { telefono = "1" });
        var changed = await whole.PatchAnswerAsync(person.Path, new { telefono = "1" });

        Assert.That(new[] { read.Status, refused.Status, changed.Status }, Is.EqualTo(new[] { 200, 403, 200 }));
    }

    [TestCase("users:delete")]
    [TestCase("users:read users:delete")]
    [TestCase("users:rea")]
    [TestCase("USERS:READ")]
    [TestCase("*")]
    public async Task Token_WithAScopeThatIsNotHeld_IsRefused(string scope)
    {
        var answer = await SendAsync($"{Grant}&scope={Uri.EscapeDataString(scope)}", account.Basic);

        Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((400, "invalid_scope")));
    }

    [Test]
    public async Task Token_WhenTheClientIsNotRecognised_IsRefusedAlikeForEveryReason()
    {
        var disabled = await TestService.CreateAsync(service, admin);
        await admin.PatchAnswerAsync(disabled.Path, new { is_active = false });
        using var person = await Person.JoinAsync(service, admin);
        Answer[] answers =
        [
            await SendAsync(Grant, TestService.BasicOf(account.Id, "wrong")),
            await SendAsync(Grant, TestService.BasicOf(account.Id, account.Secret.ToUpperInvariant())),
            await SendAsync(Grant, TestService.BasicOf(account.Id.ToUpperInvariant(), account.Secret)),
            await SendAsync(Grant, TestService.BasicOf("svc_nobody", account.Secret)),
            await SendAsync(Grant, TestService.BasicOf("", "")),
            await SendAsync(Grant, TestService.BasicOf(new string('a', 5_000), "x")),
            await SendAsync(Grant, TestService.BasicOf(person.Email, person.Password)),
            await SendAsync(Grant, TestService.BasicOf(person.Id, person.Password)),
            await SendAsync(Grant, disabled.Basic),
            await SendAsync($"{Grant}&client_id={account.Id}&client_secret=wrong"),
            await SendAsync($"{Grant}&client_id={disabled.Id}&client_secret={disabled.Secret}"),
            await SendAsync($"{Grant}&client_id=%FF%FE&client_secret=%ED%A0%80"),
            await SendAsync(Grant),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(401));
            Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo(InvalidClient));
            Assert.That(answers.Select(answer => answer.Header("WWW-Authenticate")), Is.All.EqualTo("Basic realm=\"HelpDesk.Users\""));
        });
    }

    [TestCase("Basic")]
    [TestCase("Basic ")]
    [TestCase("Basic !!!")]
    [TestCase("Basic bm9jb2xvbg==")]
    [TestCase("Basic AAA")]
    [TestCase("Digest abc")]
    [TestCase("Bearer abc")]
    [TestCase(",")]
    public async Task Token_WithAHeaderThatIsNoBasic_IsRefused(string authorization)
    {
        var answer = await SendAsync(Grant, ("Authorization", authorization));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((401, InvalidClient)));
    }

    [TestCase("", "invalid_request")]
    [TestCase("grant_type=", "invalid_request")]
    [TestCase("scope=users:read", "invalid_request")]
    [TestCase("grant_type=password", "unsupported_grant_type")]
    [TestCase("grant_type=Client_Credentials", "unsupported_grant_type")]
    [TestCase("grant_type=refresh_token", "unsupported_grant_type")]
    [TestCase($"{Grant}&{Grant}", "invalid_request")]
    [TestCase($"{Grant}&scope=users:read&scope=users:read", "invalid_request")]
    [TestCase($"{Grant}&unknown=1&unknown=2", "invalid_request")]
    [TestCase($"{Grant}&client_id=svc_1", "invalid_request")]
    [TestCase($"{Grant}&client_secret=x", "invalid_request")]
    [TestCase($"{Grant}&client_id=svc_1&client_secret=x", "invalid_request")]
    [TestCase($"{Grant}&x=%00", "invalid_request")]
    public async Task Token_WithAFormThatIsWrong_IsRefused(string form, string error)
    {
        var answer = await SendAsync(form, account.Basic);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(400));
            Assert.That(answer.Members, Is.EqualTo(new[] { "error", "error_description" }));
            Assert.That((string?)answer.Json["error"], Is.EqualTo(error));
            Assert.That((string?)answer.Json["error_description"], Does.Match(@"\A[\x20-\x21\x23-\x5B\x5D-\x7E]+\z"));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
        });
    }

    [TestCase("client_id", null)]
    [TestCase(null, "client_secret")]
    public async Task Token_WithHalfOfTheClientInTheForm_IsRefused(string? id, string? secret)
    {
        var answer = await SendAsync($"{Grant}&{(id is null ? "" : $"{id}={account.Id}")}{(secret is null ? "" : $"{secret}={account.Secret}")}");

        Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((400, "invalid_request")));
    }

    [Test]
    public async Task Token_WithTheClientInTheAddress_IsRefused()
    {
        var answer = await service.Client.AnswerAsync(HttpMethod.Post, $"{Path}?{Grant}&{InForm()}", FormOf(Grant));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((401, InvalidClient)));
    }

    [TestCase("application/json")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("multipart/form-data")]
    [TestCase("text/plain")]
    [TestCase(null)]
    public async Task Token_WithABodyThatIsNoForm_IsRefused(string? type)
    {
        var content = FormOf($"{Grant}&{InForm()}");
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        var answer = await service.Client.AnswerAsync(HttpMethod.Post, Path, content);

        Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((400, "invalid_request")));
    }

    [TestCase("utf-8")]
    [TestCase("utf-7")]
    [TestCase("utf-16")]
    [TestCase("nonsense")]
    public async Task Token_WhateverEncodingTheTypeNames_IsReadAsUtf8(string charset)
    {
        var content = FormOf($"{Grant}&{InForm()}");
        content.Headers.ContentType!.CharSet = charset;

        var answer = await service.Client.AnswerAsync(HttpMethod.Post, Path, content);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task Token_WithAHostileForm_IsRefusedInTheContractsShape()
    {
        foreach (var form in new[]
        {
            string.Join('&', Enumerable.Range(0, 5_000).Select(i => $"k{i}={i}")),
            $"{new string('k', 10_000)}=1",
            $"{Grant}&client_id={new string('a', 500_000)}&client_secret={new string('b', 500_000)}",
            "%=%&%zz=%zz&=&&==",
            new string('&', 100_000),
        })
        {
            var answer = await SendAsync(form);

            Assert.Multiple(() =>
            {
                Assert.That(answer.Status, Is.EqualTo(400).Or.EqualTo(401), form[..Math.Min(form.Length, 20)]);
                Assert.That((string?)answer.Json["error"], Does.StartWith("invalid_"));
            });
        }
    }

    [Test]
    public async Task Token_WithMoreThanAMegabyte_IsRefusedInTheContractsShape()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = FormOf($"{Grant}&x={new string('x', 1024 * 1024)}") };
        request.Headers.ExpectContinue = true;

        var answer = await service.Client.AnswerAsync(request);

        Assert.That((answer.Status, (string?)answer.Json["error"]), Is.EqualTo((413, "invalid_request")));
    }

    [TestCase("GET", Path, 405)]
    [TestCase("PUT", Path, 405)]
    [TestCase("GET", TestService.IntrospectionPath, 405)]
    [TestCase("GET", "/connect", 404)]
    [TestCase("POST", "/connect/authorize", 404)]
    public async Task Call_OfAnotherMethodOrPath_IsRefusedInTheContractsShape(string method, string path, int status)
    {
        var answer = await service.Client.AnswerAsync(new HttpMethod(method), path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(status));
            Assert.That(answer.Members, Is.EqualTo(new[] { "error", "error_description" }));
        });
    }

    [Test]
    public async Task Token_WhenTwentyAskAtOnce_IsIssuedToAll()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => account.AskForTokenAsync()));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
            Assert.That(answers.Select(answer => (string?)answer.Json["access_token"]), Is.Unique);
        });
    }

    [Test]
    public async Task Token_WhenTheAccountIsDisabledMeanwhile_CountsNoMore()
    {
        var busy = await TestService.CreateAsync(service, admin);

        var asking = Enumerable.Range(0, 20).Select(_ => busy.AskForTokenAsync()).ToList();
        await admin.PatchAnswerAsync(busy.Path, new { is_active = false });
        var answers = await Task.WhenAll(asking);

        var later = new List<int>();
        foreach (var issued in answers.Where(answer => answer.Status == 200))
        {
            using var client = service.WithToken((string)issued.Json["access_token"]!);
            later.Add((await client.GetAnswerAsync(TestUsers.Path)).Status);
        }

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200).Or.EqualTo(401));
            Assert.That(later, Is.All.EqualTo(401));
        });
    }

    [Test]
    public async Task Caller_ThatReadsUsers_ReadsThemAndNoMore()
    {
        using var person = await Person.CreateAsync(service, admin);
        using var reader = await (await TestService.CreateAsync(service, admin, "users:read")).SignInAsync();

        var statuses = new Dictionary<string, int>();
        foreach (var (method, path, body) in new (string, string, string?)[]
        {
            ("GET", TestUsers.Path, null),
            ("GET", person.Path, null),
            ("GET", $"{person.Path}/sessions", null),
            ("POST", TestUsers.Path, "{}"),
            ("PATCH", person.Path, "{}"),
            ("DELETE", person.Path, null),
            ("DELETE", $"{person.Path}/sessions", null),
            ("GET", TestService.AccountsPath, null),
            ("POST", TestService.AccountsPath, "{}"),
        })
        {
            statuses.Add($"{method} {path}", (await reader.AnswerAsync(new HttpMethod(method), path, body)).Status);
        }

        Assert.That(statuses.Values, Is.EqualTo(new[] { 200, 200, 403, 403, 403, 403, 403, 403, 403 }), string.Join(", ", statuses));
    }

    [TestCase("GET", "/api/auth/me", null)]
    [TestCase("POST", "/api/auth/logout-all", null)]
    [TestCase("POST", "/api/auth/change-password", """{"current_password":"a","new_password":"b"}""")]
    public async Task Caller_ThatIsNoPerson_IsRefusedWhatIsAPersons(string method, string path, string? body)
    {
        using var client = await account.SignInAsync();

        var answer = await client.AnswerAsync(new HttpMethod(method), path, body);

        Assert.That(
            (answer.Status, answer.Text),
            Is.EqualTo((403, """{"detail":"Esta operación es de una persona sobre sí misma, no de un servicio","code":"person_required"}""")));
    }

    [Test]
    public async Task Caller_ThatCreatesUsers_IsNotHeldForOne()
    {
        using var client = await (await TestService.CreateAsync(service, admin, "users:create", "users:edit")).SignInAsync();

        var created = await client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
        var reset = await client.PatchAnswerAsync($"{TestUsers.Path}/{created.Json["id"]}", new { password = "Repuesta-1" });
        var login = await service.LogInAsync((string)created.Json["email"]!, "Repuesta-1");

        Assert.Multiple(() =>
        {
            Assert.That(new[] { created.Status, reset.Status }, Is.EqualTo(new[] { 201, 200 }));
            Assert.That((bool)login["must_change_password"]!, Is.True);
        });
    }

    [Test]
    public async Task Token_AfterItsLifetime_IsRefused()
    {
        using var own = new HelpDeskService(provider);
        using var caller = await own.SignInAsync();
        using var client = await (await TestService.CreateAsync(own, caller)).SignInAsync();

        own.Clock.Advance(TimeSpan.FromMinutes(59));
        var before = await client.GetAnswerAsync(TestUsers.Path);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await client.GetAnswerAsync(TestUsers.Path);

        Assert.That(new[] { before.Status, after.Status }, Is.EqualTo(new[] { 200, 401 }));
    }

    [Test]
    public async Task Metadata_TellsWhereAndHow()
    {
        var metadata = await service.Client.GetAnswerAsync("/.well-known/openid-configuration");
        var sameAgain = await service.Client.GetAnswerAsync("/.well-known/oauth-authorization-server");
        var issued = await service.Client.AnswerAsync(HttpMethod.Post, (string)metadata.Json["token_endpoint"]!, FormOf($"{Grant}&{InForm()}"));
        var token = (string)issued.Json["access_token"]!;
        var inspected = await service.Client.AnswerAsync(
            HttpMethod.Post,
            (string)metadata.Json["introspection_endpoint"]!,
            TestService.Form(("token", token)),
            account.Basic);

        Assert.Multiple(() =>
        {
            Assert.That((sameAgain.Status, sameAgain.Text), Is.EqualTo((200, metadata.Text)));
            Assert.That(metadata.Json["grant_types_supported"]!.ToJsonString(), Is.EqualTo("""["client_credentials"]"""));
            Assert.That(
                metadata.Json["token_endpoint_auth_methods_supported"]!.ToJsonString(),
                Is.EqualTo("""["client_secret_basic","client_secret_post"]"""));
            Assert.That((bool)inspected.Json["active"]!, Is.True);
            Assert.That(
                ClaimsOf(issued).Select(claim => claim.Key),
                Is.SubsetOf(metadata.Json["claims_supported"]!.AsArray().Select(claim => (string)claim!)));
            Assert.That(metadata.Json["response_types_supported"]!.AsArray(), Is.Empty);
        });
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static StringContent FormOf(string form)
    {
        var content = new StringContent(form);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        return content;
    }

    private static JsonObject ClaimsOf(Answer issued) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(((string)issued.Json["access_token"]!).Split('.')[1]))!.AsObject();

    private string InForm() => $"client_id={account.Id}&client_secret={account.Secret}";

    private Task<Answer> SendAsync(string form, params (string Name, string Value)[] headers) =>
        service.Client.AnswerAsync(HttpMethod.Post, Path, FormOf(form), headers);
}
