using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Reads and stores the counters that other services keep for the users of the caller's organization.</summary>
public interface IUserStats
{
    /// <summary>Reads the counters of some users, not more than a page has.</summary>
    /// <returns>The counters by user number, without the users who have none.</returns>
    Task<IReadOnlyDictionary<long, UserStats>> FindAsync(IReadOnlyList<long> userNumbers, CancellationToken cancellationToken);

    /// <summary>
    /// Loads a user's counters to change them, and locks them: another command that loads them waits until the transaction ends. Part of
    /// the command's transaction.
    /// </summary>
    Task<UserStats?> LoadAsync(UserReference reference, CancellationToken cancellationToken);

    /// <summary>Stores the changed counters of a user. Part of the command's transaction.</summary>
    Task SaveAsync(UserReference reference, UserStats stats, CancellationToken cancellationToken);
}
