using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A user that is new or has changed.</summary>
/// <param name="User">The user.</param>
/// <param name="PasswordHash">The hash of its new password; null keeps the one it has, and none of a new user.</param>
public sealed record UserToStore(User User, string? PasswordHash)
{
    /// <summary>Names the user only.</summary>
    /// <returns>The user's id.</returns>
    public override string ToString() => $"User {User.Id} to store";
}
