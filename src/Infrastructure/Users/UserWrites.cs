using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Passwords;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Text;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>What belongs to every write of a user, whether one is written or many.</summary>
internal sealed class UserWrites(DirectoryContext context, FormerPasswords formerPasswords, IAuditTrail audit, ICallerAccessor caller)
{
    /// <summary>Records in the audit that a user is new.</summary>
    public void RecordCreated(User user) => audit.Add(UserAudit.Created(user));

    /// <summary>Records in the audit that the failed sign-ins of a user were forgotten.</summary>
    public void RecordUnlocked(User user) => audit.Add(UserAudit.Unlocked(user));

    /// <summary>Records in the audit that a user is deleted.</summary>
    public void RecordDeleted(User user) => audit.Add(UserAudit.Deleted(user));

    /// <summary>
    /// Copies a user to its row, records the change in the audit, and keeps the password that the user is about to lose. A new password
    /// unlocks the user.
    /// </summary>
    /// <returns>Whether the user has other roles or another area than before.</returns>
    public async Task<bool> CopyToRowAsync(User user, ApplicationUser row, string? passwordHash, CancellationToken cancellationToken)
    {
        var before = row.ToDomain();
        foreach (var entry in UserAudit.Changed(before, user, passwordHash is not null, caller.Current))
        {
            audit.Add(entry);
        }

        if (passwordHash is not null)
        {
            await formerPasswords.ReplaceAsync(row, cancellationToken);
            await ForgetFailuresAsync(user.OrganizationId, [before.Email, user.Email], cancellationToken);
        }

        user.CopyTo(row);
        return before.Area != user.Area || !NumbersOf(before).SequenceEqual(NumbersOf(user));
    }

    /// <summary>
    /// Forgets the failed sign-ins of email addresses, so that what an administrator does about a user takes effect at once.
    /// </summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> ForgetFailuresAsync(
        string organizationId,
        IEnumerable<EmailAddress> emails,
        CancellationToken cancellationToken)
    {
        var hashes = emails.Select(email => Sha256Hex.Of(email.Canonical)).ToList();
        return await context.SignInAttempts.IgnoreQueryFilters()
            .Where(row => row.OrganizationId == organizationId && hashes.Contains(row.EmailHash))
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>
    /// A role that was given to somebody without an area may have begun to need one since the command read it. A change of the role
    /// from now on waits, and then finds its new holder.
    /// </summary>
    public async Task CheckRolesAsync(IEnumerable<ApplicationUser> assigned, CancellationToken cancellationToken)
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

    /// <summary>Loads the few roles and locals of the organization, to which EF Core ties those of the users.</summary>
    public async Task LoadDefinitionsAsync(string organizationId, CancellationToken cancellationToken)
    {
        await context.Set<RoleRow>().Where(role => role.OrganizationId == organizationId).LoadAsync(cancellationToken);
        await context.Set<LocalRow>().Where(local => local.OrganizationId == organizationId).LoadAsync(cancellationToken);
    }

    private static IEnumerable<int> NumbersOf(User user) => user.Roles.Select(role => role.Number).Order();
}
