using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>What a new organization starts with.</summary>
public static class OrganizationTemplates
{
    /// <summary>The name of the help desk's template.</summary>
    public const string HelpDesk = "helpdesk";

    /// <summary>The help desk's four roles: ADMIN manages users and services and reads the audit, AREA needs an area, MESA and USUARIO hold nothing here.</summary>
    public static IReadOnlyList<RoleDefinition> HelpDeskRoles { get; } =
    [
        new(
            1,
            "role_admin",
            "ADMIN",
            [
                Permissions.UsersRead,
                Permissions.UsersCreate,
                Permissions.UsersEdit,
                Permissions.UsersDelete,
                Permissions.ServiceAccountsManage,
                Permissions.AuditRead,
            ],
            IsAdministrator: true),
        new(2, "role_mesa", "MESA", []),
        new(3, "role_area", "AREA", [], NeedsArea: true),
        new(4, "role_usuario", "USUARIO", []),
    ];

    /// <summary>Makes an organization from a template.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="id">The new organization's id.</param>
    /// <param name="name">Its name for people.</param>
    /// <param name="policy">Its policy.</param>
    /// <returns>The organization, or <see cref="ErrorCodes.UnknownChoice"/> with the templates that exist.</returns>
    public static Result<Organization> Create(string? template, string id, string name, OrganizationPolicy policy) =>
        template == HelpDesk
            ? new Organization(id, name, HelpDesk, HelpDeskRoles, policy)
            : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = [HelpDesk] };
}
