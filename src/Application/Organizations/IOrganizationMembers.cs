namespace HelpDesk.Users.Application.Organizations;

/// <summary>
/// The users and services of an organization that is named, all at once. Every use is part of the command's transaction. Tokens that
/// end, end with the next request, and nothing revives them.
/// </summary>
public interface IOrganizationMembers
{
    /// <summary>Ends the tokens of all users and services.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task EndTokensAsync(string organizationId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends the tokens of the users who hold a role.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="roleNumber">The role's number.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task EndTokensOfHoldersAsync(string organizationId, int roleNumber, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends the tokens of the users whose password somebody else chose.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task EndTokensOfTemporaryPasswordsAsync(string organizationId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Whether somebody holds a role and works for no area. Asked once the role is stored as it should be, so that who gives it to
    /// somebody at the same moment waits, and looks again.
    /// </summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="roleNumber">The role's number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>True when there is at least one.</returns>
    Task<bool> AnyHolderWithoutAreaAsync(string organizationId, int roleNumber, CancellationToken cancellationToken);
}
