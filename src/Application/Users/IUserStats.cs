using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>The counters that other services keep for the users of the caller's organization.</summary>
public interface IUserStats
{
    /// <summary>The counters of some users, for reading.</summary>
    /// <param name="userNumbers">The users' numbers; no more than a page has.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The counters by the users' numbers; users without any are left out.</returns>
    Task<IReadOnlyDictionary<long, UserStats>> FindAsync(IReadOnlyList<long> userNumbers, CancellationToken cancellationToken);

    /// <summary>
    /// Loads a user's counters, to change them, and keeps them as they are until the transaction ends: a second command that
    /// asks waits. Part of the command's transaction.
    /// </summary>
    /// <param name="reference">The user.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The counters, or null when the organization has no such user.</returns>
    Task<UserStats?> LoadAsync(UserReference reference, CancellationToken cancellationToken);

    /// <summary>Stores what was changed on loaded counters. Part of the command's transaction.</summary>
    /// <param name="reference">The user.</param>
    /// <param name="stats">The counters as they should be.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task SaveAsync(UserReference reference, UserStats stats, CancellationToken cancellationToken);
}
