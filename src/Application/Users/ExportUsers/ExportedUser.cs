namespace HelpDesk.Users.Application.Users.ExportUsers;

/// <summary>A user to write into a file.</summary>
/// <param name="PasswordHash">The hash of the password; null when it wasn't requested or the user has no password.</param>
public sealed record ExportedUser(UserView User, string? PasswordHash)
{
    /// <summary>Returns a text with the user's id, never the password hash.</summary>
    public override string ToString() => $"Exported user {User.Id}";
}
