using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>Reads and stores organizations. Ids are compared exactly.</summary>
public interface IOrganizations
{
    /// <summary>Reads an organization, without changing it.</summary>
    Task<Organization?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a page of organizations in the order of their ids. With null as <paramref name="isActive"/>, it reads active and inactive
    /// ones.
    /// </summary>
    Task<IReadOnlyList<Organization>> ListAsync(bool? isActive, int offset, int limit, CancellationToken cancellationToken);

    /// <summary>Counts organizations. With null as <paramref name="isActive"/>, it counts active and inactive ones.</summary>
    Task<int> CountAsync(bool? isActive, CancellationToken cancellationToken);

    /// <summary>
    /// Loads an organization to change it. Part of the command's transaction: another command that loads the same organization waits
    /// until the transaction ends.
    /// </summary>
    Task<Organization?> LoadAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores a new organization. Part of the command's transaction.</summary>
    /// <returns>Success, or <see cref="ErrorCodes.OrganizationIdTaken"/>, which the primary key decides.</returns>
    Task<Result> AddAsync(Organization organization, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the changes of a loaded organization, if any. <paramref name="organization"/> must have all its roles and locals. Part of
    /// the command's transaction.
    /// </summary>
    Task SaveAsync(Organization organization, CancellationToken cancellationToken);
}
