using System.Collections.ObjectModel;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>The templates of new organizations. After creation, each organization can change its roles.</summary>
public static class OrganizationTemplates
{
    /// <summary>The help desk's template: ADMIN, MESA, AREA, USUARIO.</summary>
    public const string HelpDesk = "helpdesk";

    /// <summary>The template of shops: Admin, Gerente, Vendedor.</summary>
    public const string Retail = "retail";

    /// <summary>The template of content publishers: administrador, editor, autor, comentador.</summary>
    public const string Cms = "cms";

    /// <summary>The template of a works office: admin, user.</summary>
    public const string Works = "works";

    /// <summary>The additional role names that clients of the content service use, with the keys of the roles.</summary>
    private static readonly Dictionary<string, string> CmsRoleNames = new() { ["creador"] = "role_autor", ["escritor"] = "role_autor" };

    /// <summary>The names of all templates.</summary>
    public static IReadOnlyList<string> Names { get; } = [HelpDesk, Retail, Cms, Works];

    /// <summary>
    /// The roles of the help desk: ADMIN manages users and services and reads the audit, AREA needs an area, MESA and USUARIO have no
    /// permissions in this service.
    /// </summary>
    public static IReadOnlyList<RoleDefinition> HelpDeskRoles { get; } =
    [
        new(1, "role_admin", "ADMIN", Permissions.OfAdministrators, IsAdministrator: true),
        new(2, "role_mesa", "MESA", []),
        new(3, "role_area", "AREA", [], NeedsArea: true),
        new(4, "role_usuario", "USUARIO", []),
    ];

    /// <summary>The roles of shops: Gerente reads users, Vendedor has no permissions in this service.</summary>
    public static IReadOnlyList<RoleDefinition> RetailRoles { get; } =
    [
        new(1, "role_admin", "Admin", Permissions.OfAdministrators, IsAdministrator: true),
        new(2, "role_gerente", "Gerente", [Permissions.UsersRead]),
        new(3, "role_vendedor", "Vendedor", []),
    ];

    /// <summary>The roles of content publishers, with the permissions that the content service reads from the tokens.</summary>
    public static IReadOnlyList<RoleDefinition> CmsRoles { get; } =
    [
        new(
            1,
            "role_administrador",
            "administrador",
            [
                .. Permissions.OfAdministrators,
                Permissions.StatsWrite,
                "admin_completo",
                "asignar_roles",
                "crear_post",
                "editar_post_cualquiera",
            ],
            IsAdministrator: true,
            Description: "Full system access"),
        new(
            2,
            "role_editor",
            "editor",
            ["crear_post", "editar_post_cualquiera", "publicar_post"],
            Description: "Can publish and moderate content"),
        new(3, "role_autor", "autor", ["crear_post", "editar_post_propio"], Description: "Can create and edit own posts"),
        new(4, "role_comentador", "comentador", ["comentar", "reaccionar"], Description: "Can only comment and react"),
    ];

    /// <summary>The roles of a works office.</summary>
    public static IReadOnlyList<RoleDefinition> WorksRoles { get; } =
    [
        new(1, "role_admin", "admin", Permissions.OfAdministrators, IsAdministrator: true),
        new(2, "role_user", "user", []),
    ];

    /// <summary>Parses the name of a template.</summary>
    /// <returns>The name, <see cref="ErrorCodes.Required"/>, or <see cref="ErrorCodes.UnknownChoice"/> with <see cref="Names"/>.</returns>
    public static Result<string> ParseName(string? name) => name switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when Names.Contains(name) => name,
        _ => Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = Names },
    };

    /// <summary>
    /// Creates an organization from a template. The administrators of <see cref="Organization.HelpDeskId"/> also get the permission to
    /// manage all organizations.
    /// </summary>
    /// <returns>The organization, or <see cref="ErrorCodes.UnknownChoice"/> with <see cref="Names"/>.</returns>
    public static Result<Organization> Create(
        string? template,
        string id,
        string name,
        OrganizationPolicy policy,
        IReadOnlyList<Local> locals)
    {
        var roles = template switch
        {
            HelpDesk => HelpDeskRoles,
            Retail => RetailRoles,
            Cms => CmsRoles,
            Works => WorksRoles,
            _ => null,
        };
        if (roles is null)
        {
            return Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = Names };
        }

        IReadOnlyList<RoleDefinition> ownRoles = id == Organization.HelpDeskId ? [.. roles.Select(WithOrganizationsManage)] : roles;
        return new Organization(id, name, template!, ownRoles, policy, locals);
        }

    /// <summary>Returns the additional names that requests can use for the roles of a template.</summary>
    /// <returns>The keys of the roles, by additional name.</returns>
    public static IReadOnlyDictionary<string, string> RoleNamesOf(string template) =>
        template == Cms ? CmsRoleNames : ReadOnlyDictionary<string, string>.Empty;

    private static RoleDefinition WithOrganizationsManage(RoleDefinition role) =>
        role.IsAdministrator ? role with { Permissions = [.. role.Permissions, Permissions.OrganizationsManage] } : role;
}
