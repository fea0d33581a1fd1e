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
    public async Task Redeem_WhenManyUseOneTokenAtOnce_OneSucceeds()
    {
        var token = await LogInAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RefreshAsync(token))));

        var winner = results.Single(result => result.IsSuccess).Value;
        Assert.That((await RefreshAsync(winner)).IsSuccess, Is.False, "The replays ended the winner's family too.");
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
    public async Task Redeem_WhenReplayedManyTimesAtOnce_IsRecordedOnceAndCountsTowardsNoLock()
    {
        var token = await LogInAsync();
        await RefreshAsync(token);

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

    private async Task<Result<Secret>> RefreshAsync(Secret token)
    {
        var result = await directory.SendAsync(new RefreshSessionCommand(new(token)));
        return result.IsSuccess ? result.Value.RefreshToken : Result<Secret>.Failure(result.Errors);
    }

    private Task<int> CountRefusalsAsync() =>
        directory.ReadAsync(context => context.AuditRecords.CountAsync(row => row.Action == AuditActions.Refresh && row.Outcome == AuditOutcome.Refused));

    private Task<int> CountFailuresAsync() => directory.ReadAsync(context => context.SignInAttempts.SumAsync(row => row.Failures));

    private Task<List<RefreshTokenRow>> ReadAllAsync() => directory.ReadAsync(context => context.RefreshTokens.ToListAsync());
}
