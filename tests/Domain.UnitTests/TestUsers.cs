using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests;

internal static class TestUsers
{
    public static readonly DateTimeOffset Created = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly DateTimeOffset Later = Created.AddHours(1);

    public static readonly RoleDefinition Admin = RoleNamed("ADMIN");
    public static readonly RoleDefinition Mesa = RoleNamed("MESA");
    public static readonly RoleDefinition NeedsArea = RoleNamed("AREA");
    public static readonly RoleDefinition Usuario = RoleNamed("USUARIO");

    public static EmailAddress Email(string text = "ana@example.com") => EmailAddress.Parse(text).Value;

    public static PersonName Name(string text = "Ana Ruiz") => PersonName.Parse(text).Value;

    public static Area? AreaNamed(string? text) => Area.Parse(text).Value;

    public static Telefono? Phone(string? text = "+54 11 5555") => Telefono.Parse(text).Value;

    public static User Stored(RoleDefinition role, string? area = "SOPORTE", UserStatus status = UserStatus.Active) =>
        User.Restore(new(
            Guid.CreateVersion7(Created),
            Number: 17,
            Organization.HelpDeskId,
            Email(),
            Name(),
            [role],
            AreaNamed(area),
            Phone(),
            status,
            MustChangePassword: false,
            LastLogin: null,
            CreatedAt: Created,
            UpdatedAt: Created,
            Version: 7,
            AccessVersion: 3,
            Locals: [],
            Username: null,
            Avatar: null,
            TemporaryPasswordUntil: null));

    public static Organization HelpDeskOrganization(params string[] catalogue) =>
        OrganizationTemplates.Create(
            OrganizationTemplates.HelpDesk,
            Organization.HelpDeskId,
            "Mesa de ayuda",
            new([.. catalogue.Select(AreaNamed).OfType<Area>()], RequiresPasswordChange: true),
            locals: []).Value;

    /// <summary>The code of the one error; null for success.</summary>
    public static string? Code(this IResult result) => result.Errors.SingleOrDefault()?.Code;

    private static RoleDefinition RoleNamed(string name) => OrganizationTemplates.HelpDeskRoles.Single(role => role.Name == name);
}
