using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.Abstractions;

/// <summary>A user with what proves who it is. Never leaves the server.</summary>
/// <param name="User">The user.</param>
/// <param name="PasswordHash">The hash of its password; null when it has none and cannot sign in.</param>
/// <param name="AccessVersion">The version that its tokens must carry.</param>
public sealed record Credential(UserView User, string? PasswordHash, long AccessVersion)
{
    /// <summary>Names the user only.</summary>
    /// <returns>The user's id.</returns>
    public override string ToString() => $"Credential of {User.Id}";
}
