using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Queries that several stores use. The organization is a parameter; the query filters are ignored.</summary>
internal static class DirectoryContextExtensions
{
    /// <summary>
    /// The active users with an administrator role. Starts with the role assignments, which are few, instead of all users.
    /// </summary>
    public static IQueryable<ApplicationUser> ActiveAdministrators(this DirectoryContext context, string organizationId)
    {
        var roles = context.Set<RoleRow>()
            .Where(role => role.OrganizationId == organizationId && role.IsAdministrator)
            .Select(role => role.Number);
        var holders = context.Set<UserRoleRow>()
            .Where(userRole => userRole.OrganizationId == organizationId && roles.Contains(userRole.RoleNumber))
            .Select(userRole => userRole.UserNumber);
        return context.Users.IgnoreQueryFilters().Where(user => user.Status == UserStatus.Active && holders.Contains(user.Number));
    }
}
