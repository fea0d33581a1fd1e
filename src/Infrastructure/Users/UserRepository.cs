using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Passwords;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Loads and stores the aggregate through Identity's user manager.</summary>
internal sealed class UserRepository(
    DirectoryContext context,
    FrequentQueries frequent,
    IWriteTransaction transaction,
    DirectoryUserManager manager,
    FormerPasswords formerPasswords,
    IAuditTrail audit,
    ICallerAccessor caller) : IUserRepository
{
    /// <summary>A username that was free when it was looked for.</summary>
    private Username? foundFree;

    /// <summary>The user that was found last, and in which transaction: past its end the row is nobody's any more.</summary>
    private (ApplicationUser Row, IDbContextTransaction? During)? found;

    public async Task<User?> FindAsync(UserReference reference, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var id = reference.Id ?? await context.Users.Called(reference).Select(row => row.Id).SingleOrDefaultAsync(cancellationToken);
        if (await frequent.UserToChange(context, context.OrganizationId, id).LastOrDefaultAsync(cancellationToken) is not { User: var row })
        {
            return null;
        }

        found = (row, context.Database.CurrentTransaction);
        return row.ToDomain();
    }

    public async Task<IReadOnlyList<StoredUser>> FindAsync(IReadOnlyCollection<EmailAddress> emails, bool isDryRun, CancellationToken cancellationToken)
    {
        if (!isDryRun)
        {
            await transaction.BeginAsync(cancellationToken);
        }

        var rows = await CalledAsOneOf(context, emails).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var numbers = rows.ConvertAll(row => row.Number);
        await RolesOf(context, numbers).LoadAsync(cancellationToken);
        await LocalsOf(context, numbers).LoadAsync(cancellationToken);
        await LoadDefinitionsAsync(rows[0].OrganizationId, cancellationToken);
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
            var before = row.ToDomain();
            await TellOfChangeAsync(row, before, user, passwordHash, cancellationToken);
            user.CopyTo(row);
            SetPasswordHash(row, passwordHash ?? row.PasswordHash);
            if (IsAssignedAnew(before, user))
            {
                assigned.Add(row);
            }
        }

        foreach (var (user, passwordHash) in added)
        {
            var row = user.ToNewRow(passwordHash);
            SetPasswordHash(row, passwordHash);
            context.Add(row);
            audit.Add(UserAudit.Created(user));
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

        await LookAtRolesAgainAsync(assigned, cancellationToken);
    }

    public async Task<bool> HasUsernameAsync(Username username, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        return await context.Users.AnyAsync(user => user.CanonicalUsername == username.Canonical, cancellationToken);
    }

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        return await context.Users.AnyAsync(cancellationToken);
    }

    public async Task<Result<User>> AddAsync(User user, string passwordHash, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var row = user.ToNewRow(passwordHash);
        try
        {
            (await manager.CreateAsync(row)).EnsureSucceeded();
        }
        catch (DbUpdateException exception) when (UniqueIndexes.Refusal(exception) is { } refusal)
        {
            // Or it would be tried again with whatever is saved next.
            context.ChangeTracker.Clear();
            return user.Username is not null && user.Username == foundFree && refusal.Code == ErrorCodes.UsernameTaken
                ? throw new LostRaceException("Somebody else was given the username meanwhile: look again.", exception)
                : refusal;
        }

        await LookAtRolesAgainAsync([row], cancellationToken);
        await LoadDefinitionsAsync(row.OrganizationId, cancellationToken);
        var added = row.ToDomain();
        audit.Add(UserAudit.Created(added));
        return added;
    }

    public async Task<Username> FindFreeUsernameAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var username = Username.For(email, attempt);
            if (!await HasUsernameAsync(username, cancellationToken))
            {
                foundFree = username;
                return username;
            }
        }
    }

    public async Task SaveAsync(User user, string? passwordHash, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var row = Loaded(user);
        var before = row.ToDomain();
        await TellOfChangeAsync(row, before, user, passwordHash, cancellationToken);
        user.CopyTo(row);
        row.PasswordHash = passwordHash ?? row.PasswordHash;
        var updated = await (passwordHash is null ? manager.UpdateAsync(row) : manager.UpdateSecurityStampAsync(row));
        updated.EnsureSucceeded();
        if (IsAssignedAnew(before, user))
        {
            await LookAtRolesAgainAsync([row], cancellationToken);
        }
    }

    public async Task RemoveAsync(User user, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        context.Remove(Loaded(user));
        audit.Add(UserAudit.Deleted(user));
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<int> CountOtherAdministratorsAsync(User user, CancellationToken cancellationToken)
    {
        if (!user.IsActiveAdministrator)
        {
            return 0;
        }

        await transaction.BeginAsync(cancellationToken);
        await context.Organizations
            .Where(organization => organization.Id == user.OrganizationId)
            .ExecuteUpdateAsync(
                update => update.SetProperty(organization => organization.AdministratorsTouched, organization => organization.AdministratorsTouched + 1),
                cancellationToken);
        return await context.ActiveAdministrators(user.OrganizationId).CountAsync(other => other.Id != user.Id, cancellationToken);
    }

    /// <summary>Without what belongs to the users: reading that too, a database would rather walk through all users than sort those found.</summary>
    internal static IQueryable<ApplicationUser> CalledAsOneOf(DirectoryContext context, IEnumerable<EmailAddress> emails)
    {
        var canonical = emails.Select(email => email.Canonical).ToList();
        return context.Users.Where(user => canonical.Contains(user.NormalizedEmail!));
    }

    /// <summary>The roles that some users of the organization hold. Asked for its organization too, a database would walk through all of its roles.</summary>
    internal static IQueryable<UserRoleRow> RolesOf(DirectoryContext context, List<long> numbers) =>
        context.Set<UserRoleRow>().IgnoreQueryFilters().Where(role => numbers.Contains(role.UserNumber));

    /// <summary>The locals where some users of the organization work, in the same way.</summary>
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

    private static bool IsAssignedAnew(User before, User after) =>
        before.Area != after.Area || !NumbersOf(before).SequenceEqual(NumbersOf(after));

    private static IEnumerable<int> NumbersOf(User user) => user.Roles.Select(role => role.Number).Order();

    /// <summary>Tells the audit of what becomes of a loaded user, and keeps the password that it is about to lose.</summary>
    private async Task TellOfChangeAsync(ApplicationUser row, User before, User after, string? passwordHash, CancellationToken cancellationToken)
    {
        foreach (var entry in UserAudit.Changed(before, after, passwordHash is not null, caller.Current))
        {
            audit.Add(entry);
        }

        if (passwordHash is not null)
        {
            await formerPasswords.ReplaceAsync(row, cancellationToken);
        }
    }

    /// <summary>
    /// A role that was given to somebody without an area may have begun to need one since the command read it. Whoever changes it
    /// from now on waits, and then finds its new holder.
    /// </summary>
    private async Task LookAtRolesAgainAsync(IEnumerable<ApplicationUser> assigned, CancellationToken cancellationToken)
    {
        var held = assigned.Where(row => row.Area is null).SelectMany(row => row.Roles).ToList();
        if (held.Count == 0)
        {
            return;
        }

        var (organizationId, numbers) = (held[0].OrganizationId, held.Select(role => role.RoleNumber).Distinct().ToList());
        var roles = context.Set<RoleRow>().Where(role => role.OrganizationId == organizationId && numbers.Contains(role.Number));
        await roles.ExecuteUpdateAsync(update => update.SetProperty(role => role.NeedsArea, role => role.NeedsArea), cancellationToken);
        if ((await roles.Select(role => role.NeedsArea).ToListAsync(cancellationToken)).Contains(true))
        {
            throw new LostRaceException("A role has begun to need an area: look again.");
        }
    }

    /// <summary>The few roles and locals of the organization, to which EF ties those of the users.</summary>
    private async Task LoadDefinitionsAsync(string organizationId, CancellationToken cancellationToken)
    {
        await context.Set<RoleRow>().Where(role => role.OrganizationId == organizationId).LoadAsync(cancellationToken);
        await context.Set<LocalRow>().Where(local => local.OrganizationId == organizationId).LoadAsync(cancellationToken);
    }

    private ApplicationUser Loaded(User user) => found is { } last && last.Row.Id == user.Id && last.During == context.Database.CurrentTransaction
        ? last.Row
        : throw new InvalidOperationException("Only the user that was found last in this transaction can be stored.");
}
