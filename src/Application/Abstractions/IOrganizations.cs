using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Abstractions;

/// <summary>The organizations of the directory.</summary>
public interface IOrganizations
{
    /// <summary>One organization.</summary>
    /// <param name="id">Its exact id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The organization, or null when there is none.</returns>
    Task<Organization?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Creates the organization, or brings the name and policy of an existing one up to date. Part of the command's transaction.</summary>
    /// <param name="organization">The organization as it should be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When done.</returns>
    Task SaveAsync(Organization organization, CancellationToken cancellationToken);
}
