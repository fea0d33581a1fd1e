using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Organizations;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>What users show of the roles of their organization.</summary>
internal static class OrganizationRoles
{
    /// <summary>The roles by their numbers.</summary>
    public static async Task<IReadOnlyDictionary<int, UserProjection.Role>> RolesAsync(
        this OrganizationMemory organizations,
        string organizationId,
        CancellationToken cancellationToken) =>
        (await organizations.FindAsync(organizationId, cancellationToken))?.Roles.ToRoles() ?? [];

    public static Dictionary<int, UserProjection.Role> ToRoles(this IReadOnlyList<RoleDefinition> roles) =>
        roles.ToDictionary(role => role.Number, ToRole);

    private static UserProjection.Role ToRole(RoleDefinition role) => new(role.Number, role.Name, role.Permissions);
}
