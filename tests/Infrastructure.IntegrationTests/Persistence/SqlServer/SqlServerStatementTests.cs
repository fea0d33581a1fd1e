using System.Diagnostics.Metrics;
using DefaultHttpContext = Microsoft.AspNetCore.Http.DefaultHttpContext;
using HelpDesk.Users.Application.Account.ChangePassword;
using HelpDesk.Users.Application.Account.GetOwnUser;
using HelpDesk.Users.Application.Account.UpdateOwnUser;
using HelpDesk.Users.Application.Account.VerifyAccess;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.ExportAudit;
using HelpDesk.Users.Application.Audit.ListAudit;
using HelpDesk.Users.Application.Audit.VerifyAudit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Organizations.AddLocal;
using HelpDesk.Users.Application.Organizations.AddRole;
using HelpDesk.Users.Application.Organizations.GetLocal;
using HelpDesk.Users.Application.Organizations.GetOrganization;
using HelpDesk.Users.Application.Organizations.GetRole;
using HelpDesk.Users.Application.Organizations.ListOrganizations;
using HelpDesk.Users.Application.Organizations.ListRoles;
using HelpDesk.Users.Application.Organizations.RenameLocal;
using HelpDesk.Users.Application.Organizations.UpdateOrganization;
using HelpDesk.Users.Application.Organizations.UpdateRole;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.Application.Provisioning.SeedOrganization;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.GetServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.IntrospectToken;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.Application.ServiceAccounts.ListServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;
using HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;
using HelpDesk.Users.Application.Sessions.EndOwnSession;
using HelpDesk.Users.Application.Sessions.EndSession;
using HelpDesk.Users.Application.Sessions.EndSessions;
using HelpDesk.Users.Application.Sessions.ListOwnSessions;
using HelpDesk.Users.Application.Sessions.ListSessions;
using HelpDesk.Users.Application.SignIn.LogOut;
using HelpDesk.Users.Application.SignIn.LogOutEverywhere;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Application.Tokens.RotateSigningKey;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.AddUserStats;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.ExportUsers;
using HelpDesk.Users.Application.Users.FindUserNames;
using HelpDesk.Users.Application.Users.FindUsers;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.GetUserSummary;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Application.Users.ListUserSummaries;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users.ReactivateUser;
using HelpDesk.Users.Application.Users.RecoverUser;
using HelpDesk.Users.Application.Users.UnlockUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Operations;
using HelpDesk.Users.Infrastructure.Tokens;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>
/// What the application says to SQL Server is T-SQL, and names only what its migrations create. Whether the server carries it out
/// as meant is for the acceptance tests to say, where there is a server.
/// </summary>
public sealed class SqlServerStatementTests
{
    private const string AdminEmail = TestDirectory.AdminEmail;
    private const string AdminPassword = TestDirectory.AdminPassword;
    private const string NewPassword = "Otra-clave-2026";
    private const string LastPassword = "Ultima-clave-2026";

    private readonly SqlServerApplication application = new();
    private readonly HashSet<Type> sent = [typeof(ListUsersQuery), typeof(ExportAuditQuery), typeof(ExportUsersQuery)];

    /// <summary>How many of the commands are those that make the schema.</summary>
    private int migrationCommands;

    [OneTimeSetUp]
    public async Task UseEverything()
    {
        await application.RunAsync(scope => scope.GetRequiredService<ISchema>().UpgradeAsync(CancellationToken.None));
        migrationCommands = application.Database.Commands.Count;
        await application.Services.InitializeDirectoryAsync();
        await SendAsync(Seed(), Caller.System(Organization.HelpDeskId));
        await SendAsync(Seed(), Caller.System(Organization.HelpDeskId));
        await SignInAndOutAsync();
        await ManageUsersAsync();
        await SendAsync(new ListRolesQuery());
        await EndSessionsAsync();
        await ManageServiceAccountsAsync();
        await ManageOrganizationsAsync();
        await ReadAuditAsync();
        await SendAsync(new RotateSigningKeyCommand(Immediately: false), Caller.System(Organization.HelpDeskId));
        await SendAsync(new RotateSigningKeyCommand(Immediately: true), Caller.System(Organization.HelpDeskId));
        await SendAsync(new VerifyAuditQuery(), Caller.System(Organization.HelpDeskId));
        await SendAsync(
            new RecoverUserCommand(EmailAddress.Parse(AdminEmail), Reason.Parse("Olvidada"), "root@server"),
            Caller.System(Organization.HelpDeskId));
        await CleanUpAsync();
        await CountActiveUsersAsync();
        var health = await application.RunAsync(scope => scope.GetRequiredService<HealthCheckService>().CheckHealthAsync());
        Assert.That(health.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [OneTimeTearDown]
    public ValueTask Stop() => application.DisposeAsync();

    [TestCase(MigrationsSqlGenerationOptions.Default)]
    [TestCase(MigrationsSqlGenerationOptions.Idempotent)]
    public void Script_WhenParsed_CreatesEveryTableAndNamesNothingElse(MigrationsSqlGenerationOptions options)
    {
        var script = SqlParsing.Parse(SqlServerApplication.Script(options));

        var created = new SqlServerSchema(script);

        var checker = new StatementChecker(created);
        script.Accept(checker);
        Assert.Multiple(() =>
        {
            Assert.That(checker.Problems, Is.Empty);
            Assert.That(created.Tables.Keys, Is.EquivalentTo(new[]
            {
                "__EFMigrationsHistory", "AuditHead", "AuditRecords", "CommittedTransactions", "DataProtectionKeys", "FormerPasswords", "IdempotencyKeys",
                "Locals", "Organizations", "RefreshTokens", "Roles", "ServiceAccounts", "SigningKeys", "SignInAttempts", "UserLocals", "UserRoles", "UserStats", "Users",
            }));
        });
    }

    [Test]
    public void Statements_WhenEverythingIsUsed_NameOnlyWhatTheMigrationsCreate()
    {
        var problems = application.Database.Commands.Distinct().SelectMany(command =>
        {
            var checker = new StatementChecker(application.Schema);
            SqlParsing.Parse(command).Accept(checker);
            return checker.Problems.Select(problem => $"{problem} In: {command}");
        });

        Assert.That(problems, Is.Empty);
    }

    [Test]
    public void Statements_WhenEverythingIsUsed_CoverEveryTable()
    {
        var checker = new StatementChecker(application.Schema);
        foreach (var command in application.Database.Commands)
        {
            SqlParsing.Parse(command).Accept(checker);
        }

        Assert.That(
            checker.Uses.GroupBy(use => use.Table, use => use.Verb).ToDictionary(uses => uses.Key, uses => string.Join(' ', uses.Order())),
            Is.EquivalentTo(new Dictionary<string, string>
            {
                ["__EFMigrationsHistory"] = "Select Insert",
                ["AuditHead"] = "Select Insert Update",
                ["AuditRecords"] = "Select Insert",
                ["CommittedTransactions"] = "Insert Delete",
                ["DataProtectionKeys"] = "Select Insert",
                ["FormerPasswords"] = "Select Insert Delete",
                ["IdempotencyKeys"] = "Select Insert Delete",
                ["Locals"] = "Select Insert Update",
                ["Organizations"] = "Select Insert Update",
                ["RefreshTokens"] = "Select Insert Update Delete",
                ["Roles"] = "Select Insert Update",
                ["ServiceAccounts"] = "Select Insert Update Delete",
                ["SigningKeys"] = "Select Insert Update Delete",
                ["SignInAttempts"] = "Select Insert Update Delete",
                ["UserLocals"] = "Select Insert Delete",
                ["UserRoles"] = "Select Insert Delete",
                ["UserStats"] = "Select Insert Update",
                ["Users"] = "Select Insert Update Delete",
            }));
    }

    [Test]
    public async Task Login_OfTheService_MayDoWhatTheServiceDoesAndNothingElse()
    {
        var script = SqlParsing.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "sqlserver-login.sql")));
        var checker = new StatementChecker(application.Schema);
        foreach (var command in application.Database.Commands.Skip(migrationCommands))
        {
            SqlParsing.Parse(command).Accept(checker);
        }

        var rights = new RightsVisitor();
        script.Accept(rights);

        // Whoever names a row, or hears what was written, must be able to read it.
        var needed = checker.Uses
            .Concat(checker.Uses.Select(use => (use.Table, Verb: SqlVerb.Select)))
            .ToLookup(use => use.Table, use => use.Verb)
            .ToDictionary(uses => uses.Key, uses => string.Join(' ', uses.Distinct().Order()));
        Assert.Multiple(() =>
        {
            Assert.That(rights.Granted, Is.EquivalentTo(needed));
            Assert.That(rights.Granted.Keys, Is.EquivalentTo(application.Schema.Tables.Keys));
            Assert.That(rights.Denied, Is.EqualTo(new Dictionary<string, string> { ["AuditRecords"] = "Update Delete" }));
            Assert.That(rights.Principals, Is.EqualTo(new[] { "helpdesk_service" }));
        });
    }

    [TestCase("Users", "Number")]
    [TestCase("AuditRecords", "Sequence")]
    public void Rows_AreStoredInTheOrderOfTheirNumbers(string table, string column)
    {
        var clustered = new ClusteredKeyVisitor();
        SqlParsing.Parse(SqlServerApplication.Script()).Accept(clustered);

        Assert.That(clustered.Keys[table], Is.EqualTo(new[] { column }));
    }

    [TestCase("[u].[FoldedName] >= @after_Key AND ([u].[FoldedName] > @after_Key OR [u].[Number] > @after_Number)", "ORDER BY [u].[FoldedName], [u].[Number]")]
    [TestCase("[u].[FoldedName] <= @after_Key AND ([u].[FoldedName] < @after_Key OR [u].[Number] < @after_Number)", "ORDER BY [u].[FoldedName] DESC, [u].[Number] DESC")]
    [TestCase("[u].[NormalizedEmail] > @after_Key", "ORDER BY [u].[NormalizedEmail]\n")]
    [TestCase("[u].[NormalizedEmail] < @after_Key", "ORDER BY [u].[NormalizedEmail] DESC\n")]
    [TestCase("[u].[Number] > @after_Number", "ORDER BY [u].[Number]\n")]
    [TestCase("[u].[Number] < @after_Number", "ORDER BY [u].[Number] DESC\n")]
    public void Page_OfUsers_IsFoundByComparingColumnsAsTheyAreIndexed(string condition, string order) => Assert.That(
        application.Database.Commands.Select(command => command.ReplaceLineEndings("\n")),
        Has.Some.Matches<string>(command => command.Contains($" AND {condition}", StringComparison.Ordinal) && command.Contains(order, StringComparison.Ordinal)));

    [Test]
    public void Search_ForUsers_TakesSignsOfPatternsToTheLetter() => Assert.That(
        application.Database.Commands,
        Has.Some.Contains("REPLACE([u].[FoldedName], N'\u007F', N'') LIKE @name_contains ESCAPE N'\\' OR [u].[NormalizedEmail] LIKE @address_contains ESCAPE N'\\'"));

    [TestCase("Users", "FoldedName")]
    [TestCase("Users", "NormalizedEmail")]
    [TestCase("Users", "CanonicalUsername")]
    [TestCase("IdempotencyKeys", "KeyHash")]
    public void Column_ThatIsComparedAsStored_HasABinaryCollation(string table, string column)
    {
        var stored = application.Schema.Tables[table].Single(candidate => candidate.Name == column);

        Assert.That(stored.Collation, Is.EqualTo("Latin1_General_100_BIN2"));
    }

    [Test]
    public void Requests_AreAllSent() => Assert.That(
        sent,
        Is.EquivalentTo(typeof(ListUsersQuery).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IBaseRequest)))));

    private static SeedOrganizationCommand Seed() =>
        TestDirectory.Seed() with { Name = Organization.ParseName("Mesa de ayuda"), Locals = Local.ParseAll([("local_01", "Centro")]) };

    private async Task SignInAndOutAsync()
    {
        var wrong = await application.SendAsync(TestDirectory.LogIn(AdminEmail, "wrong"));
        Assert.That(wrong.Errors.Single().Code, Is.EqualTo(ErrorCodes.InvalidCredentials));
        await application.SendAsync(TestDirectory.LogIn(AdminEmail, "wrong"));
        var session = await SendAsync(TestDirectory.LogIn(AdminEmail, AdminPassword));
        await CheckTokenAsync(session.Value.User);
        await SendAsync(new RefreshSessionCommand(new(session.Value.RefreshToken)));
        await SendAsync(new LogOutCommand(new(session.Value.RefreshToken)));
        await SendAsync(new ChangePasswordCommand(Secret.Parse(AdminPassword), Password.Parse(NewPassword)), TestDirectory.CallerIn(Organization.HelpDeskId, session.Value.User.Id));
        await SendAsync(
            new UpdateOwnUserCommand
            {
                Email = EmailAddress.Parse("propia@helpdesk.local"),
                Name = NameChange.Parse("Propia Persona"),
                Password = Password.Parse("Propia-clave-2026"),
                CurrentPassword = Secret.Parse(NewPassword),
            },
            TestDirectory.CallerIn(Organization.HelpDeskId, session.Value.User.Id, accessVersion: 2));
    }

    private async Task ManageUsersAsync()
    {
        var admin = (await SendAsync(new GetOwnUserQuery())).Value;
        await SendAsync(new GetUserQuery(admin.Id) { WithStats = true });
        await SendAsync(new GetUserQuery(UserReference.Numbered(admin.Number)));
        await SendAsync(new GetUserSummaryQuery(admin.Id));
        await SendAsync(new FindUserNamesQuery(Result<IReadOnlyList<Guid>>.Success([admin.Id, Guid.Empty])));
        await SendAsync(new FindUsersQuery(Result<IReadOnlyList<UserReference>>.Success([UserReference.Addressed(EmailAddress.Parse("ana@x.es").Value)])));
        await SendAsync(new VerifyAccessQuery([]));
        UserFilter[] filters =
        [
            UserFilter.None,
            new() { Area = "REDES", RoleNumber = 1 },
            new() { CanonicalEmail = "ANA@X.ES", Users = [admin.Id, Guid.Empty] },
            new() { Users = [UserReference.Numbered(admin.Number), UserReference.Numbered(2)] },
        ];
        foreach (var filter in filters)
        {
            await application.RunAsync(scope => scope.GetRequiredService<IUserQueries>()
                .ListSummariesAsync(filter, new(null, 7), 0, 2, CancellationToken.None));
        }

        await AddStatsAsync(admin.Id);
        var listed = await application.RunAsync(async scope =>
            await (await scope.GetRequiredService<IMediator>().Send(new ListUsersQuery())).Value.Users.CountAsync());
        Assert.That(listed, Is.EqualTo(1));
        await SendAsync(new ListUserSummariesQuery { Limit = new(2) });
        await ListUsersAsync();
        await ImportAndExportUsersAsync();
        await SendAsync(new ListSessionsQuery(admin.Id));
        await SendAsync(new EndSessionsCommand(admin.Id));
        await SendAsync(new LogOutEverywhereCommand());
        await SendAsync(new DeactivateUserCommand(admin.Id));
        await SendAsync(new ReactivateUserCommand(UserReference.Numbered(admin.Number)));
        await SendAsync(new UnlockUserCommand(admin.Id));
        await SendAsync(new UpdateUserCommand(admin.Id)
        {
            Email = EmailAddress.Parse("nueva@helpdesk.local"),
            Name = NameChange.Parse("Nueva Persona"),
            Telefono = Telefono.Parse("555 1234"),
            Password = Password.Parse(LastPassword),
            Roles = RoleReference.OneNamed("ADMIN"),
            Locals = new(["local_01"]),
            Area = Area.Parse("Ventas"),
            MustChangePassword = new(false),
        });
        await SendAsync(new DeleteUserCommand(admin.Id));
        await SendAsync(new CreateUserCommand(
            EmailAddress.Parse("otra@helpdesk.local"),
            PersonName.Parse("Otra Persona"),
            Password.Parse(AdminPassword),
            RoleReference.OneNamed("ADMIN"))
        {
            Area = Area.Parse("Ventas"),
            Telefono = Telefono.Parse("555 1234"),
            Locals = new(["local_01"]),
            IdempotencyKey = IdempotencyKey.Parse("una vez"),
        });
    }

    private async Task ImportAndExportUsersAsync()
    {
        const string StoredEmail = "propia@helpdesk.local";
        var row = new UserRow(2) { Name = "Otra Persona", Roles = "ADMIN", Password = new("Secreto-2026") };
        var first = await SendAsync(new ImportUsersCommand([row with { Email = "una@helpdesk.local" }, row with { Email = "otra@helpdesk.local" }]));
        var second = await SendAsync(new ImportUsersCommand([row with { Email = StoredEmail, Area = "redes", IsActive = false }]));
        Assert.That((first.Value.Created, second.Value.Updated), Is.EqualTo((2, 1)));
        foreach (var withHashes in new[] { false, true })
        {
            var exported = await application.RunAsync(
                async scope => await (await scope.GetRequiredService<IMediator>().Send(new ExportUsersQuery { WithPasswordHashes = withHashes })).Value.CountAsync(),
                Caller.System(Organization.HelpDeskId));
            Assert.That(exported, Is.EqualTo(1));
        }
    }

    private async Task AddStatsAsync(Guid userId)
    {
        var adder = TestDirectory.CallerIn(Organization.HelpDeskId) with { Permissions = Permissions.All };
        var command = new AddUserStatsCommand(userId, UserStats.ParseAmounts(new Dictionary<string, long> { ["views"] = 2 }));
        await SendAsync(command, adder);
        var second = await SendAsync(command, adder);
        Assert.That(second.Value.Counters["views"], Is.EqualTo(4));
    }

    private async Task ListUsersAsync()
    {
        foreach (var order in Enum.GetValues<UserOrder>())
        {
            foreach (var isDescending in new[] { false, true })
            {
                var filter = new UserFilter
                {
                    Search = "50%_[a]",
                    RoleNumber = 1,
                    Area = "VENTAS",
                    LocalId = "local_01",
                    Status = UserStatus.Active,
                    IsActive = true,
                    Order = order,
                    IsDescending = isDescending,
                };
                var after = new UserPosition(order == UserOrder.Created ? null : "ANA", 7);
                await application.RunAsync(async scope =>
                {
                    var users = scope.GetRequiredService<IUserQueries>();
                    return (await users.ListAsync(filter, after, 0, 2, CancellationToken.None)).Count + await users.CountAsync(filter, CancellationToken.None);
                });
            }
        }
    }

    private async Task EndSessionsAsync()
    {
        var ended = await SendAsync(TestDirectory.LogIn("otra@helpdesk.local", AdminPassword));
        await SendAsync(new EndSessionCommand(ended.Value.User.Id, Guid.CreateVersion7()));
        await SendAsync(TestDirectory.LogIn("otra@helpdesk.local", AdminPassword));
        await SendAsync(new ListOwnSessionsQuery());
        await SendAsync(new EndOwnSessionCommand(Guid.CreateVersion7()));
        var session = await SendAsync(TestDirectory.LogIn("otra@helpdesk.local", AdminPassword));
        await SendAsync(new RefreshSessionCommand(new(session.Value.RefreshToken)));
        application.Database.Affected = table => table == "RefreshTokens" ? 0 : null;
        await application.SendAsync(new RefreshSessionCommand(new(session.Value.RefreshToken)));
        application.Clock.Advance(TimeSpan.FromSeconds(11));
        var replayed = await application.SendAsync(new RefreshSessionCommand(new(session.Value.RefreshToken)));
        application.Database.Affected = _ => null;
        Assert.That(replayed.Errors.Single().Code, Is.EqualTo(ErrorCodes.InvalidRefreshToken));
    }

    private async Task ManageServiceAccountsAsync()
    {
        var created = (await SendAsync(TestDirectory.NewServiceAccount())).Value;
        var client = new ClientCredentials(created.Account.Id, created.Secret);
        await SendAsync(new ListServiceAccountsQuery());
        await SendAsync(new GetServiceAccountQuery(client.ClientId));
        var token = (await SendAsync(new IssueServiceTokenCommand(client, Scope: null))).Value.AccessToken;
        var inspected = await SendAsync(new IntrospectTokenQuery(token.Value) { Client = client });
        Assert.That(inspected.Value?.ClientId, Is.EqualTo(client.ClientId));
        await SendAsync(new RotateServiceAccountSecretCommand(client.ClientId));
        await SendAsync(new UpdateServiceAccountCommand(client.ClientId) { IsActive = new(false) });
        var refused = await application.SendAsync(new IssueServiceTokenCommand(client, Scope: null));
        Assert.That(refused.Errors.Single().Code, Is.EqualTo(ErrorCodes.InvalidClient));
        await SendAsync(new DeleteServiceAccountCommand(client.ClientId));
    }

    private async Task ManageOrganizationsAsync()
    {
        var operatorHere = TestDirectory.CallerIn(Organization.HelpDeskId) with { Permissions = Permissions.All };
        await SendAsync(
            new CreateOrganizationCommand(Organization.ParseId("org_1"))
            {
                Name = Organization.ParseName("Una"),
                Template = OrganizationTemplates.ParseName(OrganizationTemplates.Retail),
                Locals = Local.ParseAll([("local_01", null)]),
                AdminEmail = EmailAddress.Parse(AdminEmail),
            },
            operatorHere);
        await SendAsync(new GetOrganizationQuery("org_1"), operatorHere);
        await SendAsync(new GetRoleQuery("org_1", "role_admin"), operatorHere);
        await SendAsync(new GetLocalQuery("org_1", "local_01"), operatorHere);
        await SendAsync(new ListOrganizationsQuery { IsActive = new(true) }, operatorHere);
        await SendAsync(new AddRoleCommand("org_1", RoleDefinition.ParseKey("role_nuevo"), RoleDefinition.ParseName("Nuevo")), operatorHere);
        await SendAsync(new UpdateRoleCommand("org_1", "role_admin") { RoleName = RoleDefinition.ParseName("Jefa") }, operatorHere);
        var refused = await application.SendAsync(new UpdateRoleCommand("org_1", "role_admin") { NeedsArea = new(true) }, operatorHere);
        Assert.That(refused.Errors.Single().Code, Is.EqualTo(ErrorCodes.HoldersWithoutArea));
        await SendAsync(new AddLocalCommand("org_1", Local.Parse("local_02", null)), operatorHere);
        await SendAsync(new RenameLocalCommand("org_1", "local_01") { LocalName = Local.ParseName("Plaza") }, operatorHere);
        await SendAsync(new UpdateOrganizationCommand("org_1") { Name = Organization.ParseName("Otra"), RequiresPasswordChange = new(false) }, operatorHere);
        await SendAsync(new UpdateOrganizationCommand("org_1") { RequiresPasswordChange = new(true) }, operatorHere);
        await application.RunAsync(scope => scope.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async () =>
            {
                // The one organization that is kept is the one that cannot be locked out.
                await scope.GetRequiredService<IOrganizationMembers>().EndTokensAsync("org_1", DateTimeOffset.UnixEpoch, CancellationToken.None);
                return Result.Success;
            },
            CancellationToken.None));
    }

    private async Task ReadAuditAsync()
    {
        var page = await SendAsync(new ListAuditQuery
        {
            SubjectId = "1",
            ActorId = "2",
            Action = new(AuditActions.UserCreated),
            Outcome = new(AuditOutcome.Succeeded),
            From = new(DateTimeOffset.UnixEpoch),
            To = new(DateTimeOffset.MaxValue),
            Before = new(10),
            Limit = new(5),
        });
        var exported = await application.RunAsync(async scope =>
            await (await scope.GetRequiredService<IMediator>().Send(new ExportAuditQuery())).Value.CountAsync());
        Assert.That((page.Value.Records.Count, exported), Is.EqualTo((1, 1)));
    }

    private async Task CleanUpAsync()
    {
        var cleaned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        application.Database.Executed = command =>
        {
            if (command.Contains("DELETE", StringComparison.Ordinal) && command.Contains("[LastFailureAt]", StringComparison.Ordinal))
            {
                cleaned.TrySetResult();
            }
        };
        var housekeeping = application.Services.GetServices<IHostedService>().Single(service => service.GetType().Name == "Housekeeping");
        await housekeeping.StartAsync(CancellationToken.None);
        await application.Clock.TimerCreated.WaitAsync(TimeSpan.FromSeconds(60));
        application.Clock.Advance(TimeSpan.FromHours(1));
        await cleaned.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await housekeeping.StopAsync(CancellationToken.None);
    }

    private async Task CountActiveUsersAsync()
    {
        using var measurements = new Measurements(application.Services.GetRequiredService<IMeterFactory>());
        var counting = application.Services.GetServices<IHostedService>().OfType<ActiveUsersUpkeep>().Single();
        await counting.StartAsync(CancellationToken.None);
        Assert.That(
            () => measurements.Ask("helpdesk.users.active_users").Select(measured => measured.Tags),
            Is.EqualTo(new[] { "organization=helpdesk" }).After(30).Seconds.PollEvery(50).MilliSeconds);
        await counting.StopAsync(CancellationToken.None);
    }

    private async Task CheckTokenAsync(UserView user)
    {
        var bearer = application.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        var context = await application.RunAsync(async scope =>
        {
            var validated = new TokenValidatedContext(
                new DefaultHttpContext { RequestServices = scope },
                new AuthenticationScheme(JwtBearerDefaults.AuthenticationScheme, displayName: null, typeof(JwtBearerHandler)),
                bearer)
            {
                Principal = new(new TokenIdentity(new() { UserId = user.Id, OrganizationId = user.OrganizationId, AccessVersion = 1 })),
            };
            await bearer.Events.TokenValidated(validated);
            return validated;
        });
        Assert.That(context.Result?.Failure, Is.Null);
    }

    private async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, Caller? caller = null)
        where TResult : IResult
    {
        sent.Add(request.GetType());
        var result = await application.SendAsync(request, caller);
        Assert.That(result.IsSuccess, Is.True, () => $"{request.GetType().Name}: {string.Join(", ", result.Errors)}");
        return result;
    }
}
