using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Queries that several stores use. The organization is a parameter; the query filters are ignored.</summary>
internal static class DirectoryContextExtensions
{
    /// <summary>
    /// The administrators who can sign in, as <see cref="User.IsAdministratorWhoCanSignIn"/> says. Starts with the role assignments, which
    /// are few, instead of all users.
    /// </summary>
    public static IQueryable<ApplicationUser> AdministratorsWhoCanSignIn(
        this DirectoryContext context,
        string organizationId,
        DateTimeOffset now)
    {
        var roles = context.Set<RoleRow>()
            .Where(role => role.OrganizationId == organizationId && role.IsAdministrator)
            .Select(role => role.Number);
        var holders = context.Set<UserRoleRow>()
            .Where(userRole => userRole.OrganizationId == organizationId && roles.Contains(userRole.RoleNumber))
            .Select(userRole => userRole.UserNumber);
        return context.Users.IgnoreQueryFilters()
            .Where(user => user.Status == UserStatus.Active && user.PasswordHash != null && holders.Contains(user.Number))
            .Where(user => !user.MustChangePassword || user.TemporaryPasswordUntil == null || user.TemporaryPasswordUntil > now
                || context.Organizations.Any(organization => organization.Id == organizationId && !organization.RequiresPasswordChange));
    }
}
