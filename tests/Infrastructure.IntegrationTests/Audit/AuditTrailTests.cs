using System.Data.Common;
using HelpDesk.Users.Application.Account.ChangePassword;
using HelpDesk.Users.Application.Account.UpdateOwnUser;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Sessions.EndSessions;
using HelpDesk.Users.Application.SignIn.LogOutEverywhere;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Application.Users.DeleteUser;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Application.Users.ReactivateUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Audit;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Audit;

public sealed class AuditTrailTests
{
    private const string Email = "ana@helpdesk.local";
    private const string FirstPassword = "Secreto-1";

    private static readonly Caller Admin = TestDirectory.CallerIn(Organization.HelpDeskId) with
    {
        Name = TestDirectory.AdminEmail,
        Origin = new("192.0.2.7", "Browser/1.0", "correlation-1"),
    };

    private TestDirectory directory = null!;
    private UserView ana = null!;
    private long before;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateAsync();
        ana = await directory.CreateUserAsync(Email);
        before = (await directory.ReadAsync(context => context.AuditHead.SingleAsync())).Sequence;
    }

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Create_WhenDone_IsOneRecordOfWhoWhatWhenAndFromWhere()
    {
        var luis = (await directory.SendAsync(TestDirectory.NewUser("Luis@helpdesk.local", "MESA"), Admin)).Value;

        var record = (await NewRecordsAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That((record.Sequence, record.At), Is.EqualTo((before + 1, directory.Clock.GetUtcNow())));
            Assert.That((record.Action, record.Outcome, record.Reason), Is.EqualTo((AuditActions.UserCreated, AuditOutcome.Succeeded, (string?)null)));
            Assert.That((record.ActorKind, record.ActorId, record.ActorName), Is.EqualTo((AuditActorKind.User, $"{Admin.UserId}", TestDirectory.AdminEmail)));
            Assert.That((record.SubjectId, record.SubjectName), Is.EqualTo(($"{luis.Id}", "Luis@helpdesk.local")));
            Assert.That((record.CorrelationId, record.Address), Is.EqualTo(("correlation-1", "192.0.2.7")));
            Assert.That(record.OrganizationId, Is.EqualTo(Organization.HelpDeskId));
            Assert.That(record.Changes, Is.EqualTo(
                """[{"Field":"email","Old":null,"New":"Luis@helpdesk.local"},{"Field":"name","Old":null,"New":"Ana P\u00E9rez"},{"Field":"roles","Old":null,"New":"MESA"}]"""));
        });
    }

    [Test]
    public async Task Update_WhenMembersChange_SaysOnlyThose()
    {
        await SendAsync(new UpdateUserCommand(ana.Id) { Email = EmailAddress.Parse(Email), Name = NameChange.Parse("Ana Luisa"), Area = Area.Parse("ventas") });

        var record = (await NewRecordsAsync()).Single();
        Assert.That(record.Changes, Is.EqualTo(
            """[{"Field":"name","Old":"Ana P\u00E9rez","New":"Ana Luisa"},{"Field":"area","Old":null,"New":"VENTAS"}]"""));
    }

    [Test]
    public async Task Update_WhenMuchIsAsked_IsOneRecordForEachThingThatHappened()
    {
        await SendAsync(new UpdateUserCommand(ana.Id) { Roles = RoleReference.OneNamed("MESA"), Status = new(UserStatus.Inactive), Password = Password.Parse("Repuesta-1") });

        Assert.That(await NewActionsAsync(), Is.EqualTo("password_reset, user_deactivated, user_updated"));
    }

    [Test]
    public async Task Update_WhenThePasswordMustBeChangedOrNoLonger_SaysSo()
    {
        var own = TestDirectory.CallerIn(Organization.HelpDeskId, ana.Id);
        await SendAsync(new UpdateUserCommand(ana.Id) { MustChangePassword = new(false) });
        await SendAsync(new UpdateUserCommand(ana.Id) { MustChangePassword = new(true) });
        await SendAsync(new UpdateUserCommand(ana.Id) { Password = Password.Parse("Repuesta-1"), MustChangePassword = new(false) });
        var version = await directory.ReadAsync(context => context.Users.Where(user => user.Id == ana.Id).Select(user => user.AccessVersion).SingleAsync());
        await SendAsync(
            new UpdateOwnUserCommand { Password = Password.Parse("Propia-1"), CurrentPassword = Secret.Parse("Repuesta-1") },
            own with { AccessVersion = version });

        Assert.That((await NewRecordsAsync()).Select(record => (record.Action, record.Changes)), Is.EqualTo(new[]
        {
            (AuditActions.UserUpdated, """[{"Field":"must_change_password","Old":"true","New":"false"}]"""),
            (AuditActions.UserUpdated, """[{"Field":"must_change_password","Old":"false","New":"true"}]"""),
            (AuditActions.PasswordReset, (string?)null),
            (AuditActions.UserUpdated, """[{"Field":"must_change_password","Old":"true","New":"false"}]"""),
            (AuditActions.PasswordChanged, null),
        }));
    }

    [Test]
    public async Task Commands_WhenDone_LeaveOneRecordEach()
    {
        var own = TestDirectory.CallerIn(Organization.HelpDeskId, ana.Id, accessVersion: 0);
        await SendAsync(new UpdateUserCommand(ana.Id) { Name = NameChange.Parse(ana.Name) });
        await SendAsync(new DeactivateUserCommand(ana.Id));
        await SendAsync(new DeactivateUserCommand(ana.Id));
        await SendAsync(new ReactivateUserCommand(ana.Id));
        await SendAsync(new ReactivateUserCommand(ana.Id));
        await SendAsync(new UpdateUserCommand(ana.Id) { Password = Password.Parse("Repuesta-1") });
        await SendAsync(new UpdateUserCommand(ana.Id) { Password = Password.Parse("Propia-1") }, own);
        var version = await directory.ReadAsync(context => context.Users.Where(user => user.Id == ana.Id).Select(user => user.AccessVersion).SingleAsync());
        await SendAsync(new ChangePasswordCommand(Secret.Parse("Propia-1"), Password.Parse("Propia-2")), own with { AccessVersion = version });
        await SendAsync(new LogOutEverywhereCommand(), own);
        await SendAsync(new EndSessionsCommand(ana.Id));
        await SendAsync(TestDirectory.LogIn(Email, "Propia-2"), Caller.Anonymous());
        await SendAsync(new DeleteUserCommand(ana.Id));

        var records = await NewRecordsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(
                string.Join(", ", records.Select(record => record.Action)),
                Is.EqualTo("user_deactivated, user_reactivated, password_reset, password_changed, password_changed, "
                    + "signed_out_everywhere, signed_out_everywhere, sign_in, user_deleted"));
            Assert.That(records, Is.All.Matches<AuditRecordRow>(record =>
                (record.Outcome, record.SubjectId, record.SubjectName) == (AuditOutcome.Succeeded, $"{ana.Id}", Email)));
            Assert.That(records[^1].Changes, Does.Contain("""{"Field":"email","Old":"ana@helpdesk.local","New":null}"""));
        });
    }

    [Test]
    public async Task Commands_WhenRefused_LeaveNone()
    {
        var administrator = await directory.ReadAsync(context => context.Users.Where(user => user.Email == TestDirectory.AdminEmail).Select(user => user.Id).SingleAsync());
        var reasons = new List<string>();
        async Task RefuseAsync<TResult>(IRequest<TResult> request)
            where TResult : IResult => reasons.Add((await directory.SendAsync(request, Admin)).Errors[0].Code);

        await RefuseAsync(TestDirectory.NewUser(Email));
        await RefuseAsync(new UpdateUserCommand(ana.Id) { Name = NameChange.Parse("Otra"), Email = EmailAddress.Parse(TestDirectory.AdminEmail) });
        await RefuseAsync(new DeactivateUserCommand(administrator));
        await RefuseAsync(new DeleteUserCommand(administrator));
        await RefuseAsync(new UpdateUserCommand(administrator) { Name = NameChange.Parse("Otro"), Roles = RoleReference.OneNamed("MESA") });
        await RefuseAsync(TestDirectory.NewUser("x", "x"));
        await RefuseAsync(new DeleteUserCommand(Guid.CreateVersion7()));
        await RefuseAsync(new GetUserQuery(Guid.CreateVersion7()));

        Assert.Multiple(async () =>
        {
            Assert.That(reasons, Is.EqualTo(new[]
            {
                ErrorCodes.EmailTaken, ErrorCodes.EmailTaken, ErrorCodes.LastAdministrator, ErrorCodes.LastAdministrator, ErrorCodes.LastAdministrator,
                ErrorCodes.Malformed, ErrorCodes.UserNotFound, ErrorCodes.UserNotFound,
            }));
            Assert.That(await NewActionsAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task Request_WhenTheCallerMayNotSendIt_LeavesARecord()
    {
        var caller = Admin with { Permissions = new HashSet<string>() };
        await directory.SendAsync(new DeleteUserCommand(ana.Id), caller);
        await directory.SendAsync(new GetUserQuery(ana.Id), caller);
        await directory.SendAsync(new GetUserQuery(ana.Id), Caller.Anonymous());

        var records = await NewRecordsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(
                records.Select(record => (record.Action, record.Outcome, record.Reason, record.ActorId)),
                Is.All.EqualTo((AuditActions.AccessRefused, AuditOutcome.Refused, ErrorCodes.PermissionMissing, $"{Admin.UserId}")));
            Assert.That(records, Has.Length.EqualTo(2), "Nobody in particular asked the third time.");
        });
    }

    [TestCase(Email, "Equivocada-1", true, ErrorCodes.InvalidCredentials)]
    [TestCase("nadie@helpdesk.local", FirstPassword, false, ErrorCodes.InvalidCredentials)]
    public async Task SignIn_WhenRefused_LeavesOneRecordWhetherOrNotTheEmailIsKnown(string email, string password, bool known, string reason)
    {
        await directory.SendAsync(TestDirectory.LogIn(email, password), Caller.Anonymous());

        var record = (await NewRecordsAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That((record.Action, record.Outcome, record.Reason), Is.EqualTo((AuditActions.SignIn, AuditOutcome.Refused, reason)));
            Assert.That((record.ActorKind, record.ActorId), Is.EqualTo((AuditActorKind.Anonymous, (string?)null)));
            Assert.That((record.SubjectId, record.SubjectName), Is.EqualTo((known ? $"{ana.Id}" : null, email)));
        });
    }

    [Test]
    public async Task SignIn_WhenNotActive_LeavesARecordAndNoSession()
    {
        await SendAsync(new DeactivateUserCommand(ana.Id));
        await directory.SendAsync(TestDirectory.LogIn(Email, FirstPassword), Caller.Anonymous());

        var record = (await NewRecordsAsync())[^1];
        Assert.Multiple(async () =>
        {
            Assert.That((record.Action, record.Outcome, record.Reason), Is.EqualTo((AuditActions.SignIn, AuditOutcome.Refused, ErrorCodes.UserInactive)));
            Assert.That(await directory.ReadAsync(context => context.RefreshTokens.AnyAsync()), Is.False);
        });
    }

    [Test]
    public async Task Command_WhenRolledBack_LeavesNone()
    {
        var refused = await directory.CommandAsync(async scope =>
        {
            await RenameAsync(scope);
            return (Result)new Error(ErrorKind.Conflict, ErrorCodes.EmailTaken);
        });
        Assert.That(
            () => directory.CommandAsync<Result>(async scope =>
            {
                await RenameAsync(scope);
                throw new TimeoutException();
            }),
            Throws.TypeOf<TimeoutException>());

        Assert.Multiple(async () =>
        {
            Assert.That(refused.IsSuccess, Is.False);
            Assert.That(await NewActionsAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task Command_WhenItRunsTwice_LeavesOne()
    {
        var runs = 0;
        await directory.CommandAsync(async scope =>
        {
            var result = await RenameAsync(scope);
            return ++runs == 1 ? throw new DbUpdateConcurrencyException() : result;
        });

        Assert.That(await NewActionsAsync(), Is.EqualTo("user_updated"));
    }

    [Test]
    [Category("Slow")]
    public async Task Chain_WhenManyWriteAtOnce_HasNoGapAndNoRecordThatDoesNotFit()
    {
        await using var another = directory.CreateAnotherInstance();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var instance = i % 2 == 0 ? directory : another;
            return i % 5 == 0
                ? (await instance.SendAsync(TestDirectory.LogIn($"nadie{i}@helpdesk.local", "x"), Caller.Anonymous())).Errors.Count
                : (await instance.SendAsync(TestDirectory.NewUser($"nueva{i}@helpdesk.local"))).Errors.Count;
        })));

        var rows = await AllRecordsAsync();
        var head = await directory.ReadAsync(context => context.AuditHead.SingleAsync());
        var hash = AuditHeadRow.HashOfNone;
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Length.EqualTo(before + 40));
            Assert.That(rows.Select(row => row.Sequence), Is.EqualTo(Enumerable.Range(1, rows.Length)));
            foreach (var row in rows)
            {
                hash = AuditChain.HashOf(hash, row);
                Assert.That(row.Hash, Is.EqualTo(hash), $"{row.Sequence}");
            }

            Assert.That((head.Sequence, head.Hash), Is.EqualTo((rows.Length, hash)));
        });
    }

    [Test]
    public async Task Records_AfterAFullTour_HoldNoPasswordHashOrToken()
    {
        var own = TestDirectory.CallerIn(Organization.HelpDeskId, ana.Id);
        var session = (await directory.SendAsync(TestDirectory.LogIn(Email, FirstPassword), Caller.Anonymous())).Value;
        var secrets = new List<string> { FirstPassword, TestDirectory.AdminPassword, session.AccessToken.Value.Value, session.RefreshToken.Value };
        secrets.Add(Sha256Hex.Of(session.RefreshToken.Value));
        secrets.AddRange(await HashesAsync());
        await directory.SendAsync(TestDirectory.LogIn(Email, "Equivocada-1"), Caller.Anonymous());
        await directory.SendAsync(new ChangePasswordCommand(Secret.Parse("Equivocada-2"), Password.Parse("Elegida-1")), own);
        await SendAsync(new ChangePasswordCommand(Secret.Parse(FirstPassword), Password.Parse("Elegida-1")), own);
        secrets.AddRange(await HashesAsync());
        await SendAsync(new UpdateUserCommand(ana.Id) { Password = Password.Parse("Repuesta-1"), Name = NameChange.Parse("Ana Luisa") });
        secrets.AddRange(await HashesAsync());
        await SendAsync(new DeleteUserCommand(ana.Id));
        secrets.AddRange(["Equivocada-1", "Equivocada-2", "Elegida-1", "Repuesta-1"]);

        var cells = await CellsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(cells, Has.Some.Contains("Ana Luisa"), "The search sees what changed.");
            Assert.That(secrets, Has.Count.GreaterThan(12));
            foreach (var secret in secrets)
            {
                Assert.That(cells.Where(cell => cell.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, secret);
            }
        });
    }

    private async Task SendAsync<TResult>(IRequest<TResult> request, Caller? caller = null)
        where TResult : IResult
    {
        var result = await directory.SendAsync(request, caller ?? Admin);
        Assert.That(result.IsSuccess, Is.True, () => $"{request.GetType().Name}: {string.Join(", ", result.Errors)}");
    }

    private async Task<Result> RenameAsync(IServiceProvider scope)
    {
        var users = scope.GetRequiredService<IUserRepository>();
        var user = (await users.FindAsync(ana.Id, CancellationToken.None))!;
        user.Rename(PersonName.Parse("Ana Luisa").Value, directory.Clock.GetUtcNow());
        await users.SaveAsync(user, passwordHash: null, CancellationToken.None);
        return Result.Success;
    }

    private Task<AuditRecordRow[]> AllRecordsAsync() =>
        directory.ReadAsync(context => context.AuditRecords.AsNoTracking().OrderBy(row => row.Sequence).ToArrayAsync());

    private async Task<AuditRecordRow[]> NewRecordsAsync() => [.. (await AllRecordsAsync()).Where(row => row.Sequence > before)];

    private async Task<string> NewActionsAsync() => string.Join(", ", (await NewRecordsAsync()).Select(row => row.Action));

    private async Task<IEnumerable<string>> HashesAsync() =>
        (await directory.ReadAsync(context => context.Users.AsNoTracking().ToListAsync())).SelectMany(user => new[] { user.PasswordHash!, user.SecurityStamp! });

    /// <summary>Every column of every record, as text.</summary>
    private Task<List<string>> CellsAsync() => directory.ReadAsync(async context =>
    {
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM AuditRecords";
        await using var reader = await command.ExecuteReaderAsync();
        var cells = new List<string>();
        while (await reader.ReadAsync())
        {
            cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetValue(column)}"));
        }

        return cells;
    });
}
