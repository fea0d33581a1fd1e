using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Users;

/// <summary>Creates that come more than once, with a key.</summary>
public sealed class IdempotencyKeyTests
{
    private const string Key = "alta-1";
    private const string FirstPassword = "Contraseña-única-2026";

    private static readonly Caller Admin = TestDirectory.CallerIn("helpdesk");

    private TestDirectory directory = null!;

    private static CreateUserCommand Create => TestDirectory.NewUser("eva@helpdesk.local") with
    {
        Password = Password.Parse(FirstPassword),
        IdempotencyKey = IdempotencyKey.Parse(Key),
    };

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Create_WhenItComesAgain_IsAnsweredAsFirstForADay()
    {
        var first = (await directory.SendAsync(Create, Admin)).Value;
        var again = (await directory.SendAsync(Create, Admin)).Value;
        directory.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        var late = (await directory.SendAsync(Create, Admin)).Value;
        directory.Clock.Advance(TimeSpan.FromTicks(1));
        var tooLate = await directory.SendAsync(Create, Admin);
        var reused = await directory.SendAsync(Create with { Email = EmailAddress.Parse("otra@helpdesk.local") }, Admin);
        var againReused = await directory.SendAsync(Create with { Email = EmailAddress.Parse("otra@helpdesk.local") }, Admin);

        Assert.Multiple(async () =>
        {
            Assert.That((again.Id, again.Number, again.Version, again.CreatedAt), Is.EqualTo((first.Id, first.Number, first.Version, first.CreatedAt)));
            Assert.That(late.Id, Is.EqualTo(first.Id));
            Assert.That(tooLate.Errors.Single().Code, Is.EqualTo(ErrorCodes.EmailTaken));
            Assert.That(againReused.Value.Id, Is.EqualTo(reused.Value.Id).And.Not.EqualTo(first.Id));
            Assert.That(await CountUsersAsync(), Is.EqualTo(3));
        });
    }

    [Test]
    public async Task Create_WhenTheUserHasChangedOrGone_IsStillAnsweredAsFirst()
    {
        var first = (await directory.SendAsync(Create, Admin)).Value;
        await directory.SendAsync(new Application.Users.DeleteUser.DeleteUserCommand(first.Id), Admin);

        var again = (await directory.SendAsync(Create, Admin)).Value;

        Assert.That((again.Id, again.Email), Is.EqualTo((first.Id, first.Email)));
    }

    [Test]
    public async Task Create_OfAnotherWithTheKey_IsRefused()
    {
        await directory.SendAsync(Create, Admin);

        var results = new[]
        {
            await directory.SendAsync(Create with { Email = EmailAddress.Parse("otra@helpdesk.local") }, Admin),
            await directory.SendAsync(Create with { Password = Password.Parse(FirstPassword + "!") }, Admin),
            await directory.SendAsync(Create with { Name = PersonName.Parse("Eva Luz") }, Admin),
        };

        Assert.Multiple(async () =>
        {
            Assert.That(results.Select(result => result.Errors.Single().Code), Is.All.EqualTo(IdempotencyKey.Reused));
            Assert.That(await CountUsersAsync(), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Create_WithTheKeyOfAnotherCallerOrOrganization_IsNew()
    {
        await directory.SeedAsync("otra");
        var caller = Guid.CreateVersion7();
        var first = await directory.SendAsync(Create, TestDirectory.CallerIn("helpdesk", caller, accessVersion: 0));

        var ofAnother = await directory.SendAsync(Create with { Email = EmailAddress.Parse("ana@helpdesk.local") }, TestDirectory.CallerIn("helpdesk"));
        var elsewhere = await directory.SendAsync(Create, TestDirectory.CallerIn("otra", caller, accessVersion: 0));

        Assert.That(new[] { first, ofAnother, elsewhere }.Select(result => result.Value.Number), Is.Unique);
    }

    [Test]
    public async Task Create_WhenItWasRefused_LeavesTheKeyFree()
    {
        var taken = await directory.SendAsync(Create with { Email = EmailAddress.Parse(TestDirectory.AdminEmail) }, Admin);
        var invalid = await directory.SendAsync(Create with { Email = EmailAddress.Parse("no es") }, Admin);

        var created = await directory.SendAsync(Create, Admin);

        Assert.Multiple(() =>
        {
            Assert.That(taken.Errors.Single().Code, Is.EqualTo(ErrorCodes.EmailTaken));
            Assert.That(invalid.Errors.Single().Code, Is.EqualTo(ErrorCodes.Malformed));
            Assert.That(created.IsSuccess, Is.True);
        });
    }

    [Test]
    public async Task Create_WhenItComesManyTimesAtOnceToTwoInstances_MakesOneUserAndGivesOneAnswer()
    {
        await using var other = directory.CreateAnotherInstance();

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => (i % 2 == 0 ? directory : other).SendAsync(Create, Admin))));

        Assert.Multiple(async () =>
        {
            Assert.That(results.Select(result => result.Value.Id).Distinct().Count(), Is.EqualTo(1));
            Assert.That(await CountUsersAsync(), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Create_OfManyWithOneKeyAtOnce_MakesOneUser()
    {
        await using var other = directory.CreateAnotherInstance();

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            (i % 2 == 0 ? directory : other).SendAsync(Create with { Email = EmailAddress.Parse($"eva{i}@helpdesk.local") }, Admin))));

        Assert.Multiple(async () =>
        {
            Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(1));
            Assert.That(results.SelectMany(result => result.Errors).Select(error => error.Code), Is.All.EqualTo(IdempotencyKey.Reused));
            Assert.That(await CountUsersAsync(), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Create_WithAKey_StoresNeitherThePasswordNorTheKey()
    {
        await directory.SendAsync(Create, Admin);
        await directory.SendAsync(Create, Admin);

        var stored = await directory.ReadAsync(context => context.IdempotencyKeys.SingleAsync());

        Assert.Multiple(() =>
        {
            Assert.That(StoredBytes.Contain(directory, stored.Fingerprint), Is.True);
            Assert.That(StoredBytes.Contain(directory, FirstPassword), Is.False);
            Assert.That(StoredBytes.Contain(directory, Key), Is.False);
        });
    }

    private Task<int> CountUsersAsync() => directory.ReadAsync(context => context.Users.CountAsync());
}
