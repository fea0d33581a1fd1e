using HelpDesk.Users.Application.Organizations.AddRole;
using HelpDesk.Users.Application.Organizations.ListOrganizations;
using HelpDesk.Users.Application.Organizations.RenameLocal;
using HelpDesk.Users.Application.Organizations.UpdateOrganization;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>The names of the members and parameters of requests about organizations.</summary>
internal static class ManagedOrganizations
{
    /// <summary>The pattern of ids of organizations and locals.</summary>
    public const string IdPattern = "^[A-Za-z0-9._-]+$";

    /// <summary>The pattern of permission codes.</summary>
    public const string PermissionPattern = "^[a-z0-9:._-]+$";

    /// <summary>The query parameters of the list of organizations.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new(nameof(ListOrganizationsQuery.Page), OrganizationsParameters.Page),
        new(nameof(ListOrganizationsQuery.Limit), "limit"),
        new(nameof(ListOrganizationsQuery.IsActive), "is_active"),
    ];

    /// <summary>The JSON names of the requests' members, in the order in which faults are listed.</summary>
    public static readonly (string Field, string Name)[] Members =
    [
        (nameof(CreateOrganizationCommand.OrganizationId), "id"),
        (nameof(AddRoleCommand.Key), "key"),
        (OrganizationsErrors.LocalIdField, "id"),
        (nameof(CreateOrganizationCommand.Name), "name"),
        (nameof(AddRoleCommand.RoleName), "name"),
        (OrganizationsErrors.LocalNameField, "name"),
        (nameof(RenameLocalCommand.LocalName), "name"),
        (nameof(CreateOrganizationCommand.Template), "template"),
        (nameof(CreateOrganizationCommand.Locals), "locals"),
        (nameof(CreateOrganizationCommand.Areas), "areas"),
        (nameof(CreateOrganizationCommand.RequiresPasswordChange), "requires_password_change"),
        (nameof(CreateOrganizationCommand.AdminEmail), "admin_email"),
        (nameof(CreateOrganizationCommand.AdminPassword), "admin_password"),
        (nameof(UpdateOrganizationCommand.IsActive), "is_active"),
        (nameof(AddRoleCommand.Number), "number"),
        (nameof(AddRoleCommand.Description), "description"),
        (nameof(AddRoleCommand.Permissions), "permissions"),
        (nameof(AddRoleCommand.NeedsArea), "needs_area"),
        .. Parameters.Select(parameter => (parameter.Field, parameter.Name)),
    ];
}
