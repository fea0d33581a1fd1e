using HelpDesk.Users.Application.Organizations.AddRole;
using HelpDesk.Users.Application.Organizations.ListOrganizations;
using HelpDesk.Users.Application.Organizations.RenameLocal;
using HelpDesk.Users.Application.Organizations.UpdateOrganization;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>What the wire calls the members of requests about organizations, and the parameters of their list.</summary>
internal static class ManagedOrganizations
{
    /// <summary>Ids of organizations and locals.</summary>
    public const string IdPattern = "^[A-Za-z0-9._-]+$";

    /// <summary>Permission codes.</summary>
    public const string PermissionPattern = "^[a-z0-9:._-]+$";

    /// <summary>The parameters of the list.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new(nameof(ListOrganizationsQuery.Page), OrganizationsParameters.Page),
        new(nameof(ListOrganizationsQuery.Limit), "limit"),
        new(nameof(ListOrganizationsQuery.IsActive), "is_active"),
    ];

    /// <summary>The requests' members by their names on the wire, in the order in which faults are listed.</summary>
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
