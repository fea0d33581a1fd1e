using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>
/// Changes all members of an organization in one statement. Increments their versions together with their access versions, so that a
/// command that has loaded one of them is run again.
/// </summary>
internal sealed class OrganizationMembers(DirectoryContext context, IWriteTransaction transaction) : IOrganizationMembers
{
    public async Task EndTokensAsync(string organizationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await EndTokensAsync(UsersOf(organizationId), now, cancellationToken);
        await context.ServiceAccounts.IgnoreQueryFilters()
            .Where(row => row.OrganizationId == organizationId)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.AccessVersion, row => row.AccessVersion + 1)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken);
    }

    public Task EndTokensOfHoldersAsync(string organizationId, int roleNumber, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndTokensAsync(HoldersOf(organizationId, roleNumber), now, cancellationToken);

    public Task EndTokensOfTemporaryPasswordsAsync(string organizationId, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndTokensAsync(UsersOf(organizationId).Where(row => row.MustChangePassword), now, cancellationToken);

    public async Task<bool> AnyHolderWithoutAreaAsync(string organizationId, int roleNumber, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        return await HoldersOf(organizationId, roleNumber).AnyAsync(row => row.Area == null, cancellationToken);
    }

    private async Task EndTokensAsync(IQueryable<ApplicationUser> users, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        await users.ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.AccessVersion, row => row.AccessVersion + 1)
                .SetProperty(row => row.Version, row => row.Version + 1)
                .SetProperty(row => row.UpdatedAt, now),
            cancellationToken);
    }

    private IQueryable<ApplicationUser> UsersOf(string organizationId) =>
        context.Users.IgnoreQueryFilters().Where(row => row.OrganizationId == organizationId);

    private IQueryable<ApplicationUser> HoldersOf(string organizationId, int roleNumber)
    {
        var holders = context.Set<UserRoleRow>()
            .Where(userRole => userRole.OrganizationId == organizationId && userRole.RoleNumber == roleNumber)
            .Select(userRole => userRole.UserNumber);
        return UsersOf(organizationId).Where(row => holders.Contains(row.Number));
    }
}
