using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>
/// Reads and updates what a sign-in needs. During a sign-in there is no caller yet, so all methods take the organization.
/// </summary>
public interface ICredentials
{
    /// <summary>Finds the credentials of a user by email address.</summary>
    Task<UserCredentials?> FindByEmailAsync(string organizationId, EmailAddress email, CancellationToken cancellationToken);

    /// <summary>Finds who has an email address, with one statement, whether or not somebody does.</summary>
    /// <returns>The user, or null when there is no such user.</returns>
    Task<AddressOwner?> FindOwnerAsync(string organizationId, EmailAddress email, CancellationToken cancellationToken);

    /// <summary>Finds the credentials of a user by id.</summary>
    Task<UserCredentials?> FindByIdAsync(string organizationId, Guid userId, CancellationToken cancellationToken);

    /// <summary>Streams the credentials of all users in order of creation.</summary>
    IAsyncEnumerable<UserCredentials> List(string organizationId);

    /// <summary>
    /// Records the time of a sign-in; the user's version stays. <paramref name="newPasswordHash"/> is a stronger hash of the same
    /// password; null keeps the current one. Part of the command's transaction.
    /// </summary>
    /// <returns>
    /// The current credentials, or null when the user has been deleted or has another password since <paramref name="verified"/> was read.
    /// </returns>
    Task<UserCredentials?> RecordSignInAsync(
        UserCredentials verified,
        DateTimeOffset now,
        string? newPasswordHash,
        CancellationToken cancellationToken);

    /// <summary>Records that a user is seen, without a sign-in; the user's version stays. Part of the command's transaction.</summary>
    Task RecordSeenAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken);
}
