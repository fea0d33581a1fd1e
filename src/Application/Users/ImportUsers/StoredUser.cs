using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A loaded user with the password hash.</summary>
public sealed record StoredUser(User User, string? PasswordHash)
{
    /// <summary>Returns a text with the user's id, never the password hash.</summary>
    public override string ToString() => $"Stored user {User.Id}";
}
