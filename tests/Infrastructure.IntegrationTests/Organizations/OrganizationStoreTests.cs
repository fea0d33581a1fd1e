using System.Data.Common;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.ListAudit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations.AddLocal;
using HelpDesk.Users.Application.Organizations.AddRole;
using HelpDesk.Users.Application.Organizations.GetOrganization;
using HelpDesk.Users.Application.Organizations.ListOrganizations;
using HelpDesk.Users.Application.Organizations.RenameLocal;
using HelpDesk.Users.Application.Organizations.UpdateOrganization;
using HelpDesk.Users.Application.Organizations.UpdateRole;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Organizations;

public sealed class OrganizationStoreTests
{
    private const string Shops = "org_123";
    private const string Others = "org_9";
    private const string FirstPassword = "Secreto-1";

    private static readonly Caller Operator = TestDirectory.CallerIn(Organization.HelpDeskId) with { Permissions = Permissions.All };

    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateAsync();
        await CreateAsync(Shops);
    }

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Create_WhenRead_IsAsItWasAskedFor()
    {
        var read = (await SendAsync(new GetOrganizationQuery(Shops))).Value;

        Assert.Multiple(() =>
        {
            Assert.That((read.Id, read.Name, read.Template, read.IsActive), Is.EqualTo((Shops, "Tiendas", "retail", true)));
            Assert.That(read.Roles.Select(role => $"{role.Number} {role.Key} {role.Name} {role.IsAdministrator}"), Is.EqualTo(new[]
            {
                "1 role_admin Admin True", "2 role_gerente Gerente False", "3 role_vendedor Vendedor False",
            }));
            Assert.That(read.Roles[0].Permissions, Is.EqualTo(Permissions.OfAdministrators));
            Assert.That(read.Locals.Select(local => $"{local.Id} {local.Name}"), Is.EqualTo(new[] { "local_02 Norte", "local_01 Centro" }));
            Assert.That(read.Policy.Areas.Select(area => area.Value), Is.EqualTo(new[] { "CAJAS" }));
            Assert.That(read.Policy.RequiresPasswordChange, Is.True);
        });
    }

    [Test]
    public async Task Create_WhenItsAdministratorSignsIn_ItIsOfTheNewOrganizationAlone()
    {
        var own = await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword), Caller.Anonymous(Shops));
        var users = await directory.ReadAsync(context => context.Users.Select(user => user.Email).ToListAsync());

        Assert.Multiple(() =>
        {
            Assert.That((own.Value.User.OrganizationId, own.Value.User.Roles.Single()), Is.EqualTo((Shops, "Admin")));
            Assert.That(users, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Create_WhenTheIdIsTaken_LeavesNothingBehind()
    {
        var before = await directory.ReadAsync(CountAsync);

        var taken = await TryCreateAsync(Shops);
        var ofTheHelpDesk = await TryCreateAsync(Organization.HelpDeskId);
        var inOtherLetters = await TryCreateAsync("ORG_123");

        Assert.Multiple(async () =>
        {
            Assert.That(taken.Errors.Single().Code, Is.EqualTo(ErrorCodes.OrganizationIdTaken));
            Assert.That(ofTheHelpDesk.Errors.Single().Code, Is.EqualTo(ErrorCodes.OrganizationIdTaken));
            Assert.That(inOtherLetters.IsSuccess, Is.True);
            Assert.That(await directory.ReadAsync(CountAsync), Is.EqualTo((before.Organizations + 1, before.Users + 1, before.Records + 2)));
        });
    }

    [Test]
    public async Task Create_WhenManyWantOneId_SucceedsExactlyOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryCreateAsync("org_race")));

        Assert.Multiple(() =>
        {
            Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(1));
            Assert.That(results.SelectMany(result => result.Errors).Select(error => error.Code), Has.All.EqualTo(ErrorCodes.OrganizationIdTaken));
        });
    }

    [Test]
    public async Task List_WhenPaged_GoesByTheIds()
    {
        await CreateAsync(Others);
        await SendAsync(new UpdateOrganizationCommand(Others) { IsActive = new(false) });

        var all = (await SendAsync(new ListOrganizationsQuery())).Value;
        var second = (await SendAsync(new ListOrganizationsQuery { Page = new(2), Limit = new(2) })).Value;
        var beyond = (await SendAsync(new ListOrganizationsQuery { Page = new(10_000_000), Limit = new(100) })).Value;
        var active = (await SendAsync(new ListOrganizationsQuery { IsActive = new(true) })).Value;
        var inactive = (await SendAsync(new ListOrganizationsQuery { IsActive = new(false) })).Value;

        Assert.Multiple(() =>
        {
            Assert.That(all.Organizations.Select(organization => organization.Id), Is.EqualTo(new[] { "helpdesk", Shops, Others }));
            Assert.That(all.Organizations[1].Locals, Has.Count.EqualTo(2));
            Assert.That(all.Organizations[1].Roles, Has.Count.EqualTo(3));
            Assert.That((second.Organizations.Single().Id, second.Total), Is.EqualTo((Others, 3)));
            Assert.That((beyond.Organizations.Count, beyond.Total), Is.EqualTo((0, 3)));
            Assert.That((active.Organizations.Count, active.Total), Is.EqualTo((2, 2)));
            Assert.That((inactive.Organizations.Single().Id, inactive.Total), Is.EqualTo((Others, 1)));
        });
    }

    [Test]
    public async Task Change_WhenDone_IsKeptWithEverythingElse()
    {
        await SendAsync(new UpdateOrganizationCommand(Shops) { Name = Organization.ParseName("Empresa"), Areas = Area.ParseAll([]), RequiresPasswordChange = new(false) });
        await SendAsync(NewRole("role_jefe", "Jefe") with { Permissions = Permissions.Parse(["users:read"]), NeedsArea = new(true), Description = RoleDefinition.ParseDescription("De turno") });
        await SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { RoleName = RoleDefinition.ParseName("Vendedora"), Permissions = Permissions.Parse(["caja:abrir"]) });
        await SendAsync(new AddLocalCommand(Shops, Local.Parse("local_03", "Sur")));
        await SendAsync(new RenameLocalCommand(Shops, "local_02") { LocalName = Local.ParseName("Plaza") });

        var read = (await SendAsync(new GetOrganizationQuery(Shops))).Value;
        Assert.Multiple(() =>
        {
            Assert.That((read.Name, read.Policy.RequiresPasswordChange, read.Policy.Areas.Count), Is.EqualTo(("Empresa", false, 0)));
            Assert.That(read.Roles.Select(role => $"{role.Number} {role.Name} {string.Join(' ', role.Permissions)} {role.NeedsArea} {role.Description}").Skip(2), Is.EqualTo(new[]
            {
                "3 Vendedora caja:abrir False ", "4 Jefe users:read True De turno",
            }));
            Assert.That(read.Locals.Select(local => $"{local.Id} {local.Name}"), Is.EqualTo(new[] { "local_02 Plaza", "local_01 Centro", "local_03 Sur" }));
        });
    }

    [Test]
    public async Task Seed_AfterChanges_BringsBackWhatIsConfiguredAndKeepsTheRest()
    {
        await SendAsync(NewRole("role_jefe", "Jefe"));
        await SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { RoleName = RoleDefinition.ParseName("Vendedora") });
        await SendAsync(new AddLocalCommand(Shops, Local.Parse("local_03", "Sur")));
        await SendAsync(new UpdateOrganizationCommand(Shops) { Name = Organization.ParseName("Otra"), IsActive = new(false) });

        var seeded = await directory.SendAsync(
            TestDirectory.Seed() with
            {
                Name = Organization.ParseName("Tiendas"),
                Template = OrganizationTemplates.ParseName("retail"),
                Locals = Local.ParseAll([("local_01", "Centro")]),
            },
            Caller.System(Shops));

        var read = (await SendAsync(new GetOrganizationQuery(Shops))).Value;
        Assert.Multiple(() =>
        {
            Assert.That(seeded.Value, Is.Null);
            Assert.That((read.Name, read.IsActive), Is.EqualTo(("Tiendas", false)));
            Assert.That(read.Roles.Select(role => role.Name), Is.EqualTo(new[] { "Admin", "Gerente", "Vendedora", "Jefe" }));
            Assert.That(read.Locals.Select(local => local.Id), Is.EqualTo(new[] { "local_02", "local_01", "local_03" }));
        });
    }

    [Test]
    public async Task Changes_WhenMade_AreToldInTheAuditOfThatOrganization()
    {
        var helpDeskBefore = (await AuditOfAsync(Organization.HelpDeskId)).Length;
        await SendAsync(new UpdateOrganizationCommand(Shops) { Name = Organization.ParseName("Empresa"), Areas = Area.ParseAll(["REDES", "CAJAS"]) });
        await SendAsync(new UpdateOrganizationCommand(Shops) { Name = Organization.ParseName("Empresa") });
        await SendAsync(NewRole("role_jefe", "Jefe") with { Permissions = Permissions.Parse(["users:read"]), Description = RoleDefinition.ParseDescription("De turno") });
        await SendAsync(new UpdateRoleCommand(Shops, "role_jefe") { Permissions = Permissions.Parse(["users:read", "caja:abrir"]), NeedsArea = new(true) });
        await SendAsync(new AddLocalCommand(Shops, Local.Parse("local_03", "Sur")));
        await SendAsync(new RenameLocalCommand(Shops, "local_03") { LocalName = Local.ParseName("Puerto") });
        await SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(false) });
        await SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(true), RequiresPasswordChange = new(false) });
        var refused = await SendAsync(new UpdateRoleCommand(Shops, "role_admin") { Permissions = Permissions.Parse([]) });

        var told = await AuditOfAsync(Shops);
        var helpDesk = (await AuditOfAsync(Organization.HelpDeskId)).Length;
        Assert.Multiple(() =>
        {
            Assert.That(refused.IsSuccess, Is.False);
            Assert.That(helpDesk, Is.EqualTo(helpDeskBefore));
            Assert.That(told, Is.EqualTo(new[]
            {
                "organization_created org_123 Tiendas: template  -> retail, name  -> Tiendas, areas  -> CAJAS, requires_password_change  -> true, locals  -> local_02, local_01",
                $"user_created {TestDirectory.AdminEmail}: email  -> {TestDirectory.AdminEmail}, name  -> Administrador, roles  -> Admin",
                "organization_updated org_123 Empresa: name Tiendas -> Empresa, areas CAJAS -> REDES, CAJAS",
                "role_created role_jefe Jefe: number  -> 4, name  -> Jefe, description  -> De turno, permissions  -> users:read, needs_area  -> false",
                "role_updated role_jefe Jefe: permissions users:read -> users:read, caja:abrir, needs_area false -> true",
                "local_created local_03 Sur: name  -> Sur",
                "local_updated local_03 Puerto: name Sur -> Puerto",
                "organization_deactivated org_123 Empresa: ",
                "organization_reactivated org_123 Empresa: ",
                "organization_updated org_123 Empresa: requires_password_change true -> false",
            }));
        });
    }

    [Test]
    public async Task Changes_WhenMade_AreToldAsTheOperators()
    {
        var page = await directory.SendAsync(new ListAuditQuery(), TestDirectory.CallerIn(Shops));

        Assert.That(
            page.Value.Records.Select(record => (record.Actor.Kind, record.Actor.Id)),
            Has.All.EqualTo((AuditActorKind.User, Operator.UserId.ToString())));
    }

    [Test]
    public async Task Deactivate_WhenDone_EndsEveryTokenThereAndNoneElsewhere()
    {
        await CreateAsync(Others);
        foreach (var organization in new[] { Shops, Others })
        {
            await directory.SendAsync(NewUser("eva@empresa.com"), TestDirectory.CallerIn(organization));
            await directory.SendAsync(TestDirectory.NewServiceAccount("Cajas"), TestDirectory.CallerIn(organization));
        }

        directory.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(false) });
        var ended = await VersionsAsync(Shops);
        await SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(false) });
        await SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(true) });

        Assert.Multiple(async () =>
        {
            Assert.That(ended, Is.EqualTo(new[] { "user 2 2 True", "user 2 2 True", "service 2 2" }));
            Assert.That(await VersionsAsync(Shops), Is.EqualTo(ended));
            Assert.That(await VersionsAsync(Others), Is.EqualTo(new[] { "user 1 1 False", "user 1 1 False", "service 1 1" }));
            Assert.That(await VersionsAsync(Organization.HelpDeskId), Is.EqualTo(new[] { "user 1 1 False" }));
        });
    }

    [Test]
    public async Task UpdateRole_WhenItsMeaningChanges_EndsTheTokensOfItsHoldersAlone()
    {
        await CreateAsync(Others);
        foreach (var organization in new[] { Shops, Others })
        {
            await directory.SendAsync(NewUser("eva@empresa.com", "Gerente"), TestDirectory.CallerIn(organization));
            await directory.SendAsync(NewUser("leo@empresa.com", "Vendedor"), TestDirectory.CallerIn(organization));
            await directory.SendAsync(NewUser("luz@empresa.com", "Vendedor", "Gerente"), TestDirectory.CallerIn(organization));
        }

        directory.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(new UpdateRoleCommand(Shops, "role_gerente") { Permissions = Permissions.Parse(["users:read", "caja:abrir"]) });

        Assert.Multiple(async () =>
        {
            Assert.That(await VersionsAsync(Shops), Is.EqualTo(new[] { "user 1 1 False", "user 2 2 True", "user 1 1 False", "user 2 2 True" }));
            Assert.That(await VersionsAsync(Others), Has.All.EqualTo("user 1 1 False"));
        });
    }

    [Test]
    public async Task Update_WhenPasswordsMustBeChangedFromNowOn_EndsTheTokensOfThoseWhoHaveNot()
    {
        await SendAsync(new UpdateOrganizationCommand(Shops) { RequiresPasswordChange = new(false) });
        await directory.SendAsync(NewUser("eva@empresa.com"), TestDirectory.CallerIn(Shops));

        await SendAsync(new UpdateOrganizationCommand(Shops) { RequiresPasswordChange = new(true) });

        Assert.That(await VersionsAsync(Shops), Is.EqualTo(new[] { "user 1 1 False", "user 2 2 False" }));
    }

    [TestCase(null, true)]
    [TestCase("CAJAS", false)]
    public async Task UpdateRole_WhenItBeginsToNeedAnArea_AsksForThatOfItsHolders(string? area, bool isRefused)
    {
        await directory.SendAsync(NewUser("eva@empresa.com") with { Area = Area.Parse(area) }, TestDirectory.CallerIn(Shops));
        await directory.SendAsync(NewUser("leo@empresa.com", "Gerente"), TestDirectory.CallerIn(Shops));

        var changed = await SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { NeedsArea = new(true) });

        var role = (await SendAsync(new GetOrganizationQuery(Shops))).Value.Roles[2];
        Assert.Multiple(async () =>
        {
            Assert.That(changed.Errors.SingleOrDefault()?.Code, Is.EqualTo(isRefused ? ErrorCodes.HoldersWithoutArea : null));
            Assert.That(role.NeedsArea, Is.Not.EqualTo(isRefused));
            Assert.That((await VersionsAsync(Shops))[1], Is.EqualTo(isRefused ? "user 1 1 False" : "user 2 2 False"));
        });
    }

    [Test]
    public async Task AddUser_WhenTheRoleHasBegunToNeedAnArea_LooksAgain()
    {
        var before = (await SendAsync(new GetOrganizationQuery(Shops))).Value;
        await SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { NeedsArea = new(true) });
        var late = User.Create(
            new(Shops, EmailAddress.Parse("eva@empresa.com").Value, PersonName.Parse("Eva Ruiz").Value, [before.Roles[2]]),
            directory.Clock.GetUtcNow()).Value;

        Assert.That(
            () => directory.CommandAsync(scope => scope.GetRequiredService<IUserRepository>().AddAsync(late, "hash", CancellationToken.None), TestDirectory.CallerIn(Shops)),
            Throws.InstanceOf<LostRaceException>());
    }

    [Test]
    public async Task SaveUser_WhenTheRoleHasBegunToNeedAnArea_LooksAgain()
    {
        var user = (await directory.SendAsync(NewUser("eva@empresa.com", "Gerente"), TestDirectory.CallerIn(Shops))).Value;
        var before = (await SendAsync(new GetOrganizationQuery(Shops))).Value;
        await SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { NeedsArea = new(true) });

        Assert.That(
            () => directory.CommandAsync(
                async scope =>
                {
                    var users = scope.GetRequiredService<IUserRepository>();
                    var loaded = (await users.FindAsync(user.Id, CancellationToken.None))!;
                    loaded.Assign([before.Roles[2]], area: null, otherAdministrators: 1, directory.Clock.GetUtcNow());
                    await users.SaveAsync(loaded, passwordHash: null, CancellationToken.None);
                    return Result.Success;
                },
                TestDirectory.CallerIn(Shops)),
            Throws.InstanceOf<LostRaceException>());
    }

    [Test]
    public async Task UpdateRole_WhenUsersGetItAtTheSameTime_LeavesNoHolderWithoutAnArea()
    {
        var work = Enumerable.Range(0, 12)
            .Select(async i => (await directory.SendAsync(NewUser($"eva{i}@empresa.com"), TestDirectory.CallerIn(Shops))).Errors)
            .Append(ChangeAsync())
            .ToList();
        var errors = (await Task.WhenAll(work)).SelectMany(found => found).Select(error => error.Code).ToList();

        var role = (await SendAsync(new GetOrganizationQuery(Shops))).Value.Roles[2];
        var holders = await directory.ReadAsync(context => context.Set<UserRoleRow>().CountAsync(held => held.RoleNumber == 3), TestDirectory.CallerIn(Shops));
        Assert.Multiple(() =>
        {
            Assert.That(errors.Distinct(), Is.SubsetOf(new[] { ErrorCodes.AreaRequired, ErrorCodes.HoldersWithoutArea }));
            Assert.That(role.NeedsArea && holders > 0, Is.False);
        });

        async Task<IReadOnlyList<Error>> ChangeAsync() => (await SendAsync(new UpdateRoleCommand(Shops, "role_vendedor") { NeedsArea = new(true) })).Errors;
    }

    [Test]
    public async Task Deactivate_WhenPeopleAndServicesComeInAtTheSameTime_LeavesNoTokenThatCounts()
    {
        var service = (await directory.SendAsync(TestDirectory.NewServiceAccount("Cajas"), TestDirectory.CallerIn(Shops))).Value;
        var client = new ClientCredentials(service.Account.Id, service.Secret);
        var first = await LogInAsync();
        var signIns = Enumerable.Range(0, 6).Select(_ => TryAsync(LogInAsync)).ToList();
        var services = Enumerable.Range(0, 6).Select(_ => directory.SendAsync(new IssueServiceTokenCommand(client, Scope: null), Caller.Anonymous())).ToList();
        var refresh = directory.SendAsync(new RefreshSessionCommand(new(first.RefreshToken)), Caller.Anonymous());

        await SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(false) });

        var tokens = (await Task.WhenAll(signIns)).OfType<SignedIn>().Select(signedIn => signedIn.AccessToken)
            .Concat((await Task.WhenAll(services)).Where(result => result.IsSuccess).Select(result => result.Value.AccessToken))
            .Concat(await refresh is { IsSuccess: true } refreshed ? [refreshed.Value.AccessToken] : [])
            .Append(first.AccessToken);
        await SendAsync(new UpdateOrganizationCommand(Shops) { IsActive = new(true) });
        foreach (var token in tokens)
        {
            Assert.That(await InspectAsync(token.Value), Is.Null);
        }
    }

    [Test]
    public async Task UpdateRole_WhenItsHoldersComeInAtTheSameTime_LeavesNoTokenWithWhatItAllowedBefore()
    {
        var tokens = new List<AccessToken>();
        var session = await LogInAsync();
        for (var round = 0; round < 10; round++)
        {
            string[] permissions = [.. Permissions.OfAdministrators, $"round:{round}"];
            var refresh = directory.SendAsync(new RefreshSessionCommand(new(session.RefreshToken)), Caller.Anonymous());
            var signIn = LogInAsync();
            await SendAsync(new UpdateRoleCommand(Shops, "role_admin") { Permissions = Permissions.Parse(permissions) });
            tokens.Add((await signIn).AccessToken);
            tokens.AddRange(await refresh is { IsSuccess: true } refreshed ? [refreshed.Value.AccessToken] : []);

            foreach (var token in tokens)
            {
                Assert.That((await InspectAsync(token.Value))?.Permissions ?? permissions, Is.EqualTo(permissions));
            }

            session = await LogInAsync();
        }
    }

    [Test]
    public async Task List_WhenARoleIsAddedAndGivenOnceTheRolesAreRead_KnowsIt()
    {
        var meanwhile = new AfterTheRolesAreRead(async () =>
        {
            await SendAsync(NewRole("role_jefe", "Jefe"));
            await directory.SendAsync(NewUser("luz@empresa.com", "Jefe"), TestDirectory.CallerIn(Shops));
        });
        await using var services = TestDirectory
            .BuildServices(directory.Folder, directory.Clock, ("ConnectionStrings:Users", $"Data Source={TestDirectory.FileName}"))
            .ConfigureDbContext<SqliteDirectoryContext>(options => options.AddInterceptors(meanwhile))
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = TestDirectory.CallerIn(Shops);

        var listed = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListUsersQuery())).Value;

        Assert.That(await listed.Users.SelectMany(user => user.Roles).ToArrayAsync(), Is.EqualTo(new[] { "Admin", "Jefe" }));
    }

    private static CreateUserCommand NewUser(string email, params string[] roles) => new(
        EmailAddress.Parse(email),
        PersonName.Parse("Eva Ruiz"),
        Password.Parse(FirstPassword),
        new([.. (roles.Length == 0 ? ["Vendedor"] : roles).Select(RoleReference.Named)]));

    private static AddRoleCommand NewRole(string key, string name) => new(Shops, RoleDefinition.ParseKey(key), RoleDefinition.ParseName(name));

    private static async Task<(int Organizations, int Users, int Records)> CountAsync(DirectoryContext context) => (
        await context.Organizations.CountAsync(),
        await context.Users.IgnoreQueryFilters().CountAsync(),
        await context.AuditRecords.IgnoreQueryFilters().CountAsync());

    /// <summary>Works as the task does, but that nobody may come in is no failure of the test.</summary>
    private static async Task<SignedIn?> TryAsync(Func<Task<SignedIn>> work)
    {
        try
        {
            return await work();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<SignedIn> LogInAsync() =>
        (await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword), Caller.Anonymous(Shops))).Value;

    private Task<InspectedToken?> InspectAsync(Secret token) =>
        directory.RunAsync(scope => scope.GetRequiredService<ITokenInspector>().InspectAsync(token, CancellationToken.None));

    private Task<TResult> SendAsync<TResult>(IRequest<TResult> request) => directory.SendAsync(request, Operator);

    private async Task CreateAsync(string id) => Assert.That((await TryCreateAsync(id)).IsSuccess, Is.True);

    private Task<Result<CreatedOrganization>> TryCreateAsync(string id) => SendAsync(new CreateOrganizationCommand(Organization.ParseId(id))
    {
        Name = Organization.ParseName("Tiendas"),
        Template = OrganizationTemplates.ParseName(OrganizationTemplates.Retail),
        Locals = Local.ParseAll([("local_02", "Norte"), ("local_01", "Centro")]),
        Areas = Area.ParseAll(["cajas"]),
        AdminEmail = EmailAddress.Parse(TestDirectory.AdminEmail),
        AdminPassword = Password.Parse(TestDirectory.AdminPassword),
    });

    /// <summary>What an organization's audit tells, the oldest first.</summary>
    private async Task<string[]> AuditOfAsync(string organizationId)
    {
        var page = await directory.SendAsync(new ListAuditQuery(), TestDirectory.CallerIn(organizationId));
        return
        [
            .. page.Value.Records.Reverse().Select(record =>
                $"{record.Action} {(record.Action == AuditActions.UserCreated ? "" : $"{record.SubjectId} ")}{record.SubjectName}: "
                + string.Join(", ", record.Changes.Select(change => $"{change.Field} {change.Old} -> {change.New}"))),
        ];
    }

    /// <summary>The versions and access versions of the organization's members, and whether users were changed by now.</summary>
    private Task<string[]> VersionsAsync(string organizationId) => directory.ReadAsync(
        async context =>
        {
            var users = await context.Users.OrderBy(user => user.Number).ToListAsync();
            var services = await context.ServiceAccounts.ToListAsync();
            return users.Select(user => $"user {user.Version} {user.AccessVersion} {user.UpdatedAt > user.CreatedAt}")
                .Concat(services.Select(account => $"service {account.Version} {account.AccessVersion}"))
                .ToArray();
        },
        Caller.Anonymous(organizationId));

    private sealed class AfterTheRolesAreRead(Func<Task> work) : DbCommandInterceptor
    {
        private bool isDone;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default)
        {
            if (!isDone && command.CommandText.Contains("FROM \"Roles\" AS", StringComparison.Ordinal))
            {
                isDone = true;
                await work();
            }

            return result;
        }
    }
}
