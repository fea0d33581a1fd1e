using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.SignIn;

public sealed class SignInGuardTests
{
    private const string Organization = "helpdesk";
    private const string Email = "ANA@HELPDESK.LOCAL";

    private TestDirectory directory = null!;
    private ISignInGuard guard = null!;

    [SetUp]
    public async Task Start()
    {
        directory = await TestDirectory.CreateEmptyAsync();
        guard = directory.Services.GetRequiredService<ISignInGuard>();
    }

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task RecordFailure_WhenNineInARow_DoesNotLock()
    {
        await FailAsync(9);

        Assert.That(await GetLockAsync(), Is.Null);
    }

    [Test]
    public async Task RecordFailure_WhenMoreAndMore_LocksTwiceAsLongUpToFifteenMinutes()
    {
        var minutes = new List<double>();
        await FailAsync(9);
        for (var i = 0; i < 6; i++)
        {
            await FailAsync(1);
            var locked = (await GetLockAsync())!.Value;
            minutes.Add(locked.TotalMinutes);
            directory.Clock.Advance(locked);
        }

        Assert.That(minutes, Is.EqualTo(new[] { 1d, 2, 4, 8, 15, 15 }));
    }

    [Test]
    public async Task GetLock_WhenTimePasses_CountsDownToNull()
    {
        await FailAsync(10);

        directory.Clock.Advance(TimeSpan.FromSeconds(59));
        var nearlyOver = await GetLockAsync();
        directory.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((nearlyOver, await GetLockAsync()), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(1), (TimeSpan?)null)));
    }

    [Test]
    public async Task Record_WhenLocked_SaysForHowLongAndCountsNothing()
    {
        await FailAsync(10);

        var failure = await guard.RecordFailureAsync(Organization, Email, isOfUser: false, CancellationToken.None);
        var success = await guard.RecordSuccessAsync(Organization, Email, CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That((failure, success), Is.EqualTo(((TimeSpan?)TimeSpan.FromMinutes(1), (TimeSpan?)TimeSpan.FromMinutes(1))));
            Assert.That(await CountFailuresAsync(), Is.EqualTo(10));
        });
    }

    [Test]
    public async Task RecordSuccess_WhenFailuresWereCounted_ForgetsThem()
    {
        await FailAsync(9);

        await guard.RecordSuccessAsync(Organization, Email, CancellationToken.None);

        await FailAsync(9);
        Assert.That((await CountFailuresAsync(), await GetLockAsync()), Is.EqualTo((9, (TimeSpan?)null)));
    }

    [Test]
    public async Task RecordFailure_WhenManyAtOnce_CountsEachOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ =>
            Task.Run(() => guard.RecordFailureAsync(Organization, Email, isOfUser: false, CancellationToken.None))));

        Assert.Multiple(async () =>
        {
            Assert.That(answers.Count(answer => answer is null), Is.EqualTo(10));
            Assert.That(await CountFailuresAsync(), Is.EqualTo(10));
        });
    }

    [Test]
    public async Task RecordFailure_WhenTwoInstancesCount_CountsEachOnce()
    {
        await using var another = directory.CreateAnotherInstance();
        var guards = new[] { guard, another.Services.GetRequiredService<ISignInGuard>() };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => guards[i % 2].RecordFailureAsync(Organization, Email, isOfUser: false, CancellationToken.None))));

        Assert.That(await CountFailuresAsync(), Is.EqualTo(8));
    }

    [Test]
    public async Task GetLock_WhenLockedInAnotherOrganizationOrForAnotherAddress_ReturnsNull()
    {
        await FailAsync(10);

        var elsewhere = await guard.GetLockAsync("org_1", Email, CancellationToken.None);
        var other = await guard.GetLockAsync(Organization, "EVA@HELPDESK.LOCAL", CancellationToken.None);

        Assert.That((elsewhere, other), Is.EqualTo(((TimeSpan?)null, (TimeSpan?)null)));
    }

    private async Task FailAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await guard.RecordFailureAsync(Organization, Email, isOfUser: false, CancellationToken.None);
        }
    }

    private Task<TimeSpan?> GetLockAsync() => guard.GetLockAsync(Organization, Email, CancellationToken.None);

    private Task<int> CountFailuresAsync() => directory.ReadAsync(context => context.SignInAttempts.SumAsync(row => row.Failures));
}
