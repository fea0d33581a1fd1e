using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// Loads and stores many users of the caller's organization. All methods are part of the command's transaction, except for a dry run.
/// </summary>
public interface IUserBatches
{
    /// <summary>
    /// Loads the users with these email addresses, without the addresses that no user has. With <paramref name="isDryRun"/>, nothing
    /// will be stored: it reads outside the transaction, so that no other command waits.
    /// </summary>
    Task<IReadOnlyList<StoredUser>> FindAsync(IReadOnlyCollection<EmailAddress> emails, bool isDryRun, CancellationToken cancellationToken);

    /// <summary>
    /// Stores new users and changes of loaded ones. When an email address or a username has been taken since it was checked, the command
    /// runs again.
    /// </summary>
    Task StoreAsync(IReadOnlyList<UserToStore> added, IReadOnlyList<UserToStore> changed, CancellationToken cancellationToken);
}
