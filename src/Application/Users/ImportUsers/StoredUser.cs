using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A loaded user with the password hash.</summary>
/// <param name="User">The user.</param>
/// <param name="PasswordHash">The hash; null when the user has no password.</param>
public sealed record StoredUser(User User, string? PasswordHash)
{
    /// <summary>Returns a text with the user's id, never the password hash.</summary>
    public override string ToString() => $"Stored user {User.Id}";
}
