using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>The users of the caller's organization, for changing them. Every use is part of the command's transaction.</summary>
public interface IUserRepository
{
    /// <summary>Loads a user.</summary>
    /// <param name="reference">Which one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The user, or null when the organization has none like this.</returns>
    Task<User?> FindAsync(UserReference reference, CancellationToken cancellationToken);

    /// <summary>Whether somebody in the organization has a username.</summary>
    /// <param name="username">The username.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>True when it is taken.</returns>
    Task<bool> HasUsernameAsync(Username username, CancellationToken cancellationToken);

    /// <summary>Whether the organization has any user.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>True when there is at least one.</returns>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>Stores a new user, in the organization that it belongs to: the first one of a new organization is no caller's.</summary>
    /// <param name="user">The user.</param>
    /// <param name="passwordHash">The hash of its password.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>
    /// The user with its number, or <see cref="ErrorCodes.EmailTaken"/> or <see cref="ErrorCodes.UsernameTaken"/>: the unique
    /// indexes decide. When somebody else was given a username that was found free for this user, the command runs again.
    /// </returns>
    Task<Result<User>> AddAsync(User user, string passwordHash, CancellationToken cancellationToken);

    /// <summary>Finds a username for somebody who has chosen none.</summary>
    /// <param name="email">The address that it is made of.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The first of <see cref="Username.For"/> that nobody in the organization has.</returns>
    Task<Username> FindFreeUsernameAsync(EmailAddress email, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what was changed on the user that was found last; does nothing when nothing was. It is written at the end of the command: what
    /// the command asks the database after this still shows the user as it was. When another user of the organization has the address or
    /// the username, the command is refused with <see cref="ErrorCodes.EmailTaken"/> or <see cref="ErrorCodes.UsernameTaken"/>.
    /// </summary>
    /// <param name="user">The user.</param>
    /// <param name="passwordHash">The hash of a new password; null keeps the password as it is.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SaveAsync(User user, string? passwordHash, CancellationToken cancellationToken);

    /// <summary>Deletes a loaded user and all that belongs to it.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task RemoveAsync(User user, CancellationToken cancellationToken);

    /// <summary>
    /// Counts the organization's other active administrators, when <paramref name="user"/> is one itself, and keeps the answer
    /// true until the transaction ends: a second command that asks waits.
    /// </summary>
    /// <param name="user">The user that may cease to be one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How many others there are; 0 when the user is none.</returns>
    Task<int> CountOtherAdministratorsAsync(User user, CancellationToken cancellationToken);
}
