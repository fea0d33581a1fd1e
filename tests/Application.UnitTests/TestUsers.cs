using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.UnitTests;

internal static class TestUsers
{
    public const string RightPassword = "correct horse";
    public const string StoredHash = "stored hash";

    public static readonly DateTimeOffset Created = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static Organization HelpDeskOrganization(bool requiresPasswordChange = true, params string[] catalogue) =>
        OrganizationTemplates.Create(
            OrganizationTemplates.HelpDesk,
            Organization.HelpDeskId,
            "Mesa de ayuda",
            new([.. catalogue.Select(area => Area.Parse(area).Value).OfType<Area>()], requiresPasswordChange),
            locals: []).Value;

    /// <summary>An organization with the roles of shops and two locals.</summary>
    public static Organization Shops(string id = "org_123") => OrganizationTemplates.Create(
        OrganizationTemplates.Retail,
        id,
        "Tiendas",
        OrganizationPolicy.Default,
        [Local.Parse("local_01", "Centro").Value, Local.Parse("local_02", "Norte").Value]).Value;

    public static User Stored(string role = "USUARIO", string? area = null, UserStatus status = UserStatus.Active, bool mustChangePassword = false, DateTimeOffset? temporaryPasswordUntil = null) =>
        User.Restore(new(
            Guid.CreateVersion7(Created),
            Number: 17,
            Organization.HelpDeskId,
            EmailAddress.Parse("Ana@example.com").Value,
            PersonName.Parse("Ana Ruiz").Value,
            [HelpDeskOrganization().FindRole(RoleReference.Named(role)).Value],
            Area.Parse(area).Value,
            Telefono.Parse("555").Value,
            status,
            mustChangePassword,
            LastLogin: null,
            CreatedAt: Created,
            UpdatedAt: Created,
            Version: 7,
            AccessVersion: 3,
            Locals: [],
            Username: null,
            Avatar: null,
            temporaryPasswordUntil));

    public static UserCredentials CredentialOf(User user) => new(UserView.From(user), StoredHash, user.AccessVersion, user.TemporaryPasswordUntil);

    public static Caller SignedIn(params string[] permissions) => new()
    {
        OrganizationId = Organization.HelpDeskId,
        UserId = Guid.CreateVersion7(Created),
        AccessVersion = 3,
        Permissions = permissions.ToHashSet(),
    };

    public static Caller CallerOf(User user) => SignedIn() with { UserId = user.Id, AccessVersion = user.AccessVersion };
}
