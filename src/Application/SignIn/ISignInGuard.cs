namespace HelpDesk.Users.Application.SignIn;

/// <summary>
/// Counts consecutive failed sign-ins for an email address of an organization, also when no user has it, and locks the address for
/// some time when there are too many. The counts are stored even when the command is refused.
/// </summary>
public interface ISignInGuard
{
    /// <summary>Reads whether an address is locked.</summary>
    /// <returns>How long the address stays locked; null when it isn't locked.</returns>
    Task<TimeSpan?> GetLockAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a failed sign-in. <paramref name="isOfUser"/> is whether a user of the organization has the address.
    /// </summary>
    /// <returns>How long the address stays locked when it was locked before this failure; null when it wasn't.</returns>
    Task<TimeSpan?> RecordFailureAsync(
        string organizationId,
        string canonicalEmail,
        bool isOfUser,
        CancellationToken cancellationToken);

    /// <summary>Resets the count, unless the address has been locked in the meantime.</summary>
    /// <returns>How long the address stays locked; null when it isn't locked.</returns>
    Task<TimeSpan?> RecordSuccessAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken);
}
