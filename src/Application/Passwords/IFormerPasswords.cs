using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Passwords;

/// <summary>The passwords that users had, kept as hashes as far as the policy or a temporary password asks for it. Slow on purpose.</summary>
public interface IFormerPasswords
{
    /// <summary>Whether the password is one of the last that the policy remembers for the user, the one in use included.</summary>
    /// <param name="userId">A user of the caller's organization.</param>
    /// <param name="password">The password that is to be set.</param>
    /// <param name="orTemporary">Whether the last one that an administrator had set counts too, however long ago.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>True when it is.</returns>
    Task<bool> ContainAsync(Guid userId, Password password, bool orTemporary, CancellationToken cancellationToken);
}
