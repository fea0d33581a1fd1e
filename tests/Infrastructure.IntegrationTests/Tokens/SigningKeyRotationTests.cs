using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Tokens.RotateSigningKey;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Tokens;

public sealed class SigningKeyRotationTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateEmptyAsync(("Tokens:AccessTokenLifetime", "1.00:00:00"));

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task LoadAndRotate_WhenNothingIsDue_ChangesNothingAndWaitsForNoWriter()
    {
        var before = KeyIdsOf(directory);
        directory.Clock.Advance(TimeSpan.FromDays(89) - Second);
        await using var turn = await directory.Services.GetRequiredService<WriteGate>().EnterAsync(CancellationToken.None);

        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(KeyIdsOf(directory), Is.EqualTo(before).And.Exactly(1).Items);
    }

    [Test]
    public async Task LoadAndRotate_WhenTheKeyIsAboutToEnd_PublishesTheNextOneADayBeforeItSigns()
    {
        var first = CurrentOf(directory);
        directory.Clock.Advance(TimeSpan.FromDays(89));

        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);

        var published = KeyIdsOf(directory);
        var atOnce = CurrentOf(directory);
        directory.Clock.Advance(TimeSpan.FromDays(1) - Second);
        var justBefore = CurrentOf(directory);
        directory.Clock.Advance(Second);
        var then = CurrentOf(directory);
        Assert.Multiple(() =>
        {
            Assert.That(published, Has.Length.EqualTo(2));
            Assert.That(new[] { atOnce, justBefore, then }, Is.EqualTo(new[] { first, first, published[1] }));
            Assert.That(published[0], Is.EqualTo(first));
        });
    }

    [Test]
    public async Task LoadAndRotate_WhenTheNextKeySigns_KeepsTheOldOneUntilItsLastTokenExpired()
    {
        var first = CurrentOf(directory);
        directory.Clock.Advance(TimeSpan.FromDays(89));
        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);
        directory.Clock.Advance(TimeSpan.FromDays(1) - Second);
        var lastToken = NewTokenOf(directory);

        directory.Clock.Advance(TimeSpan.FromDays(1) - Second);
        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);
        var inItsLastSecond = await AcceptsAsync(directory, lastToken);
        directory.Clock.Advance(Second);
        var expired = await AcceptsAsync(directory, lastToken);

        directory.Clock.Advance(TimeSpan.FromMinutes(1) + Second);
        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);
        var atTheEnd = KeyIdsOf(directory);
        directory.Clock.Advance(Second);
        var notCounted = KeyIdsOf(directory);
        var found = KeysOf(directory).Find(first);
        var stillStored = await StoredKeyIdsAsync();
        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That((inItsLastSecond, expired), Is.EqualTo((true, false)));
            Assert.That(atTheEnd, Has.Length.EqualTo(2).And.Contains(first));
            Assert.That(notCounted, Is.EqualTo(new[] { atTheEnd[1] }));
            Assert.That(found, Is.Null);
            Assert.That(stillStored, Is.EqualTo(atTheEnd));
            Assert.That(await StoredKeyIdsAsync(), Is.EqualTo(notCounted));
            Assert.That(await AuditAsync(), Is.EqualTo(new[]
            {
                (AuditActions.SigningKeyCreated, first),
                (AuditActions.SigningKeyCreated, atTheEnd[1]),
                (AuditActions.SigningKeyRetired, first),
            }));
        });
    }

    [Test]
    public async Task Initialize_AfterALongPause_PublishesTheNextKeyBeforeItSigns()
    {
        var first = CurrentOf(directory);
        directory.Clock.Advance(TimeSpan.FromDays(455));
        await using var restarted = directory.CreateAnotherInstance();

        await restarted.Services.InitializeDirectoryAsync();

        var published = KeyIdsOf(restarted);
        var atOnce = CurrentOf(restarted);
        directory.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Multiple(() =>
        {
            Assert.That(published, Has.Length.EqualTo(2));
            Assert.That(atOnce, Is.EqualTo(first));
            Assert.That(CurrentOf(restarted), Is.EqualTo(published[1]));
        });
    }

    [Test]
    public async Task Initialize_WhenRestarted_KnowsTheSameKeysAndSignsWithTheSameOne()
    {
        directory.Clock.Advance(TimeSpan.FromDays(89.5));
        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);
        directory.Clock.Advance(TimeSpan.FromDays(1));
        await using var restarted = directory.CreateAnotherInstance();

        await restarted.Services.InitializeDirectoryAsync();

        Assert.Multiple(() =>
        {
            Assert.That(KeyIdsOf(restarted), Is.EqualTo(KeyIdsOf(directory)).And.Exactly(2).Items);
            Assert.That(CurrentOf(restarted), Is.EqualTo(CurrentOf(directory)).And.EqualTo(KeyIdsOf(directory)[1]));
        });
    }

    [Test]
    public async Task LoadAndRotate_WhenTwoInstancesDoItAtOnce_MakesOneKeyForBoth()
    {
        await using var other = directory.CreateAnotherInstance();
        await other.Services.InitializeDirectoryAsync();
        directory.Clock.Advance(TimeSpan.FromDays(89));

        await Task.WhenAll(new[] { directory, other }.Select(instance => Task.Run(() => KeysOf(instance).LoadAndRotateAsync(CancellationToken.None))));

        // The one that was not first may have looked before the other was done.
        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);
        await KeysOf(other).LoadAndRotateAsync(CancellationToken.None);
        var published = KeyIdsOf(directory);
        directory.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Multiple(async () =>
        {
            Assert.That(published, Has.Length.EqualTo(2));
            Assert.That(KeyIdsOf(other), Is.EqualTo(published));
            Assert.That((CurrentOf(directory), CurrentOf(other)), Is.EqualTo((published[1], published[1])));
            Assert.That(await AuditAsync(), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public async Task LoadAndRotate_WhenAnotherInstanceWinsInBetween_LooksAgain()
    {
        directory.Clock.Advance(TimeSpan.FromDays(89));
        var saves = 0;

        var result = await directory.CommandAsync(
            scope =>
            {
                var context = scope.GetRequiredService<DirectoryContext>();
                context.SavingChanges += (_, _) =>
                {
                    if (saves++ == 0)
                    {
                        // As another instance would on a database that lets it in: within the transaction nobody else can write to SQLite.
                        context.Database.ExecuteSql(
                            $"INSERT INTO SigningKeys (Generation, KeyId, CreatedAt, SignsFrom, ProtectedPrivateKey) SELECT 2, 'winner', CreatedAt, SignsFrom, '' FROM SigningKeys");
                    }
                };
                return scope.GetRequiredService<SigningKeyStore>().RotateIfDueAsync(CancellationToken.None);
            },
            Caller.System(Organization.HelpDeskId));

        Assert.Multiple(async () =>
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(saves, Is.GreaterThan(1));
            Assert.That(await StoredKeyIdsAsync(), Has.Length.EqualTo(2).And.No.Member("winner"));
            Assert.That(await AuditAsync(), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public async Task Rotate_WhenNoKeyWaits_PublishesTheNextOneAtOnceAndLetsItSignLater()
    {
        var first = CurrentOf(directory);

        var rotated = (await RotateAsync(immediately: false)).Value;

        await KeysOf(directory).LoadAndRotateAsync(CancellationToken.None);
        var published = KeyIdsOf(directory);
        var atOnce = CurrentOf(directory);
        directory.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Multiple(() =>
        {
            Assert.That(rotated, Is.EqualTo(new NewSigningKey(published[1], directory.Clock.GetUtcNow())));
            Assert.That(published, Is.EqualTo(new[] { first, rotated.KeyId }));
            Assert.That((atOnce, CurrentOf(directory)), Is.EqualTo((first, rotated.KeyId)));
        });
    }

    [Test]
    public async Task Rotate_WhenAKeyWaits_IsRefusedUntilItSigns()
    {
        await RotateAsync(immediately: false);
        directory.Clock.Advance(TimeSpan.FromDays(1) - Second);

        var refused = await RotateAsync(immediately: false);
        var stored = await StoredKeyIdsAsync();
        var audit = await AuditAsync();
        directory.Clock.Advance(Second);
        var accepted = await RotateAsync(immediately: false);

        Assert.Multiple(() =>
        {
            Assert.That(refused.Errors, Is.EqualTo(new[] { new Error(ErrorKind.Conflict, ErrorCodes.SigningKeyWaiting) }));
            Assert.That((stored.Length, audit.Length), Is.EqualTo((2, 2)));
            Assert.That(accepted.IsSuccess, Is.True);
        });
    }

    [Test]
    public async Task Rotate_WhenAKeyHasLeaked_EndsAllTokensIssuedBeforeOnAllInstances()
    {
        await using var other = directory.CreateAnotherInstance();
        await other.Services.InitializeDirectoryAsync();
        var first = CurrentOf(directory);
        var waiting = (await RotateAsync(immediately: false)).Value.KeyId;
        var token = NewTokenOf(other);
        var before = await AcceptsAsync(other, token);

        var rotated = (await RotateAsync(immediately: true)).Value;

        foreach (var instance in new[] { directory, other })
        {
            await KeysOf(instance).LoadAndRotateAsync(CancellationToken.None);
            Assert.Multiple(async () =>
            {
                Assert.That(KeyIdsOf(instance), Is.EqualTo(new[] { rotated.KeyId }));
                Assert.That(CurrentOf(instance), Is.EqualTo(rotated.KeyId));
                Assert.That(await AcceptsAsync(instance, token), Is.False);
                Assert.That(await AcceptsAsync(instance, NewTokenOf(instance)), Is.True);
            });
        }

        Assert.Multiple(async () =>
        {
            Assert.That(before, Is.True);
            Assert.That(rotated.SignsFrom, Is.EqualTo(directory.Clock.GetUtcNow()));
            Assert.That(await StoredKeyIdsAsync(), Is.EqualTo(new[] { rotated.KeyId }));
            Assert.That(await AuditAsync(), Is.EqualTo(new[]
            {
                (AuditActions.SigningKeyCreated, first),
                (AuditActions.SigningKeyCreated, waiting),
                (AuditActions.SigningKeyCreated, rotated.KeyId),
                (AuditActions.SigningKeyRetired, first),
                (AuditActions.SigningKeyRetired, waiting),
            }));
        });
    }

    [Test]
    public async Task Current_WhenTheClockOfTheInstanceThatMadeTheFirstKeyIsAhead_IsThatKey()
    {
        var key = CurrentOf(directory);

        directory.Clock.Advance(TimeSpan.FromSeconds(-3));

        Assert.That(CurrentOf(directory), Is.EqualTo(key));
        Assert.That(await StoredKeyIdsAsync(), Is.EqualTo(new[] { key }));
    }

    private static SigningKeys KeysOf(TestDirectory instance) => instance.Services.GetRequiredService<SigningKeys>();

    private static string CurrentOf(TestDirectory instance) => KeysOf(instance).Current.KeyId;

    private static string[] KeyIdsOf(TestDirectory instance) =>
        [.. instance.Services.GetRequiredService<IPublicKeys>().List().Select(key => key.KeyId)];

    private static string NewTokenOf(TestDirectory instance)
    {
        var user = new UserView(
            Guid.CreateVersion7(), 1, Organization.HelpDeskId, "ana@helpdesk.local", "Ana Pérez", ["ADMIN"], null, null, UserStatus.Active, false, null, default, default, 1, null, null, null, [], []);
        return instance.Services.GetRequiredService<ITokenIssuer>().Issue(new(user, OrganizationTemplates.HelpDesk, [], MustChangePassword: false, AccessVersion: 1, Guid.CreateVersion7(), DateTimeOffset.MaxValue)).Value.Value;
    }

    private static async Task<bool> AcceptsAsync(TestDirectory instance, string token)
    {
        var bearer = instance.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        return (await bearer.TokenHandlers.Single().ValidateTokenAsync(token, bearer.TokenValidationParameters)).IsValid;
    }

    private Task<Result<NewSigningKey>> RotateAsync(bool immediately) =>
        directory.SendAsync(new RotateSigningKeyCommand(immediately), Caller.System(Organization.HelpDeskId));

    private Task<string[]> StoredKeyIdsAsync() =>
        directory.ReadAsync(context => context.SigningKeys.OrderBy(row => row.Generation).Select(row => row.KeyId).ToArrayAsync());

    private async Task<(string Action, string KeyId)[]> AuditAsync()
    {
        var rows = await directory.ReadAsync(context => context.AuditRecords.OrderBy(row => row.Sequence).ToListAsync());
        Assert.That(rows, Has.All.Matches<Infrastructure.Persistence.Rows.AuditRecordRow>(row =>
            row is { OrganizationId: Organization.HelpDeskId, ActorKind: AuditActorKind.System, Outcome: AuditOutcome.Succeeded }));
        return [.. rows.Select(row => (row.Action, row.SubjectId!))];
    }
}
