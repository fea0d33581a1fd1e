using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Users;

/// <summary>A user with what proves who it is. Never leaves the server.</summary>
/// <param name="User">The user.</param>
/// <param name="PasswordHash">The hash of its password; null when it has none and cannot sign in.</param>
/// <param name="AccessVersion">The version that its tokens must carry.</param>
/// <param name="TemporaryPasswordUntil">When a password that must be changed stops working, UTC; null for never.</param>
public sealed record UserCredentials(UserView User, string? PasswordHash, long AccessVersion, DateTimeOffset? TemporaryPasswordUntil)
{
    /// <summary>Whether the organization makes the user change a password that an administrator set.</summary>
    /// <param name="organization">The user's organization.</param>
    /// <returns>True while nothing else is open to the user.</returns>
    public bool MustChangePassword(Organization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return User.MustChangePassword && organization.Policy.RequiresPasswordChange;
    }

    /// <summary>Whether such a password has stopped working.</summary>
    /// <param name="organization">The user's organization.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>True when only an administrator can help.</returns>
    public bool IsPasswordExpired(Organization organization, DateTimeOffset now) =>
        MustChangePassword(organization) && TemporaryPasswordUntil <= now;

    /// <summary>Names the user only.</summary>
    /// <returns>The user's id.</returns>
    public override string ToString() => $"Credentials of {User.Id}";
}
