using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Passwords;

/// <summary>
/// The hashes of previous passwords, kept as long as the policy or a temporary password needs them. Comparing with them is slow on
/// purpose.
/// </summary>
public interface IFormerPasswords
{
    /// <summary>
    /// Whether the policy remembers the password for the user, as the current password or as a previous one. With
    /// <paramref name="orTemporary"/>, also whether it is the last one that an administrator set, at any time in the past.
    /// </summary>
    Task<bool> ContainAsync(Guid userId, Password password, bool orTemporary, CancellationToken cancellationToken);
}
