namespace HelpDesk.Users.Application.Users;

/// <summary>The keys that callers name their creates by, so that one sent again is not carried out again. Kept for a day, for all instances.</summary>
public interface IIdempotencyKeys
{
    /// <summary>Looks up a key of the caller's.</summary>
    /// <param name="key">What was sent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was done for it, null when it is new.</returns>
    Task<IdempotentAnswer?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps what is done for a key. Part of the command's transaction; of two with one key only one is committed.</summary>
    /// <param name="key">What was sent.</param>
    /// <param name="answer">What is done.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task AddAsync(string key, IdempotentAnswer answer, CancellationToken cancellationToken);
}
