using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Loads and stores the aggregate through Identity's user manager.</summary>
internal sealed class UserRepository(
    DirectoryContext context,
    FrequentQueries frequent,
    IWriteTransaction transaction,
    DirectoryUserManager manager,
    UserWrites writes,
    TimeProvider clock) : IUserRepository
{
    /// <summary>The username that <see cref="FindFreeUsernameAsync"/> found.</summary>
    private Username? foundFree;

    /// <summary>The row of the user that was found last, and the transaction in which it may be written.</summary>
    private (ApplicationUser Row, IDbContextTransaction? During)? found;

    public async Task<User?> FindAsync(UserReference reference, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var id = reference.Id ?? await context.Users.Named(reference).Select(row => row.Id).SingleOrDefaultAsync(cancellationToken);
        if (await frequent.UserToChange(context, context.OrganizationId, id).LastOrDefaultAsync(cancellationToken) is not { User: var row })
        {
            return null;
        }

        found = (row, context.Database.CurrentTransaction);
        return row.ToDomain();
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

        await writes.ForgetFailuresAsync(user.OrganizationId, [user.Email], cancellationToken);
        await writes.CheckRolesAsync([row], cancellationToken);
        await writes.LoadDefinitionsAsync(row.OrganizationId, cancellationToken);
        var added = row.ToDomain();
        writes.RecordCreated(added);
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
        var row = RowOf(user);
        var isAssigned = await writes.CopyToRowAsync(user, row, passwordHash, cancellationToken);
        row.PasswordHash = passwordHash ?? row.PasswordHash;
        var updated = await (passwordHash is null ? manager.UpdateAsync(row) : manager.UpdateSecurityStampAsync(row));
        updated.EnsureSucceeded();
        if (isAssigned)
        {
            await writes.CheckRolesAsync([row], cancellationToken);
        }
    }

    public async Task RemoveAsync(User user, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        context.Remove(RowOf(user));
        writes.RecordDeleted(user);
        await writes.ForgetFailuresAsync(user.OrganizationId, [user.Email], cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task UnlockAsync(User user, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        if (await writes.ForgetFailuresAsync(user.OrganizationId, [user.Email], cancellationToken))
        {
            writes.RecordUnlocked(user);
        }
    }

    public async Task<int?> CountOtherAdministratorsAsync(User user, CancellationToken cancellationToken)
    {
        if (!user.IsActiveAdministrator)
        {
            return null;
        }

        await transaction.BeginAsync(cancellationToken);
        await context.Organizations
            .Where(organization => organization.Id == user.OrganizationId)
            .ExecuteUpdateAsync(
                update => update.SetProperty(
                    organization => organization.AdministratorsTouched,
                    organization => organization.AdministratorsTouched + 1),
                cancellationToken);
        var administrators = context.AdministratorsWhoCanSignIn(user.OrganizationId, clock.GetUtcNow());
        var others = await administrators.CountAsync(other => other.Id != user.Id, cancellationToken);
        return others > 0 || await administrators.AnyAsync(stored => stored.Id == user.Id, cancellationToken) ? others : null;
    }

    private ApplicationUser RowOf(User user) =>
        found is { } last && last.Row.Id == user.Id && last.During == context.Database.CurrentTransaction
        ? last.Row
        : throw new InvalidOperationException("Only the user that was found last in this transaction can be stored.");
}
