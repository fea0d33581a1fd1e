using System.Collections.ObjectModel;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>What a new organization starts with. From then on its roles are its own.</summary>
public static class OrganizationTemplates
{
    /// <summary>The help desk's template: ADMIN, MESA, AREA, USUARIO.</summary>
    public const string HelpDesk = "helpdesk";

    /// <summary>The template of shops: Admin, Gerente, Vendedor.</summary>
    public const string Retail = "retail";

    /// <summary>The template of those who publish: administrador, editor, autor, comentador.</summary>
    public const string Cms = "cms";

    /// <summary>The template of a works office: admin, user.</summary>
    public const string Works = "works";

    /// <summary>What the clients of the content service call roles beside their names, with the roles' keys.</summary>
    private static readonly Dictionary<string, string> CmsRoleNames = new() { ["creador"] = "role_autor", ["escritor"] = "role_autor" };

    /// <summary>The names of all templates.</summary>
    public static IReadOnlyList<string> Names { get; } = [HelpDesk, Retail, Cms, Works];

    /// <summary>The help desk's four roles: ADMIN manages users and services and reads the audit, AREA needs an area, MESA and USUARIO hold nothing here.</summary>
    public static IReadOnlyList<RoleDefinition> HelpDeskRoles { get; } =
    [
        new(1, "role_admin", "ADMIN", Permissions.OfAdministrators, IsAdministrator: true),
        new(2, "role_mesa", "MESA", []),
        new(3, "role_area", "AREA", [], NeedsArea: true),
        new(4, "role_usuario", "USUARIO", []),
    ];

    /// <summary>The roles of shops: who manages sees users, who sells holds nothing here.</summary>
    public static IReadOnlyList<RoleDefinition> RetailRoles { get; } =
    [
        new(1, "role_admin", "Admin", Permissions.OfAdministrators, IsAdministrator: true),
        new(2, "role_gerente", "Gerente", [Permissions.UsersRead]),
        new(3, "role_vendedor", "Vendedor", []),
    ];

    /// <summary>The content roles, with the permissions that the content service reads from the tokens.</summary>
    public static IReadOnlyList<RoleDefinition> CmsRoles { get; } =
    [
        new(
            1,
            "role_administrador",
            "administrador",
            [.. Permissions.OfAdministrators, Permissions.StatsWrite, "admin_completo", "asignar_roles", "crear_post", "editar_post_cualquiera"],
            IsAdministrator: true,
            Description: "Full system access"),
        new(2, "role_editor", "editor", ["crear_post", "editar_post_cualquiera", "publicar_post"], Description: "Can publish and moderate content"),
        new(3, "role_autor", "autor", ["crear_post", "editar_post_propio"], Description: "Can create and edit own posts"),
        new(4, "role_comentador", "comentador", ["comentar", "reaccionar"], Description: "Can only comment and react"),
    ];

    /// <summary>The roles of a works office.</summary>
    public static IReadOnlyList<RoleDefinition> WorksRoles { get; } =
    [
        new(1, "role_admin", "admin", Permissions.OfAdministrators, IsAdministrator: true),
        new(2, "role_user", "user", []),
    ];

    /// <summary>Reads the name of a template.</summary>
    /// <param name="name">What was sent.</param>
    /// <returns>The name, or <see cref="ErrorCodes.Required"/>, or <see cref="ErrorCodes.UnknownChoice"/> with the templates that exist.</returns>
    public static Result<string> ParseName(string? name) => name switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when Names.Contains(name) => name,
        _ => Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = Names },
    };

    /// <summary>Makes an organization from a template. The administrators of <see cref="Organization.HelpDeskId"/> run the whole directory.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="id">The new organization's id.</param>
    /// <param name="name">Its name for people.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="locals">Where it works.</param>
    /// <returns>The organization, or <see cref="ErrorCodes.UnknownChoice"/> with the templates that exist.</returns>
    public static Result<Organization> Create(string? template, string id, string name, OrganizationPolicy policy, IReadOnlyList<Local> locals)
    {
        var roles = template switch
        {
            HelpDesk => HelpDeskRoles,
            Retail => RetailRoles,
            Cms => CmsRoles,
            Works => WorksRoles,
            _ => null,
        };
        return roles is null
            ? Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = Names }
            : new Organization(id, name, template!, id == Organization.HelpDeskId ? [.. roles.Select(WithPlatform)] : roles, policy, locals);
    }

    /// <summary>The names that requests may have for roles of a template beside the roles' own.</summary>
    /// <param name="template">The template's name.</param>
    /// <returns>The keys of the roles, by name.</returns>
    public static IReadOnlyDictionary<string, string> RoleNamesOf(string template) =>
        template == Cms ? CmsRoleNames : ReadOnlyDictionary<string, string>.Empty;

    private static RoleDefinition WithPlatform(RoleDefinition role) =>
        role.IsAdministrator ? role with { Permissions = [.. role.Permissions, Permissions.OrganizationsManage] } : role;
}
