namespace HelpDesk.Users.Application.SignIn;

/// <summary>
/// Counts consecutive failed sign-ins for an address of an organization, whether or not anybody has it, and locks the address
/// for a while when there are too many. What it notes stays noted whatever becomes of the command.
/// </summary>
public interface ISignInGuard
{
    /// <summary>Asks whether an address is locked.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="canonicalEmail">The address in canonical form.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How long it stays locked, null when it is not.</returns>
    Task<TimeSpan?> GetLockAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken);

    /// <summary>Counts a failure.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="canonicalEmail">The address in canonical form.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How long the address was locked already when the failure arrived, null when it was not.</returns>
    Task<TimeSpan?> RecordFailureAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken);

    /// <summary>Forgets the failures, unless the address got locked meanwhile.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="canonicalEmail">The address in canonical form.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How long the address stays locked, null when it is not.</returns>
    Task<TimeSpan?> RecordSuccessAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken);
}
