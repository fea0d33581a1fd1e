using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Domain.UnitTests.ServiceAccounts;

public sealed class ServiceAccountTests
{
    private const string First = "1111";
    private const string Second = "2222";
    private const string Third = "3333";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    [Test]
    public void Create_WhenPermissionsRepeat_IsActiveWithEachOnce()
    {
        var account = New("users:read", "tickets:read", "users:read");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(account.OrganizationId, Is.EqualTo(Organization.HelpDeskId));
            Assert.That(account.Name.Value, Is.EqualTo("Tickets"));
            Assert.That(account.Permissions, Is.EqualTo(["users:read", "tickets:read"]));
            Assert.That((account.IsActive, account.CreatedAt, account.LastUsedAt), Is.EqualTo((true, Now, (DateTimeOffset?)null)));
            Assert.That((account.AccessVersion, account.Version), Is.EqualTo((1L, 1L)));
            Assert.That((account.SecretHash, account.PreviousSecretHash, account.PreviousSecretUntil), Is.EqualTo((First, (string?)null, (DateTimeOffset?)null)));
        }
    }

    [Test]
    public void Create_WhenTwice_GivesIdsThatDifferAndAreNoUsers()
    {
        var (one, other) = (New(), New());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Id, Is.Not.EqualTo(other.Id));
            Assert.That(one.Id, Does.Match(@"\Asvc_[0-9a-f]{32}\z"));
            Assert.That(Guid.TryParse(one.Id, out _), Is.False);
        }
    }

    [Test]
    public void Create_WhenNoPermission_Refuses()
    {
        var error = ServiceAccount.Create(Organization.HelpDeskId, Name(), [], First, Now).Errors.Single();

        Assert.That((error.Kind, error.Code, error.Field), Is.EqualTo((ErrorKind.Validation, ErrorCodes.Required, "Permissions")));
    }

    [TestCase(First, true)]
    [TestCase(Second, false)]
    [TestCase("", false)]
    [TestCase("11111", false)]
    public void VerifySecret_WhenOneSecret_AcceptsOnlyThatOne(string secretHash, bool expected) =>
        Assert.That(New().VerifySecret(secretHash, Now), Is.EqualTo(expected));

    [Test]
    public void VerifySecret_WhenDisabled_AcceptsNone()
    {
        var account = New();
        account.RotateSecret(Second, Overlap, Now);
        account.Disable();

        Assert.That(new[] { First, Second }.Select(hash => account.VerifySecret(hash, Now)), Is.All.False);
    }

    [TestCase(0, true)]
    [TestCase(3599, true)]
    [TestCase(3600, false)]
    public void RotateSecret_WhenOverlapping_KeepsTheOneBeforeUntilTheEnd(int seconds, bool previousCounts)
    {
        var account = New();

        account.RotateSecret(Second, Overlap, Now);

        var then = Now.AddSeconds(seconds);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(account.VerifySecret(Second, then), Is.True);
            Assert.That(account.VerifySecret(First, then), Is.EqualTo(previousCounts));
            Assert.That(account.PreviousSecretUntil, Is.EqualTo(Now + Overlap));
            Assert.That((account.AccessVersion, account.Version), Is.EqualTo((1L, 2L)), "Tokens are not touched.");
        }
    }

    [Test]
    public void RotateSecret_WhenNoOverlap_EndsTheOneBeforeAtOnce()
    {
        var account = New();
        account.RotateSecret(Second, Overlap, Now);

        account.RotateSecret(Third, TimeSpan.Zero, Now);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { First, Second, Third }.Select(hash => account.VerifySecret(hash, Now)), Is.EqualTo([false, false, true]));
            Assert.That((account.PreviousSecretHash, account.PreviousSecretUntil), Is.EqualTo(((string?)null, (DateTimeOffset?)null)));
        }
    }

    [Test]
    public void RotateSecret_WhenStillOverlapping_KeepsTheNewestTwo()
    {
        var account = New();
        account.RotateSecret(Second, Overlap, Now);

        account.RotateSecret(Third, Overlap, Now.AddMinutes(1));

        Assert.That(new[] { First, Second, Third }.Select(hash => account.VerifySecret(hash, Now.AddMinutes(2))), Is.EqualTo([false, true, true]));
    }

    [Test]
    public void Disable_WhenActive_LocksOutAndEndsTheTokens()
    {
        var account = New();

        account.Disable();

        Assert.That((account.IsActive, account.AccessVersion, account.Version), Is.EqualTo((false, 2L, 2L)));
    }

    [Test]
    public void Enable_WhenDisabled_LetsInAndRevivesNoToken()
    {
        var account = New();
        account.Disable();

        account.Enable();

        Assert.That((account.IsActive, account.AccessVersion, account.Version), Is.EqualTo((true, 3L, 3L)));
    }

    [Test]
    public void DisableAndEnable_WhenAlreadySo_ChangeNothing()
    {
        var account = New();

        account.Enable();
        var afterEnabling = account.Version;
        account.Disable();
        account.Disable();

        Assert.That((afterEnabling, account.Version), Is.EqualTo((1L, 2L)));
    }

    [TestCase(null, "users:read users:edit tickets:read")]
    [TestCase("", "users:read users:edit tickets:read")]
    [TestCase("  ", "users:read users:edit tickets:read")]
    [TestCase("users:edit", "users:edit")]
    [TestCase(" tickets:read  users:read users:read", "users:read tickets:read")]
    public void FindScope_WhenHeld_LimitsToIt(string? scope, string expected) =>
        Assert.That(string.Join(' ', New("users:read", "users:edit", "tickets:read").FindScope(scope).Value), Is.EqualTo(expected));

    [TestCase("users:delete")]
    [TestCase("users:read users:delete")]
    [TestCase("USERS:READ")]
    [TestCase("users:read,users:edit")]
    [TestCase("users:read\tusers:edit")]
    public void FindScope_WhenNotHeld_Refuses(string scope) =>
        Assert.That(New("users:read", "users:edit").FindScope(scope).Code(), Is.EqualTo(ErrorCodes.InvalidScope));

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(2_592_000, 2_592_000)]
    public void ParseOverlap_WhenInRange_TakesIt(long seconds, int expected) =>
        Assert.That(ServiceAccount.ParseOverlap(seconds).Value, Is.EqualTo(TimeSpan.FromSeconds(expected)));

    [TestCase(-1)]
    [TestCase(2_592_001)]
    [TestCase(long.MinValue)]
    [TestCase(long.MaxValue)]
    public void ParseOverlap_WhenOutOfRange_TellsTheBounds(long seconds)
    {
        var error = ServiceAccount.ParseOverlap(seconds).Errors.Single();

        Assert.That((error.Kind, error.Code, error.Range), Is.EqualTo((ErrorKind.Validation, ErrorCodes.OutOfRange, (0, 2_592_000))));
    }

    private static ServiceAccount New(params string[] permissions) =>
        ServiceAccount.Create(Organization.HelpDeskId, Name(), permissions.Length == 0 ? ["users:read"] : permissions, First, Now).Value;

    private static ServiceAccountName Name() => ServiceAccountName.Parse("Tickets").Value;
}
