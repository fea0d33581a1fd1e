using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>What signing in needs to know and to note. Nobody is signed in yet, so the organization is always named.</summary>
public interface ICredentials
{
    /// <summary>The credential of the user with this address.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="email">The address.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The credential, or null when nobody there has the address.</returns>
    Task<UserCredentials?> FindByEmailAsync(string organizationId, EmailAddress email, CancellationToken cancellationToken);

    /// <summary>The credential of the user with this id.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The credential, or null when there is no such user.</returns>
    Task<UserCredentials?> FindByIdAsync(string organizationId, Guid userId, CancellationToken cancellationToken);

    /// <summary>The credentials of all users in order of creation, read as they are consumed.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <returns>The credentials.</returns>
    IAsyncEnumerable<UserCredentials> List(string organizationId);

    /// <summary>Notes that a user signed in, which is no change of the user. Part of the command's transaction.</summary>
    /// <param name="verified">The credential whose password was right.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="newPasswordHash">A stronger hash of the same password; null keeps the old one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The credential as it is by now, or null when the user is gone or has another password since.</returns>
    Task<UserCredentials?> RecordSignInAsync(UserCredentials verified, DateTimeOffset now, string? newPasswordHash, CancellationToken cancellationToken);
}
