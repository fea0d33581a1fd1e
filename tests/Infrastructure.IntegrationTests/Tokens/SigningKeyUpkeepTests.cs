using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Tokens.RotateSigningKey;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Tokens;

public sealed class SigningKeyUpkeepTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private TestDirectory directory = null!;
    private WarningLogger logger = null!;
    private SigningKeyUpkeep upkeep = null!;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateEmptyAsync();
        logger = new();
        upkeep = new(directory.Services.GetRequiredService<SigningKeys>(), directory.Clock, logger);
        await upkeep.StartAsync(CancellationToken.None);
        await directory.Clock.TimerCreated;
    }

    [TearDown]
    public async Task Stop()
    {
        await upkeep.StopAsync(CancellationToken.None);
        upkeep.Dispose();
        await directory.DisposeAsync();
    }

    [Test]
    public void Services_WhenRegistered_HaveIt() =>
        Assert.That(directory.Services.GetServices<IHostedService>(), Has.One.InstanceOf<SigningKeyUpkeep>());

    [Test]
    public async Task Tick_WhenAnotherInstanceMadeAKey_LoadsIt()
    {
        await using var other = directory.CreateAnotherInstance();
        await other.SendAsync(new RotateSigningKeyCommand(Immediately: true), Caller.System(Organization.HelpDeskId));
        await other.Services.InitializeDirectoryAsync();
        var expected = other.Services.GetRequiredService<IPublicKeys>().List();
        var before = directory.Services.GetRequiredService<IPublicKeys>().List();

        directory.Clock.Advance(Interval);

        Assert.That(before, Is.Not.EqualTo(expected));
        AssertEventually(() => directory.Services.GetRequiredService<IPublicKeys>().List().SequenceEqual(expected));
    }

    [Test]
    public async Task Tick_WhenTheDatabaseFails_WarnsAndTriesAgain()
    {
        await directory.ReadAsync(context => context.Database.ExecuteSqlAsync($"ALTER TABLE SigningKeys RENAME TO Elsewhere"));
        directory.Clock.Advance(TimeSpan.FromDays(89));
        AssertEventually(() => logger.Warnings == 1);

        await directory.ReadAsync(context => context.Database.ExecuteSqlAsync($"ALTER TABLE Elsewhere RENAME TO SigningKeys"));
        directory.Clock.Advance(Interval);

        AssertEventually(() => directory.Services.GetRequiredService<IPublicKeys>().List().Count == 2);
        Assert.That(logger.Warnings, Is.EqualTo(1));
    }

    private static void AssertEventually(Func<bool> condition) => Assert.That(condition, Is.True.After(30).Seconds.PollEvery(10).MilliSeconds);

    private sealed class WarningLogger : ILogger<SigningKeyUpkeep>
    {
        private int warnings;

        public int Warnings => Volatile.Read(ref warnings);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning && exception is not null)
            {
                Interlocked.Increment(ref warnings);
            }
        }
    }
}
