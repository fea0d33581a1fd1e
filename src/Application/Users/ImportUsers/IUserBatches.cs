using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>Many users of the caller's organization at once, for changing them. Every use is part of the command's transaction, unless it says otherwise.</summary>
public interface IUserBatches
{
    /// <summary>Loads the users who have one of some addresses.</summary>
    /// <param name="emails">The addresses.</param>
    /// <param name="isDryRun">Whether nothing will be stored: then it is no part of the transaction, and nobody waits for it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The users; of addresses that nobody has, none.</returns>
    Task<IReadOnlyList<StoredUser>> FindAsync(IReadOnlyCollection<EmailAddress> emails, bool isDryRun, CancellationToken cancellationToken);

    /// <summary>
    /// Stores new users, and what was changed on loaded ones, all at once. When somebody else has taken an address or a username
    /// since they were looked for, the command runs again.
    /// </summary>
    /// <param name="added">The new users.</param>
    /// <param name="changed">The loaded users.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task StoreAsync(IReadOnlyList<UserToStore> added, IReadOnlyList<UserToStore> changed, CancellationToken cancellationToken);
}
