using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.OAuth;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class TokenTests(string provider)
{
    private const string KeysPath = "/.well-known/jwks.json";

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
    public async Task Token_WithThePublishedKeyAlone_Verifies()
    {
        var token = await NewTokenAsync();
        var header = Part(token, 0);

        var jwks = await service.Client.GetAnswerAsync(KeysPath);
        var key = jwks.Json["keys"]!.AsArray().Single(candidate => (string?)candidate!["kid"] == (string?)header["kid"])!.AsObject();

        Assert.Multiple(() =>
        {
            Assert.That((string?)header["alg"], Is.EqualTo("ES256"));
            Assert.That((string?)header["typ"], Is.EqualTo("JWT"));
            Assert.That(Verify(token, key), Is.True);
            Assert.That(Verify(Tamper(token, payload => payload["rol"] = "MESA"), key), Is.False);
        });
    }

    [Test]
    public async Task Keys_ContainOnlyThePublicHalf()
    {
        var jwks = await service.Client.GetAnswerAsync(KeysPath);

        Assert.That(jwks.Header("Cache-Control"), Is.EqualTo("public, max-age=300"));
        foreach (var key in jwks.Json["keys"]!.AsArray())
        {
            Assert.Multiple(() =>
            {
                Assert.That(
                    key!.AsObject().Select(member => member.Key),
                    Is.EquivalentTo(new[] { "kty", "use", "alg", "kid", "crv", "x", "y" }));
                Assert.That((string?)key["kty"], Is.EqualTo("EC"));
                Assert.That((string?)key["crv"], Is.EqualTo("P-256"));
                Assert.That((string?)key["alg"], Is.EqualTo("ES256"));
                Assert.That((string?)key["use"], Is.EqualTo("sig"));
            });
        }
    }

    [Test]
    public async Task Token_OfAnAreaUser_CarriesTheContractsClaims()
    {
        using var person = await Person.JoinAsync(service, admin, "AREA", "Soporte técnico");
        var now = service.Clock.GetUtcNow().ToUnixTimeSeconds();

        var claims = Part(person.AccessToken, 1);

        Assert.Multiple(() =>
        {
            Assert.That((string?)claims["sub"], Is.EqualTo(person.Id));
            Assert.That((string?)claims["email"], Is.EqualTo(person.Email));
            Assert.That((string?)claims["nombre"], Is.EqualTo("Ana Torres"));
            Assert.That((string?)claims["rol"], Is.EqualTo("AREA"));
            Assert.That((string?)claims["area"], Is.EqualTo("SOPORTE TÉCNICO"));
            Assert.That((string?)claims["org"], Is.EqualTo("helpdesk"));
            Assert.That(claims["perms"]!.AsArray(), Is.Empty);
            Assert.That((string?)claims["iss"], Is.EqualTo("http://localhost:8000"));
            Assert.That((string?)claims["aud"], Is.EqualTo("helpdesk"));
            Assert.That((long)claims["iat"]!, Is.InRange(now - 60, now));
            Assert.That((long)claims["nbf"]!, Is.EqualTo((long)claims["iat"]!));
            Assert.That((long)claims["exp"]!, Is.EqualTo((long)claims["iat"]! + 3600));
            Assert.That((string?)claims["jti"], Is.Not.Empty);
            Assert.That(Guid.TryParse((string?)claims["sid"], out _), Is.True);
        });
    }

    [Test]
    public async Task Token_OfAnAdmin_CarriesItsPermissionsAndAJtiOfItsOwn()
    {
        var first = Part(await NewTokenAsync(), 1);
        var second = Part(await NewTokenAsync(), 1);

        Assert.Multiple(() =>
        {
            Assert.That(
                first["perms"]!.AsArray().Select(permission => (string?)permission),
                Is.EquivalentTo(new[] { "users:read", "users:create", "users:edit", "users:delete", "service-accounts:manage", "audit:read", "sessions:read", "users:names", "organizations:manage" }));
            Assert.That(first.ContainsKey("area"), Is.True);
            Assert.That(first["area"], Is.Null);
            Assert.That((string?)first["jti"], Is.Not.EqualTo((string?)second["jti"]));
        });
    }

    [Test]
    public async Task Token_WhenPasswordMustChange_CarriesNoPermissions()
    {
        using var person = await Person.CreateAsync(service, admin, "ADMIN");
        await person.SignInAsync();

        var claims = Part(person.AccessToken, 1);

        Assert.That(claims["perms"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Token_Untouched_IsAccepted()
    {
        // The measure for all refusals below.
        Assert.That(await StatusOfAsync(await NewTokenAsync()), Is.EqualTo(200));
    }

    [TestCase("none")]
    [TestCase("None")]
    [TestCase("NONE")]
    public async Task Token_WithAlgorithmNone_IsRefused(string algorithm)
    {
        var token = await NewTokenAsync();
        var unsigned = $"{Encode(new() { ["alg"] = algorithm, ["typ"] = "JWT" })}.{token.Split('.')[1]}.";
        var keepsKid = $"{Encode(new() { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = (string?)Part(token, 0)["kid"] })}.{token.Split('.')[1]}.";

        Assert.That(new[] { await StatusOfAsync(unsigned), await StatusOfAsync(keepsKid) }, Is.EqualTo(new[] { 401, 401 }));
    }

    [Test]
    public async Task Token_SignedWithThePublicKeyAsASecret_IsRefused()
    {
        var token = await NewTokenAsync();
        var kid = (string)Part(token, 0)["kid"]!;
        var jwks = await service.Client.GetAnswerAsync(KeysPath);
        var key = jwks.Json["keys"]![0]!.AsObject();
        using var ecdsa = Import(key);
        var head = $"{Encode(new() { ["alg"] = "HS256", ["typ"] = "JWT", ["kid"] = kid })}.{token.Split('.')[1]}";
        byte[][] secrets =
        [
            ecdsa.ExportSubjectPublicKeyInfo(),
            Encoding.UTF8.GetBytes(ecdsa.ExportSubjectPublicKeyInfoPem()),
            Encoding.UTF8.GetBytes(key.ToJsonString()),
            Encoding.UTF8.GetBytes(kid),
        ];

        foreach (var secret in secrets)
        {
            var signature = Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(head)));
            Assert.That(await StatusOfAsync($"{head}.{signature}"), Is.EqualTo(401));
        }
    }

    [TestCase("rol", "\"MESA\"")]
    [TestCase("org", "\"otra\"")]
    [TestCase("exp", "4102444800")]
    [TestCase("perms", "[\"users:read\",\"users:create\",\"users:edit\",\"users:delete\",\"x\"]")]
    public async Task Token_WithTamperedClaim_IsRefused(string claim, string json)
    {
        var token = Tamper(await NewTokenAsync(), payload => payload[claim] = JsonNode.Parse(json));

        Assert.That(await StatusOfAsync(token), Is.EqualTo(401));
    }

    [Test]
    public async Task Token_WithTamperedSignature_IsRefused()
    {
        var parts = (await NewTokenAsync()).Split('.');
        var signature = Base64Url.DecodeFromChars(parts[2]);
        signature[10] ^= 1;

        var flipped = await StatusOfAsync($"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(signature)}");
        var zero = await StatusOfAsync($"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[64])}");
        var missing = await StatusOfAsync($"{parts[0]}.{parts[1]}.");

        Assert.That(new[] { flipped, zero, missing }, Is.EqualTo(new[] { 401, 401, 401 }));
    }

    [TestCase(null)]
    [TestCase("otro-kid")]
    [TestCase("same")]
    public async Task Token_SignedWithAnotherKey_IsRefused(string? kid)
    {
        var token = await NewTokenAsync();
        var header = Part(token, 0);
        header["kid"] = kid == "same" ? (string?)header["kid"] : kid;

        Assert.That(await StatusOfAsync(SignWithOwnKey(header, Part(token, 1))), Is.EqualTo(401));
    }

    [TestCase("jwk", "same")]
    [TestCase("jwk", null)]
    [TestCase("x5c", "same")]
    [TestCase("x5c", null)]
    [TestCase("x5u", "same")]
    [TestCase("x5u", null)]
    [TestCase("jku", "same")]
    [TestCase("jku", null)]
    public async Task Token_ThatBringsItsOwnKey_IsRefused(string member, string? kid)
    {
        var token = await NewTokenAsync();
        var header = Part(token, 0);
        header["kid"] = kid == "same" ? (string?)header["kid"] : kid;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        header[member] = member switch
        {
            "jwk" => new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["x"] = Base64Url.EncodeToString(point.X),
                ["y"] = Base64Url.EncodeToString(point.Y),
            },
            "x5c" => new JsonArray(Convert.ToBase64String(new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256)
                .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue).RawData)),
            _ => "https://example.com/keys",
        };

        Assert.That(await StatusOfAsync(Sign(key, header, Part(token, 1))), Is.EqualTo(401));
    }

    [Test]
    public async Task Token_SignedAgainWithOurKey_IsAccepted()
    {
        // The measure for the refusals below, which are not about the signature.
        var token = await NewTokenAsync();

        Assert.That(await StatusOfAsync(await SignWithOurKeyAsync(Part(token, 0), Part(token, 1))), Is.EqualTo(200));
    }

    [TestCase("iss", "\"http://otro.local\"")]
    [TestCase("iss", "null")]
    [TestCase("iss", null)]
    [TestCase("aud", "\"otra-audiencia\"")]
    [TestCase("aud", "[\"otra-audiencia\"]")]
    [TestCase("aud", null)]
    [TestCase("exp", null)]
    [TestCase("exp", "1")]
    [TestCase("exp", "\"siempre\"")]
    [TestCase("nbf", null)]
    [TestCase("nbf", "4102444800")]
    [TestCase("sub", null)]
    [TestCase("org", null)]
    [TestCase("org", "\"otra\"")]
    [TestCase("ver", null)]
    [TestCase("ver", "0")]
    [TestCase("sid", "\"1\"")]
    [TestCase("sid", "\"0199aaaa-0000-7000-8000-000000000000\"")]
    public async Task Token_WithOurSignatureAndAWrongClaim_IsRefused(string claim, string? json)
    {
        var token = await NewTokenAsync();
        var payload = Part(token, 1);
        payload.Remove(claim);
        if (json is not null)
        {
            payload[claim] = JsonNode.Parse(json);
        }

        Assert.That(await StatusOfAsync(await SignWithOurKeyAsync(Part(token, 0), payload)), Is.EqualTo(401));
    }

    [TestCase("alg", "\"ES384\"")]
    [TestCase("alg", "\"RS256\"")]
    [TestCase("alg", "\"es256\"")]
    [TestCase("alg", null)]
    [TestCase("kid", null)]
    [TestCase("kid", "\"\"")]
    [TestCase("kid", "\"' OR 1=1 --\"")]
    [TestCase("kid", "\"../../../dev/null\"")]
    public async Task Token_WithOurSignatureAndAWrongHeader_IsRefused(string member, string? json)
    {
        var token = await NewTokenAsync();
        var header = Part(token, 0);
        header.Remove(member);
        if (json is not null)
        {
            header[member] = JsonNode.Parse(json);
        }

        Assert.That(await StatusOfAsync(await SignWithOurKeyAsync(header, Part(token, 1))), Is.EqualTo(401));
    }

    [TestCase("typ", null)]
    [TestCase("typ", "null")]
    [TestCase("typ", "\"\"")]
    [TestCase("typ", "\"jwt\"")]
    [TestCase("typ", "\"JWT \"")]
    [TestCase("typ", "\"at+jwt\"")]
    [TestCase("typ", "\"application/at+jwt\"")]
    [TestCase("typ", "\"dpop+jwt\"")]
    [TestCase("typ", "\"JOSE+JSON\"")]
    [TestCase("typ", "[\"JWT\"]")]
    [TestCase("cty", "\"JWT\"")]
    [TestCase("crit", "[\"exp\"]")]
    [TestCase("crit", "[\"b64\"]")]
    [TestCase("crit", "[\"urn:example:other\"]")]
    [TestCase("crit", "[]")]
    [TestCase("crit", "\"kid\"")]
    [TestCase("b64", "true")]
    [TestCase("b64", "false")]
    [TestCase("enc", "\"A256GCM\"")]
    [TestCase("zip", "\"DEF\"")]
    public async Task Token_WithOurSignatureAndAHeaderThatWeDoNotWrite_IsRefused(string member, string? json)
    {
        var token = await NewTokenAsync();
        var header = Part(token, 0);
        header.Remove(member);
        if (json is not null)
        {
            header[member] = JsonNode.Parse(json);
        }

        Assert.That(await StatusOfAsync(await SignWithOurKeyAsync(header, Part(token, 1))), Is.EqualTo(401));
    }

    [TestCase("""{"alg":"none",""")]
    [TestCase("""{"alg":"HS256",""")]
    [TestCase("""{"typ":"JOSE",""")]
    [TestCase("""{"kid":"otro",""")]
    [TestCase("""{"alg":"ES256",""")]
    [TestCase("""{"\u0061lg":"none",""")]
    public async Task Token_WithOurSignatureAndAHeaderMemberTwice_IsRefused(string before)
    {
        var token = await NewTokenAsync();
        var header = Part(token, 0).ToJsonString();
        var payload = token.Split('.')[1];
        var first = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(before + header[1..]));
        var last = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{header[..^1]},{before[1..^1]}}}"));

        Assert.That(
            new[] { await StatusOfAsync(await SignWithOurKeyAsync(first, payload)), await StatusOfAsync(await SignWithOurKeyAsync(last, payload)) },
            Is.EqualTo(new[] { 401, 401 }));
    }

    [Test]
    public async Task Token_ThatHoldsAnotherOne_IsRefused()
    {
        var token = await NewTokenAsync();
        var nested = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(token));
        var announced = Part(token, 0);
        announced["cty"] = "JWT";

        Assert.That(
            new[]
            {
                await StatusOfAsync(await SignWithOurKeyAsync(token.Split('.')[0], nested)),
                await StatusOfAsync(await SignWithOurKeyAsync(Encode(announced), nested)),
                await StatusOfAsync(await SignWithOurKeyAsync(token.Split('.')[0], Encode(new() { ["jwt"] = token }))),
                await StatusOfAsync($"{token}.{token}"),
            },
            Is.EqualTo(new[] { 401, 401, 401, 401 }));
    }

    [TestCase("Tokens:Issuer", "http://otro.local")]
    [TestCase("Tokens:Audience", "otra-audiencia")]
    public async Task Token_OfAServiceWithOtherSettings_IsRefused(string key, string value)
    {
        using var database = new TestDatabase(provider);
        string token;
        using (var before = new HelpDeskService(provider, ("ConnectionStrings:Users", database.ConnectionString)))
        {
            token = (string)(await before.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword))["access_token"]!;
            using var client = before.WithToken(token);
            Assert.That((await client.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(200));
        }

        // The same directory and keys, under another name.
        using var after = new HelpDeskService(provider, ("ConnectionStrings:Users", database.ConnectionString), (key, value));
        using var same = after.WithToken(token);
        using var fresh = await after.SignInAsync();

        var refused = await same.GetAnswerAsync("/api/auth/me");
        var accepted = await fresh.GetAnswerAsync("/api/auth/me");

        Assert.That(new[] { refused.Status, accepted.Status }, Is.EqualTo(new[] { 401, 200 }));
    }

    [Test]
    public async Task Token_AfterItsLifetime_IsRefused()
    {
        using var ownService = new HelpDeskService(provider);
        using var client = await ownService.SignInAsync();

        ownService.Clock.Advance(TimeSpan.FromMinutes(59));
        var before = await client.GetAnswerAsync("/api/auth/me");
        ownService.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await client.GetAnswerAsync("/api/auth/me");

        Assert.That(new[] { before.Status, after.Status }, Is.EqualTo(new[] { 200, 401 }));
    }

    [TestCase("garbage")]
    [TestCase("a.b.c")]
    [TestCase("..")]
    [TestCase("e30.e30.e30")]
    [TestCase("eyJhbGciOiJFUzI1NiJ9..")]
    [TestCase("eyJhbGciOiJFUzI1NiJ9.bnVsbA.AAAA")]
    [TestCase("a.b.c.d.e")]
    [TestCase("eyJhbGciOiJcdWQ4MDAiLCJraWQiOiJrIiwidHlwIjoiSldUIn0.e30.AAAA", TestName = "{m}(a lone surrogate)")]
    [TestCase("eyJhbGciOiJFUzI1NiIsImtpZCI6Iv8iLCJ0eXAiOiJKV1QifQ.e30.AAAA", TestName = "{m}(a byte that is no UTF-8)")]
    public async Task Token_ThatIsGarbage_IsRefused(string token) => Assert.That(await StatusOfAsync(token), Is.EqualTo(401));

    [Test]
    public async Task Token_ThatIsVeryLong_IsRefused() => Assert.That(await StatusOfAsync(new string('a', 20_000)), Is.EqualTo(401));

    [Test]
    public async Task Token_ThatIsARefreshToken_IsRefused()
    {
        var session = await service.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword);

        Assert.That(await StatusOfAsync((string)session["refresh_token"]!), Is.EqualTo(401));
    }

    [Test]
    public async Task Metadata_NamesIssuerKeysAndAlgorithm()
    {
        var metadata = await service.Client.GetAnswerAsync("/.well-known/openid-configuration");
        var keys = await service.Client.GetAnswerAsync((string)metadata.Json["jwks_uri"]!);
        var direct = await service.Client.GetAnswerAsync(KeysPath);
        var claims = Part(await NewTokenAsync(), 1);

        Assert.Multiple(() =>
        {
            Assert.That(metadata.Status, Is.EqualTo(200));
            Assert.That((string?)metadata.Json["issuer"], Is.EqualTo((string?)claims["iss"]));
            Assert.That(keys.Text, Is.EqualTo(direct.Text));
            Assert.That(
                metadata.Json["id_token_signing_alg_values_supported"]!.AsArray().Select(algorithm => (string?)algorithm),
                Is.EqualTo(new[] { "ES256" }));
        });
    }

    private static JsonObject Part(string token, int index) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]))!.AsObject();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static string Tamper(string token, Action<JsonObject> change)
    {
        var parts = token.Split('.');
        var payload = Part(token, 1);
        change(payload);
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string SignWithOwnKey(JsonObject header, JsonObject payload)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(key, header, payload);
    }

    private static string Sign(ECDsa key, JsonObject header, JsonObject payload) => Sign(key, Encode(header), Encode(payload));

    private static string Sign(ECDsa key, string header, string payload)
    {
        var head = $"{header}.{payload}";
        return $"{head}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(head), HashAlgorithmName.SHA256))}";
    }

    private static ECDsa Import(JsonObject key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new() { X = Base64Url.DecodeFromChars((string)key["x"]!), Y = Base64Url.DecodeFromChars((string)key["y"]!) },
    });

    private static bool Verify(string token, JsonObject key)
    {
        var end = token.LastIndexOf('.');
        using var ecdsa = Import(key);
        return ecdsa.VerifyData(
            Encoding.ASCII.GetBytes(token.Remove(end)),
            Base64Url.DecodeFromChars(token.AsSpan(end + 1)),
            HashAlgorithmName.SHA256);
    }

    private Task<string> SignWithOurKeyAsync(JsonObject header, JsonObject payload) => SignWithOurKeyAsync(Encode(header), Encode(payload));

    private async Task<string> SignWithOurKeyAsync(string header, string payload)
    {
        await using var connection = service.Database.CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT ProtectedPrivateKey FROM SigningKeys";
        var stored = (string)(await command.ExecuteScalarAsync())!;
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(
            Convert.FromBase64String(service.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("HelpDesk.Users.SigningKeys").Unprotect(stored)),
            out _);
        return Sign(key, header, payload);
    }

    private async Task<string> NewTokenAsync() =>
        (string)(await service.LogInAsync(HelpDeskService.AdminEmail, HelpDeskService.AdminPassword))["access_token"]!;

    private async Task<int> StatusOfAsync(string token) =>
        (await service.Client.AnswerAsync(HttpMethod.Get, "/api/auth/me", null, ("Authorization", $"Bearer {token}"))).Status;
}
