namespace HelpDesk.Users.Application.Users.ExportUsers;

/// <summary>A user on its way into a file.</summary>
/// <param name="User">The user.</param>
/// <param name="PasswordHash">The hash of its password; null unless it was asked for and there is one.</param>
public sealed record ExportedUser(UserView User, string? PasswordHash)
{
    /// <summary>Names the user only.</summary>
    /// <returns>The user's id.</returns>
    public override string ToString() => $"Exported user {User.Id}";
}
