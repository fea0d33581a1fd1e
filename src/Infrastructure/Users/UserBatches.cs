using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Loads and stores many users with few commands, without Identity's user manager, which saves one at a time.</summary>
internal sealed class UserBatches(DirectoryContext context, IWriteTransaction transaction, UserWrites writes) : IUserBatches
{
    public async Task<IReadOnlyList<StoredUser>> FindAsync(
        IReadOnlyCollection<EmailAddress> emails,
        bool isDryRun,
        CancellationToken cancellationToken)
    {
        if (!isDryRun)
        {
            await transaction.BeginAsync(cancellationToken);
        }

        var rows = await WithOneOf(context, emails).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var numbers = rows.ConvertAll(row => row.Number);
        await RolesOf(context, numbers).LoadAsync(cancellationToken);
        await LocalsOf(context, numbers).LoadAsync(cancellationToken);
        await writes.LoadDefinitionsAsync(rows[0].OrganizationId, cancellationToken);
        return rows.ConvertAll(row => new StoredUser(row.ToDomain(), row.PasswordHash));
    }

    public async Task StoreAsync(IReadOnlyList<UserToStore> added, IReadOnlyList<UserToStore> changed, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var loaded = context.Users.Local.ToDictionary(row => row.Id);
        var assigned = new List<ApplicationUser>();
        foreach (var (user, passwordHash) in changed)
        {
            var row = loaded[user.Id];
            if (await writes.CopyToRowAsync(user, row, passwordHash, cancellationToken))
            {
                assigned.Add(row);
            }

            SetPasswordHash(row, passwordHash ?? row.PasswordHash);
        }

        foreach (var (user, passwordHash) in added)
        {
            var row = user.ToNewRow(passwordHash);
            SetPasswordHash(row, passwordHash);
            context.Add(row);
            writes.RecordCreated(user);
            assigned.Add(row);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            throw new LostRaceException("Somebody else has taken an address or a username meanwhile: look again.", exception);
        }

        if (added.Count > 0)
        {
            await writes.ForgetFailuresAsync(added[0].User.OrganizationId, added.Select(stored => stored.User.Email), cancellationToken);
        }

        await writes.CheckRolesAsync(assigned, cancellationToken);
    }

    /// <summary>
    /// The users without their roles and locals. When these are joined, a database walks through all users rather than sort those that it
    /// found.
    /// </summary>
    internal static IQueryable<ApplicationUser> WithOneOf(DirectoryContext context, IEnumerable<EmailAddress> emails)
    {
        var canonical = emails.Select(email => email.Canonical).ToList();
        return context.Users.Where(user => canonical.Contains(user.NormalizedEmail!));
    }

    /// <summary>The roles that some users hold. With a condition on the organization, a database walks through all of its roles.</summary>
    internal static IQueryable<UserRoleRow> RolesOf(DirectoryContext context, List<long> numbers) =>
        context.Set<UserRoleRow>().IgnoreQueryFilters().Where(role => numbers.Contains(role.UserNumber));

    /// <summary>The locals where some users work, read in the same way.</summary>
    internal static IQueryable<UserLocalRow> LocalsOf(DirectoryContext context, List<long> numbers) =>
        context.Set<UserLocalRow>().IgnoreQueryFilters().Where(local => numbers.Contains(local.UserNumber));

    private static void SetPasswordHash(ApplicationUser row, string? passwordHash)
    {
        if (row.SecurityStamp is null || row.PasswordHash != passwordHash)
        {
            row.SecurityStamp = Guid.CreateVersion7().ToString();
        }

        row.PasswordHash = passwordHash;
    }
}
