using System.Linq.Expressions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Reads what proves who a user is, in the organization that is named.</summary>
internal sealed class CredentialStore(DirectoryContext context, FrequentQueries frequent, IWriteTransaction transaction) : ICredentials
{
    private const int PageSize = 1_000;
    private const int MaxReads = 5;

    public Task<UserCredentials?> FindByEmailAsync(string organizationId, EmailAddress email, CancellationToken cancellationToken) =>
        FindAsync(organizationId, row => row.NormalizedEmail == email.Canonical, cancellationToken);

    public Task<AddressOwner?> FindOwnerAsync(string organizationId, EmailAddress email, CancellationToken cancellationToken) =>
        context.Users.IgnoreQueryFilters()
            .Where(row => row.OrganizationId == organizationId && row.NormalizedEmail == email.Canonical)
            .Select(row => new AddressOwner(row.Id, row.Email!))
            .SingleOrDefaultAsync(cancellationToken);

    public Task<UserCredentials?> FindByIdAsync(string organizationId, Guid userId, CancellationToken cancellationToken) =>
        FindAsync(organizationId, row => row.Id == userId, cancellationToken);

    public async IAsyncEnumerable<UserCredentials> List(string organizationId)
    {
        var (after, page) = (0L, new List<List<UserProjection.CredentialPart>>());
        do
        {
            var stored = await context.Users.IgnoreQueryFilters()
                .Where(row => row.OrganizationId == organizationId && row.Number > after)
                .OrderBy(row => row.Number)
                .Take(PageSize)
                .Joined(context)
                .Select(UserProjection.Credential)
                .ToListAsync();
            page = [.. stored.GroupBy(row => row.Part.Number).Select(parts => parts.ToList())];
            var roles = await frequent.RolesAsync(context, organizationId, CancellationToken.None);
            foreach (var parts in page)
            {
                yield return ToCredential(parts, organizationId, roles);
            }

            after = page is [.., var last] ? last[0].Part.Number : after;
        }
        while (page.Count == PageSize);
    }

    public async Task<UserCredentials?> RecordSignInAsync(
        UserCredentials verified,
        DateTimeOffset now,
        string? newPasswordHash,
        CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var passwordHash = newPasswordHash ?? verified.PasswordHash;
        var current = verified;
        for (var attempt = 0; attempt < MaxReads; attempt++)
        {
            var recorded = await context.Users.IgnoreQueryFilters()
                .Where(row => row.Id == current.User.Id
                    && row.PasswordHash == verified.PasswordHash
                    && row.Version == current.User.Version
                    && row.AccessVersion == current.AccessVersion)
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.LastLogin, now)
                        .SetProperty(row => row.LastSeen, now)
                        .SetProperty(row => row.PasswordHash, passwordHash),
                    cancellationToken);
            if (recorded == 1)
            {
                return current with { PasswordHash = passwordHash, User = current.User with { LastLogin = now, LastSeen = now } };
            }

            current = await FindByIdAsync(verified.User.OrganizationId, verified.User.Id, cancellationToken);
            if (current is null || current.PasswordHash != verified.PasswordHash)
            {
                return null;
            }
        }

        throw new LostRaceException("The user is changed again and again.");
    }

    public Task RecordSeenAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Users.IgnoreQueryFilters()
            .Where(row => row.Id == userId)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.LastSeen, now), cancellationToken);

    private async Task<UserCredentials?> FindAsync(
        string organizationId,
        Expression<Func<ApplicationUser, bool>> condition,
        CancellationToken cancellationToken)
    {
        var stored = await context.Users.IgnoreQueryFilters()
            .Where(row => row.OrganizationId == organizationId)
            .Where(condition)
            .Joined(context)
            .Select(UserProjection.Credential)
            .ToListAsync(cancellationToken);
        if (stored.Count == 0)
        {
            return null;
        }

        // After the access version: tokens of roles that change in between are of the version that ends.
        var roles = await frequent.RolesAsync(context, organizationId, cancellationToken);
        return ToCredential(stored, organizationId, roles);
    }

    private static UserCredentials ToCredential(
        List<UserProjection.CredentialPart> parts,
        string organizationId,
        IReadOnlyDictionary<int, UserProjection.Role> roles) => new(
            UserProjection.ToView(parts.ConvertAll(stored => stored.Part), organizationId, roles),
            parts[0].PasswordHash,
            parts[0].AccessVersion,
            parts[0].TemporaryPasswordUntil);
}
