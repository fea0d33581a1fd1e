using System.Diagnostics.Metrics;
using System.Diagnostics;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.Common;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Operations;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Observability;

public sealed class MetricsTests
{
    private const string DatabaseTime = "db.client.operation.duration";
    private const string HashTime = "helpdesk.users.password_hash.duration";
    private const string Lockouts = "helpdesk.users.lockouts";
    private const string WaitingWriters = "helpdesk.users.waiting_writers";
    private const string ActiveUsers = "helpdesk.users.active_users";

    private TestDirectory directory = null!;
    private Measurements measurements = null!;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateAsync();
        measurements = new(directory.Services.GetRequiredService<IMeterFactory>());
    }

    [TearDown]
    public ValueTask Stop()
    {
        measurements.Dispose();
        return directory.DisposeAsync();
    }

    [Test]
    public async Task Failures_OfOneAddress_AreALockoutWheneverTheyLock()
    {
        var guard = directory.Services.GetRequiredService<ISignInGuard>();
        for (var i = 0; i < 9; i++)
        {
            await guard.RecordFailureAsync(Organization.HelpDeskId, "ANA@HELPDESK.LOCAL", isOfUser: false, CancellationToken.None);
        }

        var before = measurements.Of(Lockouts).Count;
        await guard.RecordFailureAsync(Organization.HelpDeskId, "ANA@HELPDESK.LOCAL", isOfUser: false, CancellationToken.None);
        await guard.RecordFailureAsync(Organization.HelpDeskId, "ANA@HELPDESK.LOCAL", isOfUser: false, CancellationToken.None);
        directory.Clock.Advance(TimeSpan.FromMinutes(1));
        await guard.RecordFailureAsync(Organization.HelpDeskId, "ANA@HELPDESK.LOCAL", isOfUser: false, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.Zero);
            Assert.That(measurements.Of(Lockouts).Select(measured => (measured.Value, measured.Tags)), Is.EqualTo(new[] { (1d, ""), (1d, "") }));
        });
    }

    [Test]
    public async Task Passwords_WhenHashedAndCompared_AreTimed()
    {
        var passwords = directory.Services.GetRequiredService<IPasswords>();

        var hash = await passwords.HashAsync(Password.Parse("Secreto-1").Value, CancellationToken.None);
        await passwords.VerifyAsync(hash, new("Secreto-1"), CancellationToken.None);
        await passwords.VerifyAsync(passwordHash: null, new("Secreto-1"), CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(measurements.Of(HashTime).Select(measured => measured.Tags), Is.EqualTo(new[] { "operation=hash", "operation=verify", "operation=verify" }));
            Assert.That(measurements.Of(HashTime).Select(measured => measured.Value), Is.All.GreaterThan(0).And.All.LessThan(60));
        });
    }

    [Test]
    public async Task Database_WhenUsed_IsTimedByKindOfOperation()
    {
        await directory.CreateUserAsync("ana@helpdesk.local");
        await directory.RunAsync(scope => scope.GetRequiredService<DirectoryContext>().RefreshTokens.Where(row => row.Hash == "x").ExecuteDeleteAsync());
        Assert.That(
            () => directory.ReadAsync(context => context.Database.ExecuteSqlRawAsync("SELECT nothing FROM nowhere")),
            Throws.Exception);

        const string System = "db.system.name=sqlite db.operation.name=";
        Assert.Multiple(() =>
        {
            Assert.That(measurements.Of(DatabaseTime).Select(measured => measured.Tags).Distinct(), Is.EquivalentTo(new[]
            {
                $"{System}SELECT",
                $"{System}BATCH",
                $"{System}UPDATE",
                $"{System}DELETE",
                $"{System}COMMIT",
                $"{System}_OTHER error.type=Microsoft.Data.Sqlite.SqliteException",
            }));
            Assert.That(measurements.Of(DatabaseTime).Select(measured => measured.Value), Is.All.GreaterThanOrEqualTo(0).And.All.LessThan(60));
        });
    }

    [Test]
    public async Task Trace_OfACommand_ShowsItsStatementsAndNoneOfTheirValues()
    {
        const string Email = "ana@helpdesk.local";
        using var request = new Activity("request").Start();
        var shown = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Instrumentation.Name,
            Sample = (ref options) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == request.TraceId)
                {
                    shown.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await directory.CreateUserAsync(Email);
        var refused = await directory.SendAsync(TestDirectory.NewUser(Email));

        var texts = shown.SelectMany(activity => activity.Tags.Select(tag => tag.Value).Append(activity.DisplayName).Append(activity.StatusDescription)).OfType<string>().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(refused.IsSuccess, Is.False);
            Assert.That(texts, Has.Some.Contains("INSERT INTO \"Users\"").And.Some.EqualTo("COMMIT"));
            Assert.That(shown.Where(activity => activity.Status == ActivityStatusCode.Error), Is.Not.Empty, "The second insert is refused by the database.");
            Assert.That(shown.Select(activity => activity.ParentSpanId), Is.All.EqualTo(request.SpanId));
            Assert.That(shown.SelectMany(activity => activity.Events), Is.Empty);
            foreach (var secret in new[] { Email, Email.ToUpperInvariant(), "Ana", "Pérez", "Secreto" })
            {
                Assert.That(texts, Has.None.Contains(secret));
            }
        });
    }

    [Test]
    public async Task ActiveUsers_WhenObservedAtTheStart_AreCountedByOrganizationOnceAMinute()
    {
        var ana = await directory.CreateUserAsync("ana@helpdesk.local");
        await directory.CreateUserAsync("eva@helpdesk.local");
        await directory.SeedPublisherAsync();
        var counting = Counting();
        await counting.StartAsync(CancellationToken.None);
        await directory.Clock.TimerCreated;
        string[] first = ["organization=helpdesk 3", "organization=cms 1"];
        Assert.That(Counted, Is.EquivalentTo(first).After(30).Seconds.PollEvery(50).MilliSeconds);

        await directory.SendAsync(new DeactivateUserCommand(ana.Id));
        var before = Counted();
        directory.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(before, Is.EquivalentTo(first));
        Assert.That(Counted, Is.EquivalentTo(["organization=helpdesk 2", "organization=cms 1"]).After(30).Seconds.PollEvery(50).MilliSeconds);
        await counting.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task ActiveUsers_WhenNobodyObserves_AreNotCounted()
    {
        measurements.Dispose();
        var counting = Counting();

        await counting.StartAsync(CancellationToken.None);
        await counting.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(directory.Clock.TimerCreated.IsCompleted, Is.False);
    }

    [Test]
    public async Task Writers_WhenTheyWait_AreCountedUntilTheyNoLongerDo()
    {
        var gate = directory.Services.GetRequiredService<WriteGate>();
        var turn = await gate.EnterAsync(CancellationToken.None);
        var waiting = gate.EnterAsync(CancellationToken.None);
        var during = measurements.Of(WaitingWriters).Sum(measured => measured.Value);
        await turn!.DisposeAsync();
        await (await waiting)!.DisposeAsync();

        Assert.That((during, measurements.Of(WaitingWriters).Sum(measured => measured.Value)), Is.EqualTo((1d, 0d)));
    }

    private ActiveUsersUpkeep Counting() => directory.Services.GetServices<IHostedService>().OfType<ActiveUsersUpkeep>().Single();

    private List<string> Counted() => [.. measurements.Ask(ActiveUsers).Select(measured => $"{measured.Tags} {measured.Value}")];
}
