using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.SignIn.LogOut;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Sessions;

public sealed class RefreshTokenStoreTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterGrace = Grace + TimeSpan.FromTicks(1);

    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Issue_WhenStored_KeepsOnlyTheHash()
    {
        var token = await LogInAsync();

        var row = (await ReadAllAsync()).Single();
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token.Value)));
        Assert.Multiple(() =>
        {
            Assert.That(token.Value, Has.Length.EqualTo(43), "256 random bits");
            Assert.That((row.Hash, row.UsedAt, row.ExpiresAt), Is.EqualTo((hash, (DateTimeOffset?)null, directory.Clock.GetUtcNow() + Lifetime)));
            Assert.That(StoredBytes.Contain(directory, token.Value), Is.False);
            Assert.That(StoredBytes.Contain(directory, hash), Is.True);
        });
    }

    [Test]
    public async Task Redeem_WhenUsedOnce_ReturnsTheGrantAndItsSuccessorStaysInTheFamily()
    {
        var successor = await RefreshAsync(await LogInAsync());

        var rows = await ReadAllAsync();
        Assert.Multiple(() =>
        {
            Assert.That(successor.IsSuccess, Is.True);
            Assert.That(rows, Has.Count.EqualTo(2));
            Assert.That(rows.Select(row => row.Family).Distinct().Count(), Is.EqualTo(1));
            Assert.That(rows.Count(row => row.UsedAt is not null), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Redeem_WhenReplayed_EndsTheWholeFamilyAndNoOther()
    {
        var token = await LogInAsync();
        var other = await LogInAsync();
        var successor = await RefreshAsync(token);

        directory.Clock.Advance(AfterGrace);
        var replayed = await RefreshAsync(token);

        var afterwards = await RefreshAsync(successor.Value);
        Assert.Multiple(async () =>
        {
            Assert.That(replayed.Errors.Select(error => error.Code), Is.EqualTo(new[] { ErrorCodes.InvalidRefreshToken }));
            Assert.That(afterwards.Errors.Select(error => error.Code), Is.EqualTo(new[] { ErrorCodes.InvalidRefreshToken }));
            Assert.That((await RefreshAsync(other)).IsSuccess, Is.True);
        });
    }

    [Test]
    public async Task Redeem_WhenManyUseOneTokenAtOnceOnTwoInstances_AllGetTheSameSuccessor()
    {
        var token = await LogInAsync();
        await using var another = directory.CreateAnotherInstance();
        await another.Services.InitializeDirectoryAsync();
        var instances = new[] { directory, another };

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => RefreshAsync(token, instances[i % 2]))));

        var successors = results.Select(result => result.Value.Value).Distinct().ToList();
        Assert.Multiple(async () =>
        {
            Assert.That(successors, Has.Count.EqualTo(1));
            Assert.That(await ReadAllAsync(), Has.Count.EqualTo(2), "No branch.");
            Assert.That((await RefreshAsync(new(successors[0]))).IsSuccess, Is.True);
        });
    }

    [Test]
    public async Task Redeem_WhenSentAgainInTime_GivesTheSameSuccessor()
    {
        var token = await LogInAsync();
        var successor = await RefreshAsync(token);
        var isPlain = StoredBytes.Contain(directory, successor.Value.Value);
        directory.Clock.Advance(Grace);

        var again = await RefreshAsync(token);

        Assert.That((again.Value.Value, isPlain, await CountRefusalsAsync()), Is.EqualTo((successor.Value.Value, false, 0)));
    }

    [Test]
    public async Task Redeem_WhenSentAgainAfterItsSuccessorWasUsed_EndsTheFamily()
    {
        var token = await LogInAsync();
        var successor = await RefreshAsync(token);
        var next = await RefreshAsync(successor.Value);

        var again = await RefreshAsync(token);

        Assert.That((again.IsSuccess, (await RefreshAsync(next.Value)).IsSuccess), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Redeem_OfTheParentOfTheParent_EndsTheFamily()
    {
        var first = await LogInAsync();
        var second = await RefreshAsync(first);
        await RefreshAsync(second.Value);
        await RefreshAsync(second.Value);

        Assert.That((await RefreshAsync(first)).IsSuccess, Is.False);
    }

    [Test]
    public async Task Redeem_WhenSentAgainWithoutGrace_EndsTheFamily()
    {
        await using var strict = directory.CreateAnotherInstance(("Tokens:RefreshReuseGrace", "00:00:00"));
        await strict.Services.InitializeDirectoryAsync();
        var token = await LogInAsync();
        await RefreshAsync(token, strict);

        var again = await RefreshAsync(token, strict);

        Assert.That((again.IsSuccess, await ReadAllAsync()), Is.EqualTo((false, Array.Empty<RefreshTokenRow>())));
    }

    [Test]
    public async Task Redeem_WhenTheKeyRingIsAnother_EndsTheFamily()
    {
        var token = await LogInAsync();
        await RefreshAsync(token);
        await directory.ReadAsync(context => context.RefreshTokens
            .Where(row => row.UsedAt != null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.ProtectedSuccessor, "of another key ring")));

        Assert.That((await RefreshAsync(token)).IsSuccess, Is.False);
    }

    [Test]
    public async Task Redeem_WhenJustBeforeItExpires_Succeeds()
    {
        var token = await LogInAsync();

        directory.Clock.Advance(Lifetime - TimeSpan.FromSeconds(1));

        Assert.That((await RefreshAsync(token)).IsSuccess, Is.True);
    }

    [Test]
    public async Task Redeem_WhenExpired_IsRefusedAndEndsTheFamily()
    {
        var token = await LogInAsync();

        directory.Clock.Advance(Lifetime);

        Assert.Multiple(async () =>
        {
            Assert.That((await RefreshAsync(token)).IsSuccess, Is.False);
            Assert.That(await ReadAllAsync(), Is.Empty);
            Assert.That(await CountFailuresAsync(), Is.Zero);
            Assert.That(await CountRefusalsAsync(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Redeem_UntilTheSessionEnds_GivesTokensThatEndWithIt()
    {
        var token = await LogInAsync();
        var end = directory.Clock.GetUtcNow() + TimeSpan.FromDays(30);
        for (var i = 0; i < 2; i++)
        {
            directory.Clock.Advance(TimeSpan.FromDays(13));
            token = (await RefreshAsync(token)).Value;
        }

        directory.Clock.Advance(end - directory.Clock.GetUtcNow() - TimeSpan.FromMinutes(20));
        var last = await directory.SendAsync(new RefreshSessionCommand(new(token)));
        var expiries = (await ReadAllAsync()).Select(row => row.ExpiresAt).Max();
        directory.Clock.Advance(TimeSpan.FromMinutes(20));
        var ended = await RefreshAsync(last.Value.RefreshToken);

        Assert.Multiple(() =>
        {
            Assert.That(last.Value.AccessToken.Lifetime, Is.EqualTo(TimeSpan.FromMinutes(20)));
            Assert.That((last.Value.SessionExpiresAt, expiries), Is.EqualTo((end, end)));
            Assert.That(ended.IsSuccess, Is.False);
        });
    }

    [Test]
    public async Task Redeem_WhenTheLifetimeOfSessionsBecomesShorter_EndsOlderOnes()
    {
        var token = await LogInAsync();
        directory.Clock.Advance(TimeSpan.FromDays(1));
        await using var shorter = directory.CreateAnotherInstance(("Tokens:SessionLifetime", "1.00:00:00"));
        await shorter.Services.InitializeDirectoryAsync();

        Assert.That((await RefreshAsync(token, shorter)).IsSuccess, Is.False);
    }

    [Test]
    public async Task Redeem_WhenReplayedManyTimesAtOnce_IsRecordedOnceAndCountsTowardsNoLock()
    {
        var token = await LogInAsync();
        await RefreshAsync(token);
        directory.Clock.Advance(AfterGrace);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RefreshAsync(token))));

        Assert.That((await CountFailuresAsync(), await CountRefusalsAsync()), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Redeem_WhenTokensOfManyFamiliesAreReplayed_LocksNobody()
    {
        var tokens = new List<Secret>();
        for (var family = 0; family < 10; family++)
        {
            tokens.Add(await LogInAsync());
        }

        foreach (var token in tokens)
        {
            await RefreshAsync(token);
            directory.Clock.Advance(AfterGrace);
            await RefreshAsync(token);
        }

        var signedIn = await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword));

        Assert.That(signedIn.IsSuccess, Is.True);
    }

    [Test]
    public async Task Redeem_WhenUnknown_ReturnsNull() => Assert.That((await RefreshAsync(new("unknown"))).IsSuccess, Is.False);

    [Test]
    public async Task EndFamily_WhenAnyOfItsTokensIsSent_EndsThatFamilyOnly()
    {
        var first = await LogInAsync();
        var successor = await RefreshAsync(first);
        var other = await LogInAsync();

        await directory.SendAsync(new LogOutCommand(new(first)));

        Assert.Multiple(async () =>
        {
            Assert.That((await RefreshAsync(successor.Value)).IsSuccess, Is.False);
            Assert.That((await RefreshAsync(other)).IsSuccess, Is.True);
        });
    }

    private async Task<Secret> LogInAsync() =>
        (await directory.SendAsync(TestDirectory.LogIn(TestDirectory.AdminEmail, TestDirectory.AdminPassword))).Value.RefreshToken;

    private async Task<Result<Secret>> RefreshAsync(Secret token, TestDirectory? instance = null)
    {
        var result = await (instance ?? directory).SendAsync(new RefreshSessionCommand(new(token)));
        return result.IsSuccess ? result.Value.RefreshToken : Result<Secret>.Failure(result.Errors);
    }

    private Task<int> CountRefusalsAsync() =>
        directory.ReadAsync(context => context.AuditRecords.CountAsync(row => row.Action == AuditActions.Refresh && row.Outcome == AuditOutcome.Refused));

    private Task<int> CountFailuresAsync() => directory.ReadAsync(context => context.SignInAttempts.SumAsync(row => row.Failures));

    private Task<List<RefreshTokenRow>> ReadAllAsync() => directory.ReadAsync(context => context.RefreshTokens.ToListAsync());
}
