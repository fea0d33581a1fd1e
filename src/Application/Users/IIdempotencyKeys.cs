namespace HelpDesk.Users.Application.Users;

/// <summary>
/// Stores the idempotency keys of callers and the first result for each, for one day and for all instances of the service.
/// </summary>
public interface IIdempotencyKeys
{
    /// <summary>Finds a key of the caller.</summary>
    Task<IdempotentAnswer?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the result for a key. Part of the command's transaction; of two transactions with the same key, only one is committed.
    /// </summary>
    Task AddAsync(string key, IdempotentAnswer answer, CancellationToken cancellationToken);
}
