using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A loaded user with its password's hash.</summary>
/// <param name="User">The user.</param>
/// <param name="PasswordHash">The hash; null when it has no password.</param>
public sealed record StoredUser(User User, string? PasswordHash)
{
    /// <summary>Names the user only.</summary>
    /// <returns>The user's id.</returns>
    public override string ToString() => $"Stored user {User.Id}";
}
