using System.Linq.Expressions;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>Reads what proves who a user is, in the organization that is named.</summary>
internal sealed class CredentialStore(DirectoryContext context, UnitOfWork unitOfWork) : ICredentials
{
    private const int PageSize = 1_000;

    public Task<Credential?> FindByEmailAsync(string organizationId, EmailAddress email, CancellationToken cancellationToken) =>
        FindAsync(organizationId, row => row.NormalizedEmail == email.Canonical, cancellationToken);

    public Task<Credential?> FindByIdAsync(string organizationId, Guid userId, CancellationToken cancellationToken) =>
        FindAsync(organizationId, row => row.Id == userId, cancellationToken);

    public async IAsyncEnumerable<Credential> List(string organizationId)
    {
        var (after, page) = (0L, new List<UserProjection.StoredCredential>());
        do
        {
            page = await context.Users.IgnoreQueryFilters().AsNoTracking()
                .Where(row => row.OrganizationId == organizationId && row.Number > after)
                .OrderBy(row => row.Number)
                .Take(PageSize)
                .Select(UserProjection.Credential)
                .ToListAsync();
            var roles = await context.RolesAsync(organizationId, CancellationToken.None);
            foreach (var stored in page)
            {
                yield return ToCredential(stored, roles);
            }

            after = page is [.., var last] ? last.User.View.Number : after;
        }
        while (page.Count == PageSize);
    }

    public async Task<Credential?> RecordSignInAsync(
        Credential verified,
        DateTimeOffset now,
        string? newPasswordHash,
        CancellationToken cancellationToken)
    {
        await unitOfWork.BeginAsync(cancellationToken);
        var passwordHash = newPasswordHash ?? verified.PasswordHash;
        var noted = await context.Users.IgnoreQueryFilters()
            .Where(row => row.Id == verified.User.Id && row.PasswordHash == verified.PasswordHash)
            .ExecuteUpdateAsync(
                update => update.SetProperty(row => row.LastLogin, now).SetProperty(row => row.PasswordHash, passwordHash),
                cancellationToken);
        return noted == 1 ? await FindByIdAsync(verified.User.OrganizationId, verified.User.Id, cancellationToken) : null;
    }

    private async Task<Credential?> FindAsync(
        string organizationId,
        Expression<Func<ApplicationUser, bool>> condition,
        CancellationToken cancellationToken)
    {
        var stored = await context.Users.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.OrganizationId == organizationId)
            .Where(condition)
            .Select(UserProjection.Credential)
            .SingleOrDefaultAsync(cancellationToken);
        if (stored is null)
        {
            return null;
        }

        // After the access version: tokens of roles that change in between are of the version that ends.
        var roles = await context.RolesAsync(organizationId, cancellationToken);
        return ToCredential(stored, roles);
    }

    private static Credential ToCredential(UserProjection.StoredCredential stored, IReadOnlyDictionary<int, RoleDefinition> roles) =>
        new(stored.User.With(roles), stored.PasswordHash, stored.AccessVersion, stored.TemporaryPasswordUntil);
}
