using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.UnitTests.Common.Access;

public sealed class AccessAttributeTests
{
    private static readonly AccessAttribute Anybody = new AllowsAnonymousAttribute();
    private static readonly AccessAttribute SignedIn = new RequiresSignInAttribute();
    private static readonly AccessAttribute Member = new RequiresMembershipAttribute();
    private static readonly AccessAttribute Permitted = new RequiresPermissionAttribute("users:edit");
    private static readonly AccessAttribute PermittedEither = new RequiresAnyPermissionAttribute("users:edit", "users:delete");
    private static readonly AccessAttribute OnOrganization = new RequiresPermissionOnOrganizationAttribute("organizations:manage", "users:read");
    private static readonly AccessAttribute System = new SystemOnlyAttribute();
    private static readonly AccessAttribute PermittedOrSystem = new RequiresPermissionsOrSystemAttribute("users:read", "users:edit");

    private static readonly Caller Nobody = Caller.Anonymous();
    private static readonly Caller Service = Caller.System("helpdesk");
    private static readonly Caller Program = new() { OrganizationId = "helpdesk", ServiceAccountId = "svc_1", Permissions = new HashSet<string> { "users:edit" } };
    private static readonly Caller Reader = TestUsers.SignedIn("users:read", "USERS:EDIT");
    private static readonly Caller Editor = TestUsers.SignedIn("users:read", "users:edit");
    private static readonly Caller NewEditor = Editor with { MustChangePassword = true };

    private static readonly Error SignInRequired = new(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired);
    private static readonly Error ChangeRequired = new(ErrorKind.Forbidden, ErrorCodes.PasswordChangeRequired);
    private static readonly Error PersonRequired = new(ErrorKind.Forbidden, ErrorCodes.PersonRequired);
    private static readonly Error Missing = new(ErrorKind.Forbidden, ErrorCodes.PermissionMissing);

    private static IEnumerable<TestCaseData> Outcomes =>
    [
        Outcome(Anybody, nameof(Nobody), Nobody, null),
        Outcome(Anybody, nameof(NewEditor), NewEditor, null),
        Outcome(SignedIn, nameof(Nobody), Nobody, SignInRequired),
        Outcome(SignedIn, nameof(Service), Service, SignInRequired),
        Outcome(SignedIn, nameof(Reader), Reader, null),
        Outcome(SignedIn, nameof(NewEditor), NewEditor, null),
        Outcome(SignedIn, nameof(Program), Program, PersonRequired),
        Outcome(Member, nameof(Nobody), Nobody, SignInRequired),
        Outcome(Member, nameof(Service), Service, SignInRequired),
        Outcome(Member, nameof(Reader), Reader, null),
        Outcome(Member, nameof(NewEditor), NewEditor, ChangeRequired),
        Outcome(Member, nameof(Program), Program, null),
        Outcome(Permitted, nameof(Nobody), Nobody, SignInRequired),
        Outcome(Permitted, nameof(Service), Service, SignInRequired),
        Outcome(Permitted, nameof(Reader), Reader, Missing),
        Outcome(Permitted, nameof(NewEditor), NewEditor, ChangeRequired),
        Outcome(Permitted, nameof(Editor), Editor, null),
        Outcome(Permitted, nameof(Program), Program, null),
        Outcome(Permitted, "unpermitted program", Program with { Permissions = new HashSet<string>() }, Missing),
        Outcome(PermittedEither, nameof(Nobody), Nobody, SignInRequired),
        Outcome(PermittedEither, nameof(Service), Service, SignInRequired),
        Outcome(PermittedEither, nameof(Reader), Reader, Missing),
        Outcome(PermittedEither, nameof(NewEditor), NewEditor, ChangeRequired),
        Outcome(PermittedEither, nameof(Editor), Editor, null),
        Outcome(PermittedEither, nameof(Program), Program, null),
        Outcome(System, nameof(Nobody), Nobody, Missing),
        Outcome(System, nameof(Editor), Editor, Missing),
        Outcome(System, nameof(Program), Program, Missing),
        Outcome(System, nameof(Service), Service, null),
        Outcome(PermittedOrSystem, nameof(Nobody), Nobody, SignInRequired),
        Outcome(PermittedOrSystem, nameof(Service), Service, null),
        Outcome(PermittedOrSystem, nameof(Reader), Reader, Missing),
        Outcome(PermittedOrSystem, "half permitted program", Program, Missing),
        Outcome(PermittedOrSystem, nameof(NewEditor), NewEditor, ChangeRequired),
        Outcome(PermittedOrSystem, nameof(Editor), Editor, null),
    ];

    [TestCaseSource(nameof(Outcomes))]
    public void Check_WhenCalled_Decides(AccessAttribute access, Caller caller, Error? refusal)
    {
        var outcome = access.Check(caller);

        Assert.That((outcome?.Kind, outcome?.Code), Is.EqualTo((refusal?.Kind, refusal?.Code)));
    }

    [Test]
    public void Check_WhenPermissionMissing_NamesIt() =>
        Assert.That(Permitted.Check(Reader)?.Allowed, Is.EqualTo(["users:edit"]));

    [Test]
    public void Check_WhenAllPermissionsMissing_NamesThem() =>
        Assert.That(PermittedEither.Check(Reader)?.Allowed, Is.EqualTo(["users:edit", "users:delete"]));

    private static TestCaseData Outcome(AccessAttribute access, string name, Caller caller, Error? refusal) =>
        new TestCaseData(access, caller, refusal).SetArgDisplayNames(access.GetType().Name, name);

    [TestCase("organizations:manage", "org_2", null)]
    [TestCase("organizations:manage", "helpdesk", null)]
    [TestCase("users:read", "helpdesk", null)]
    [TestCase("users:read", "org_2", "organizations:manage")]
    [TestCase("users:read", "HELPDESK", "organizations:manage")]
    [TestCase("users:edit", "helpdesk", "users:read")]
    [TestCase("users:edit", "org_2", "organizations:manage")]
    public void Check_OfAnOrganization_OpensTheOwnToOneMorePermission(string held, string organizationId, string? missing) =>
        Assert.That(OnOrganization.Check(TestUsers.SignedIn(held), new About(organizationId))?.Allowed?.Single(), Is.EqualTo(missing));

    [TestCase("helpdesk")]
    [TestCase("org_2")]
    public void Check_OfAnOrganization_WantsASignInAndAnOwnPasswordFirst(string organizationId)
    {
        var reader = TestUsers.SignedIn("users:read", "organizations:manage");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(OnOrganization.Check(Nobody, new About(organizationId)), Is.EqualTo(SignInRequired));
            Assert.That(OnOrganization.Check(reader with { MustChangePassword = true }, new About(organizationId)), Is.EqualTo(ChangeRequired));
        }
    }

    private sealed record About(string OrganizationId) : IAboutOrganization;
}
