using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Operations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Operations;

public sealed class HousekeepingTests
{
    private TestDirectory directory = null!;
    private Housekeeping housekeeping = null!;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateAsync();
        housekeeping = directory.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single();
        await housekeeping.StartAsync(CancellationToken.None);
        await directory.Clock.TimerCreated;
    }

    [TearDown]
    public async Task Stop()
    {
        await housekeeping.StopAsync(CancellationToken.None);
        housekeeping.Dispose();
        await directory.DisposeAsync();
    }

    [Test]
    public async Task Clean_OfASession_KeepsItsTokensForAsLongAsAnAccessTokenMayBeValid()
    {
        var signedIn = await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword));
        await directory.SendAsync(new RefreshSessionCommand(new(signedIn.Value.RefreshToken)));
        var before = await ReadTokensAsync();

        await CleanAfterAsync(TimeSpan.FromHours(25));
        var replaced = await ReadTokensAsync();
        await CleanAfterAsync(TimeSpan.FromDays(13.4));
        var expired = (await ReadTokensAsync()).Count(row => row.ExpiresAt < directory.Clock.GetUtcNow());
        await CleanAfterAsync(TimeSpan.FromHours(25));

        Assert.Multiple(async () =>
        {
            Assert.That(before.Count(row => row.ProtectedSuccessor is not null), Is.EqualTo(1));
            Assert.That(replaced.Select(row => row.ProtectedSuccessor), Is.EqualTo(new string?[] { null, null }));
            Assert.That(expired, Is.EqualTo(2));
            Assert.That(await ReadTokensAsync(), Is.Empty);
        });
    }

    /// <summary>Failed sign-ins are the last that is cleaned: when they are gone, the rest is clean too.</summary>
    private async Task CleanAfterAsync(TimeSpan time)
    {
        var guard = directory.Services.GetRequiredService<ISignInGuard>();
        await guard.RecordFailureAsync(Organization.HelpDeskId, "ANA@HELPDESK.LOCAL", isOfUser: false, CancellationToken.None);
        directory.Clock.Advance(time);
        Assert.That(
            () => directory.ReadAsync(context => context.SignInAttempts.AnyAsync()).GetAwaiter().GetResult(),
            Is.False.After(30).Seconds.PollEvery(10).MilliSeconds);
    }

    private Task<List<RefreshTokenRow>> ReadTokensAsync() => directory.ReadAsync(context => context.RefreshTokens.ToListAsync());
}
