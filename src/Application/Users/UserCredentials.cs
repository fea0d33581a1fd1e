using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Users;

/// <summary>A user with the password hash. It never leaves the server.</summary>
/// <param name="PasswordHash">The hash of the password; null when the user has no password and can't sign in.</param>
/// <param name="AccessVersion">The access version that valid tokens of the user have.</param>
/// <param name="TemporaryPasswordUntil">When a password that must be changed expires, UTC; null for never.</param>
public sealed record UserCredentials(UserView User, string? PasswordHash, long AccessVersion, DateTimeOffset? TemporaryPasswordUntil)
{
    /// <summary>
    /// Whether the user must change the password before any other request. It depends on the policy of the user's organization.
    /// </summary>
    public bool MustChangePassword(Organization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return User.MustChangePassword && organization.Policy.RequiresPasswordChange;
    }

    /// <summary>Whether a password that must be changed has expired, so that an administrator must set a new one.</summary>
    public bool IsPasswordExpired(Organization organization, DateTimeOffset now) =>
        MustChangePassword(organization) && TemporaryPasswordUntil <= now;

    /// <summary>Returns a text with the user's id, never the password hash.</summary>
    public override string ToString() => $"Credentials of {User.Id}";
}
