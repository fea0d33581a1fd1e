using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A new or changed user.</summary>
/// <param name="PasswordHash">The hash of the new password; null keeps the current one, and a new user has none.</param>
public sealed record UserToStore(User User, string? PasswordHash)
{
    /// <summary>Returns a text with the user's id, never the password hash.</summary>
    public override string ToString() => $"User {User.Id} to store";
}
