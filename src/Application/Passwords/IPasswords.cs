using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Passwords;

/// <summary>
/// Hashes and verifies passwords. This is slow on purpose, so only a few run at the same time, separately from other work. When too
/// many are waiting, it throws a <see cref="TooBusyException"/>.
/// </summary>
public interface IPasswords
{
    /// <summary>Hashes a password with a new salt.</summary>
    /// <returns>The hash, which includes its parameters.</returns>
    Task<string> HashAsync(Password password, CancellationToken cancellationToken);

    /// <summary>Hashes a correct password again. The policy for new passwords doesn't apply to it.</summary>
    /// <returns>The hash, which includes its parameters.</returns>
    Task<string> RehashAsync(Secret verified, CancellationToken cancellationToken);

    /// <summary>Whether a text is a password hash that <see cref="VerifyAsync"/> can verify in an acceptable time.</summary>
    /// <returns>True for bcrypt with a cost from 4 to 16, and for the hashes of <see cref="HashAsync"/>.</returns>
    bool IsHash(string text);

    /// <summary>
    /// Compares a password with a stored hash. A null hash takes the same time and results in <see cref="PasswordVerdict.Wrong"/>, so that
    /// the response time doesn't reveal whether the user exists.
    /// </summary>
    Task<PasswordVerdict> VerifyAsync(string? passwordHash, Secret password, CancellationToken cancellationToken);
}
