using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Questions that several stores ask about one organization, which is always named.</summary>
internal static class DirectoryContextExtensions
{
    /// <summary>The users who keep the organization from being left alone. Starts from the few who hold the role, not from all users.</summary>
    public static IQueryable<ApplicationUser> ActiveAdministrators(this DirectoryContext context, string organizationId)
    {
        var roles = context.Set<RoleRow>().Where(role => role.OrganizationId == organizationId && role.IsAdministrator).Select(role => role.Number);
        var holders = context.Set<UserRoleRow>()
            .Where(held => held.OrganizationId == organizationId && roles.Contains(held.RoleNumber))
            .Select(held => held.UserNumber);
        return context.Users.IgnoreQueryFilters().Where(user => user.Status == UserStatus.Active && holders.Contains(user.Number));
    }
}
