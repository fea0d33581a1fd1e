using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.VerifyAudit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence;

/// <summary>
/// What the version of November 2026 has written, before SQLite, Data Protection and the token library were replaced, is there and counts.
/// Everything was made by that version itself, over HTTP: see DirectoryOfNovember2026.sql.
/// </summary>
public sealed class UpgradeTests
{
    private const string Retail = "org_123";
    private const string KeyId = "JBxpnxBPWzxpwietkAIdV4_GXBygiy0bcrDKqfBEhJg";
    private const string RefreshToken = "AcdSyGuFztUxP-NCXaqkYhXTFAcSXS2I9dYkQ8Vv31Y";
    private const string ClientId = "svc_01a22eb356847eb7afab86b1a89531ac";
    private const string ClientSecret = "4mv3UGK1xRMMVwCIePPeZiZXB8e-Jg7RitNFsp6AgqE";

    private const string AccessToken =
        "eyJhbGciOiJFUzI1NiIsImtpZCI6IkpCeHBueEJQV3p4cHdpZXRrQUlkVjRfR1hCeWdpeTBiY3JES3FmQkVoSmciLCJ0eXAiOiJKV1QifQ." +
        "eyJzdWIiOiIwMWEyMmViMy00MTkzLTc0OWItOTA2ZC05NTJlN2RmOTJiNmEiLCJlbWFpbCI6ImV2YS5ydWl6QGV4YW1wbGUuY29tIiwibm9tYn" +
        "JlIjoiRXZhIFJ1aXoiLCJyb2wiOiJBUkVBIiwiYXJlYSI6IlJFREVTIiwib3JnIjoiaGVscGRlc2siLCJvcmdfdGVtcGxhdGUiOiJoZWxwZGVz" +
        "ayIsInBlcm1zIjpbXSwidmVyIjoyLCJqdGkiOiIwMWEyMmViMy01ZGY0LTc5OGYtOWIwZC0wMDY5ZTljMmQ5ODciLCJhdWQiOiJoZWxwZGVzay" +
        "IsImV4cCI6MTc5NjA4MzQzNiwiaXNzIjoiaHR0cDovL2xvY2FsaG9zdDo4MDAwIiwiaWF0IjoxNzk2MDc5ODM2LCJuYmYiOjE3OTYwNzk4MzZ9" +
        ".BJSkecPOf36NoQfIJZAiZE-Gcu9hlu_NUwqk_JoREdWpJqu-Jd6_QmjoZPvUzZkePt63aC034MiQKSA03SRgWA";

    private static readonly DateTimeOffset WrittenAt = new(2026, 11, 30, 23, 4, 0, TimeSpan.Zero);

    private TestDirectory directory = null!;

    [SetUp]
    public async Task Upgrade()
    {
        directory = TestDirectory.CreateUninitialized();
        await using (var file = new SqliteConnection($"Data Source={directory.File};Pooling=False;Foreign Keys=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "DirectoryOfNovember2026.sql"));
            await command.ExecuteNonQueryAsync();
        }

        directory.Clock.Advance(WrittenAt - directory.Clock.GetUtcNow());
        await directory.Services.InitializeDirectoryAsync();
    }

    [TearDown]
    public ValueTask Delete() => directory.DisposeAsync();

    [Test]
    public async Task Users_OfAllOrganizations_AreThere()
    {
        var helpDesk = await ListAsync(Organization.HelpDeskId);
        var retail = await ListAsync(Retail);

        Assert.Multiple(() =>
        {
            Assert.That(helpDesk, Is.EqualTo(new[]
            {
                "1 admin@helpdesk.local Administrador ADMIN   Active",
                "3 eva.ruiz@example.com Eva Ruiz AREA REDES +52 999 123 4500 Active",
                "4 juan.diaz@example.com Juan Díaz USUARIO   Inactive",
            }));
            Assert.That(retail, Is.EqualTo(new[] { "2 admin@empresa.example Administrador Admin   Active", "5 luz@empresa.example Luz Mar Vendedor   Active" }));
        });
    }

    [TestCase("admin@helpdesk.local", "Admin-2026", Organization.HelpDeskId, null)]
    [TestCase("eva.ruiz@example.com", "Eva-Propia-2026", Organization.HelpDeskId, null)]
    [TestCase("luz@empresa.example", "Temporal-2026", Retail, null)]
    [TestCase("eva.ruiz@example.com", "Temporal-2026", Organization.HelpDeskId, ErrorCodes.InvalidCredentials)]
    [TestCase("juan.diaz@example.com", "Temporal-2026", Organization.HelpDeskId, ErrorCodes.UserInactive)]
    public async Task Passwords_CountAsBefore(string email, string password, string organizationId, string? refusal)
    {
        var signedIn = await directory.SendAsync(TestDirectory.LogIn(email, password), Caller.Anonymous(organizationId));

        Assert.That(signedIn.Errors.Select(error => error.Code), Is.EqualTo(refusal is null ? Array.Empty<string>() : [refusal]));
    }

    [Test]
    public async Task Sessions_GoOn()
    {
        var inspected = await InspectAsync(AccessToken);
        var refreshed = await RefreshAsync();
        var inspectedAgain = await InspectAsync(refreshed.Value.AccessToken.Value.Value);
        directory.Clock.Advance(TimeSpan.FromSeconds(11));
        var again = await RefreshAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((inspected?.Email, inspected?.Role, inspected?.Area), Is.EqualTo(("eva.ruiz@example.com", "AREA", "REDES")));
            Assert.That(refreshed.IsSuccess, Is.True);
            Assert.That(inspectedAgain, Is.Not.Null);
            Assert.That(await InspectAsync(refreshed.Value.AccessToken.Value.Value), Is.Null, "The session has ended.");
            Assert.That(again.Errors.Single().Code, Is.EqualTo(ErrorCodes.InvalidRefreshToken));
        });
    }

    [Test]
    public void SigningKey_IsTheSame() =>
        Assert.That(directory.Services.GetRequiredService<IPublicKeys>().List().Select(key => key.KeyId), Is.EqualTo(new[] { KeyId }));

    [Test]
    public async Task ServiceAccount_SignsInWithItsSecret()
    {
        var token = await directory.SendAsync(new IssueServiceTokenCommand(new(ClientId, new(ClientSecret)), Scope: null), Caller.Anonymous());

        Assert.That((await InspectAsync(token.Value.AccessToken.Value.Value))?.Permissions, Is.EqualTo(new[] { "users:read" }));
    }

    [Test]
    public async Task Audit_IsWholeAndGoesOn()
    {
        var before = await VerifyAsync();
        await directory.CreateUserAsync("ana@helpdesk.local");
        var after = await VerifyAsync();

        Assert.Multiple(() =>
        {
            Assert.That((before.Value.Fault, before.Value.Records), Is.EqualTo(((AuditFault?)null, 17)));
            Assert.That((after.Value.Fault, after.Value.Records), Is.EqualTo(((AuditFault?)null, 18)));
        });
    }

    private Task<List<string>> ListAsync(string organizationId) => directory.RunAsync(
        async services =>
        {
            var page = await services.GetRequiredService<MediatR.IMediator>().Send(new ListUsersQuery());
            return await page.Value.Users
                .Select(user => $"{user.Number} {user.Email} {user.Name} {string.Join(',', user.Roles)} {user.Area} {user.Telefono} {user.Status}")
                .ToListAsync();
        },
        TestDirectory.CallerIn(organizationId));

    private Task<InspectedToken?> InspectAsync(string token) => directory.RunAsync(
        services => services.GetRequiredService<ITokenInspector>().InspectAsync(new(token), CancellationToken.None),
        Caller.Anonymous());

    private Task<Result<SignedIn>> RefreshAsync() => directory.SendAsync(new RefreshSessionCommand(Secret.Parse(RefreshToken)), Caller.Anonymous());

    private Task<Result<AuditVerification>> VerifyAsync() =>
        directory.SendAsync(new VerifyAuditQuery(), Caller.System(Organization.HelpDeskId));
}
