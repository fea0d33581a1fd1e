using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.VerifyAudit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ExportUsers;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Users;

public sealed class UserImportTests
{
    /// <summary>bcrypt of <c>U*U</c>, from the test vectors of its first implementation.</summary>
    private const string BroughtHash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Import_OfNewUsers_StoresThemAsSingleCreatesDo()
    {
        var created = await directory.CreateUserAsync("una@helpdesk.local");
        var imported = await ImportAsync(Row(2, "otra@helpdesk.local") with { Name = "Ana Pérez", Password = new("Secreto-1") });

        var views = await directory.ReadAsync(context => context.Users.AsNoTracking().Include(row => row.Roles).OrderBy(row => row.Number).ToListAsync());
        var (one, other) = (views[1], views[2]);
        var records = await directory.ReadAsync(context => context.AuditRecords.Where(row => row.Action == AuditActions.UserCreated).OrderBy(row => row.Sequence).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(imported.Value.Created, Is.EqualTo(1));
            Assert.That(
                (other.Name, other.FoldedName, other.Status, other.MustChangePassword, other.TemporaryPasswordUntil, other.Version, other.AccessVersion),
                Is.EqualTo((one.Name, one.FoldedName, one.Status, one.MustChangePassword, one.TemporaryPasswordUntil, one.Version, one.AccessVersion)));
            Assert.That(other.Roles.Select(role => (role.OrganizationId, role.RoleNumber)), Is.EqualTo(one.Roles.Select(role => (role.OrganizationId, role.RoleNumber))));
            Assert.That((other.Number, other.SecurityStamp), Is.EqualTo((created.Number + 1, other.SecurityStamp)).And.Not.EqualTo((0, one.SecurityStamp)));
            Assert.That(records[^1].SubjectId, Is.EqualTo(other.Id.ToString()));
            Assert.That(records[^1].Changes, Is.EqualTo(records[^2].Changes!.Replace("una@", "otra@", StringComparison.Ordinal)));
        });
    }

    [Test]
    public async Task Import_OfEachKindOfPassword_LetsIn()
    {
        await ImportAsync(
            Row(2, "clara@helpdesk.local") with { Password = new("Secreto-1") },
            Row(3, "bcrypt@helpdesk.local") with { PasswordHash = new(BroughtHash) },
            Row(4, "nadie@helpdesk.local"));

        var clear = await LogInAsync("clara@helpdesk.local", "Secreto-1");
        var brought = await LogInAsync("bcrypt@helpdesk.local", "U*U");
        var without = await LogInAsync("nadie@helpdesk.local", "U*U");
        var wrong = await LogInAsync("clara@helpdesk.local", "U*U");

        Assert.Multiple(() =>
        {
            Assert.That(clear.Value.User.MustChangePassword, Is.True);
            Assert.That(brought.Value.User.MustChangePassword, Is.False);
            Assert.That(without.Errors, Is.EqualTo(wrong.Errors));
        });
    }

    [Test]
    public async Task Import_OfUsersThatAreThere_TellsTheAuditAsSingleChangesDo()
    {
        var one = await directory.CreateUserAsync("una@helpdesk.local");
        var other = await directory.CreateUserAsync("otra@helpdesk.local");
        await directory.CreateUserAsync("igual@helpdesk.local");

        var imported = await ImportAsync(
            new UserRow(2) { Email = "UNA@helpdesk.local", Roles = "AREA", Area = "redes", PasswordHash = new(BroughtHash) },
            new UserRow(3) { Email = "otra@helpdesk.local", IsActive = false },
            new UserRow(4) { Email = "igual@helpdesk.local", Name = "Ana Pérez", Roles = "USUARIO", Area = "", IsActive = true });

        var records = await directory.ReadAsync(context => context.AuditRecords.OrderBy(row => row.Sequence).ToListAsync());
        var stored = await directory.ReadAsync(context => context.Users.AsNoTracking().SingleAsync(row => row.Id == one.Id));
        Assert.Multiple(() =>
        {
            Assert.That((imported.Value.Updated, imported.Value.Unchanged), Is.EqualTo((2, 1)));
            Assert.That(
                records.Skip(records.Count - 3).Select(record => (record.Action, record.SubjectId)),
                Is.EqualTo(new[]
                {
                    (AuditActions.PasswordReset, one.Id.ToString()),
                    (AuditActions.UserUpdated, one.Id.ToString()),
                    (AuditActions.UserDeactivated, other.Id.ToString()),
                }));
            Assert.That((stored.Email, stored.Area, stored.PasswordHash, stored.MustChangePassword), Is.EqualTo(("UNA@helpdesk.local", "REDES", BroughtHash, false)));
            Assert.That(stored.AccessVersion, Is.GreaterThan(1));
        });
    }

    [Test]
    public async Task Import_WithAFaultyRow_StoresNobodyUnlessItIsSkipped()
    {
        var rows = new[] { Row(2, "una@helpdesk.local"), Row(3, "otra@helpdesk.local") with { Roles = "JEFE" } };

        var refused = await directory.SendAsync(new ImportUsersCommand(rows));
        var before = await CountAsync();
        var skipped = await directory.SendAsync(new ImportUsersCommand(rows) { SkipsFaulty = true });

        Assert.That(
            (refused.Errors.Single().Line, before, skipped.Value.Created, skipped.Value.Faults.Single().Line, await CountAsync()),
            Is.EqualTo((3L, 1, 1, 3L, 2)));
    }

    [Test]
    public async Task Import_WhenADryRun_WritesNothing()
    {
        var before = await directory.ReadAsync(context => context.AuditRecords.CountAsync());

        var tried = await directory.SendAsync(
            new ImportUsersCommand([Row(2, "una@helpdesk.local"), new(3) { Email = TestDirectory.AdminEmail, Name = "Otra Persona" }]) { IsDryRun = true });

        Assert.That(
            (tried.Value.Created, tried.Value.Updated, await CountAsync(), await directory.ReadAsync(context => context.AuditRecords.CountAsync())),
            Is.EqualTo((1, 1, 1, before)));
    }

    [Test]
    public async Task Import_OfTheSameUsersByManyAtOnce_StoresEachOnce()
    {
        var rows = Enumerable.Range(2, 50).Select(line => Row(line, $"persona{line}@helpdesk.local")).ToArray();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ImportAsync(rows))));

        var verified = await directory.SendAsync(new VerifyAuditQuery(), Caller.System(Organization.HelpDeskId));
        Assert.Multiple(() =>
        {
            Assert.That(results.Sum(result => result.Value.Created), Is.EqualTo(50));
            Assert.That(results.Sum(result => result.Value.Unchanged), Is.EqualTo(250));
            Assert.That(verified.Value.IsWhole, Is.True);
        });
        Assert.That(await CountAsync(), Is.EqualTo(51));
    }

    [Test]
    public async Task Import_InOneOrganization_LeavesTheOthersAlone()
    {
        await directory.SeedAsync("org_1");
        await directory.CreateUserAsync("ana@helpdesk.local", organizationId: "org_1");

        var imported = await ImportAsync(Row(2, "ana@helpdesk.local"), Row(3, TestDirectory.AdminEmail) with { Roles = "ADMIN" });

        Assert.That((imported.Value.Created, imported.Value.Updated), Is.EqualTo((1, 1)));
        Assert.That(await directory.ReadAsync(context => context.Users.CountAsync(), TestDirectory.CallerIn("org_1")), Is.EqualTo(2));
    }

    [Test]
    public async Task Import_OfUsernames_KeepsThemUnique()
    {
        var editor = await directory.SeedPublisherAsync();
        var row = new UserRow(2) { Email = "ana@example.com", Name = "Ana Paz", Roles = "editor" };

        await directory.SendAsync(new ImportUsersCommand([row, row with { Email = "ana@example.org" }]), editor);
        var changed = await directory.SendAsync(
            new ImportUsersCommand([row with { Username = "anita" }, row with { Email = "ana@example.net", Username = "ANA2", Line = 3 }]) { SkipsFaulty = true },
            editor);

        Assert.That((changed.Value.Updated, changed.Value.Faults.Single().Line, changed.Value.Faults.Single().Code), Is.EqualTo((1, 3L, ErrorCodes.UsernameTaken)));
        Assert.That(
            await directory.ReadAsync(context => context.Users.OrderBy(user => user.Number).Select(user => user.Username).Skip(1).ToListAsync(), editor),
            Is.EqualTo(new[] { "anita", "ana2" }));
    }

    [Test]
    public async Task Import_OfAPasswordThatIsReplaced_KeepsTheFormerOne()
    {
        await ImportAsync(Row(2, "ana@helpdesk.local") with { Password = new("Temporal-1") });
        await ImportAsync(Row(2, "ana@helpdesk.local") with { Password = new("Temporal-1") });
        var kept = await directory.ReadAsync(context => context.FormerPasswords.CountAsync());

        await ImportAsync(Row(2, "ana@helpdesk.local") with { Password = new("Temporal-2") });

        Assert.That((kept, await directory.ReadAsync(context => context.FormerPasswords.CountAsync())), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Import_WhenTheCallersTokenEnds_IsRefused()
    {
        var admin = await directory.CreateUserAsync("jefa@helpdesk.local", "ADMIN");

        var result = await directory.SendAsync(
            new ImportUsersCommand([Row(2, "ana@helpdesk.local")]),
            TestDirectory.CallerIn(Organization.HelpDeskId, admin.Id, accessVersion: 7));

        Assert.That((result.Errors.Single().Code, await CountAsync()), Is.EqualTo((ErrorCodes.SignInRequired, 2)));
    }

    [Test]
    [Category("Slow")]
    public async Task Export_OfManyUsers_HasEachOnceInOrderWithItsHash()
    {
        const int Many = 2_300;
        foreach (var rows in Enumerable.Range(0, Many).Select(line => Row(line, $"persona{line}@helpdesk.local") with { PasswordHash = new(BroughtHash) }).Chunk(ImportUsersCommand.MaxRows))
        {
            await ImportAsync(rows);
        }

        var exported = await directory.RunAsync(
            async scope => await (await scope.GetRequiredService<IMediator>().Send(new ExportUsersQuery { WithPasswordHashes = true })).Value.ToListAsync(),
            Caller.System(Organization.HelpDeskId));

        Assert.That(exported.Skip(1).Select(user => user.User.Email), Is.EqualTo(Enumerable.Range(0, Many).Select(line => $"persona{line}@helpdesk.local")));
        Assert.That(exported.Skip(1).Select(user => user.PasswordHash), Is.All.EqualTo(BroughtHash));
    }

    private static UserRow Row(long line, string email) => new(line) { Email = email, Name = "Ana Pérez", Roles = "USUARIO" };

    private async Task<Result<ImportedRows>> ImportAsync(params UserRow[] rows)
    {
        var imported = await directory.SendAsync(new ImportUsersCommand(rows));
        Assert.That(imported.Errors, Is.Empty);
        return imported;
    }

    private Task<Result<Application.SignIn.SignedIn>> LogInAsync(string email, string password) =>
        directory.SendAsync(TestDirectory.LogIn(email, password), Caller.Anonymous());

    private Task<int> CountAsync() =>
        directory.RunAsync(scope => scope.GetRequiredService<IUserQueries>().CountAsync(UserFilter.None, CancellationToken.None));
}
