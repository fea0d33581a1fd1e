using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Passwords;

/// <summary>
/// Hashes and compares passwords. Slow on purpose, and so done beside everything else, a few at once. Who waits behind too many others
/// is refused with a <see cref="TooBusyException"/>.
/// </summary>
public interface IPasswords
{
    /// <summary>Hashes a password with a fresh salt.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The hash, which carries its own parameters.</returns>
    Task<string> HashAsync(Password password, CancellationToken cancellationToken);

    /// <summary>Hashes anew a password that has just been found right, whatever is asked of new ones by now.</summary>
    /// <param name="verified">What was sent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The hash, which carries its own parameters.</returns>
    Task<string> RehashAsync(Secret verified, CancellationToken cancellationToken);

    /// <summary>Whether a text is the hash of a password, in a form that <see cref="VerifyAsync"/> understands and can be waited for.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for bcrypt of a cost from 4 to 16, and for what <see cref="HashAsync"/> makes.</returns>
    bool IsHash(string text);

    /// <summary>Compares what was sent with a stored hash. Without a hash, the same work is done and the answer is no.</summary>
    /// <param name="passwordHash">The stored hash, null when there is none.</param>
    /// <param name="password">What was sent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What the comparison said.</returns>
    Task<PasswordVerdict> VerifyAsync(string? passwordHash, Secret password, CancellationToken cancellationToken);
}
