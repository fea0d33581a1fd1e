namespace HelpDesk.Users.Application.Organizations;

/// <summary>
/// Operations on many users and services of one organization. They are part of the command's transaction. Revoked tokens are refused
/// from the next request on, and never become valid again.
/// </summary>
public interface IOrganizationMembers
{
    /// <summary>Revokes the tokens of all users and services.</summary>
    Task EndTokensAsync(string organizationId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes the tokens of the users with a role.</summary>
    Task EndTokensOfHoldersAsync(string organizationId, int roleNumber, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes the tokens of the users with a temporary password.</summary>
    Task EndTokensOfTemporaryPasswordsAsync(string organizationId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Whether any user with the role has no area. Call it after the changed role is saved: a concurrent command that gives the role to a
    /// user then waits, and checks the role again.
    /// </summary>
    Task<bool> AnyHolderWithoutAreaAsync(string organizationId, int roleNumber, CancellationToken cancellationToken);
}
