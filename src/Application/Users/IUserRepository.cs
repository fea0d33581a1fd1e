using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Loads and stores the users of the caller's organization. All methods are part of the command's transaction.</summary>
public interface IUserRepository
{
    /// <summary>Loads a user.</summary>
    Task<User?> FindAsync(UserReference reference, CancellationToken cancellationToken);

    /// <summary>Whether a user of the organization has the username.</summary>
    Task<bool> HasUsernameAsync(Username username, CancellationToken cancellationToken);

    /// <summary>Whether the organization has any users.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores a new user in the user's own organization, which isn't the caller's for the first user of a new organization.
    /// </summary>
    /// <returns>
    /// The user with its number, or <see cref="ErrorCodes.EmailTaken"/> or <see cref="ErrorCodes.UsernameTaken"/>, which the unique
    /// indexes decide. When another user got the username of <see cref="FindFreeUsernameAsync"/> first, the command runs again.
    /// </returns>
    Task<Result<User>> AddAsync(User user, string passwordHash, CancellationToken cancellationToken);

    /// <summary>
    /// Finds a username for a new user who has none: the first one of <see cref="Username.For"/> that is free in the organization.
    /// </summary>
    Task<Username> FindFreeUsernameAsync(EmailAddress email, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the changes of the user that was loaded last, if any. A null <paramref name="passwordHash"/> keeps the password. The
    /// changes are written at the end of the command, so later queries of the same command don't see them. When another user of the
    /// organization has the email address or the username, the command is refused with <see cref="ErrorCodes.EmailTaken"/> or
    /// <see cref="ErrorCodes.UsernameTaken"/>.
    /// </summary>
    Task SaveAsync(User user, string? passwordHash, CancellationToken cancellationToken);

    /// <summary>Deletes a loaded user and all the user's data.</summary>
    Task RemoveAsync(User user, CancellationToken cancellationToken);

    /// <summary>Forgets the failed sign-ins of a loaded user, and with them the lock of the address.</summary>
    Task UnlockAsync(User user, CancellationToken cancellationToken);

    /// <summary>
    /// Counts the organization's other administrators who can sign in (<see cref="User.IsAdministratorWhoCanSignIn"/>), if
    /// <paramref name="user"/>, as it is stored, is one. The count stays correct until the transaction ends: another command that counts
    /// them waits.
    /// </summary>
    /// <returns>The number of the others; null when the user isn't one.</returns>
    Task<int?> CountOtherAdministratorsAsync(User user, CancellationToken cancellationToken);
}
