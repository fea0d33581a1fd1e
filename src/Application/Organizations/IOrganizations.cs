using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>The organizations of the directory.</summary>
public interface IOrganizations
{
    /// <summary>One organization, for reading.</summary>
    /// <param name="id">Its exact id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The organization, or null when there is none.</returns>
    Task<Organization?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Some organizations in the order of their ids, for reading.</summary>
    /// <param name="isActive">Only those whose people may come in, or only the others; null for all.</param>
    /// <param name="offset">How many to leave out first.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The organizations.</returns>
    Task<IReadOnlyList<Organization>> ListAsync(bool? isActive, int offset, int limit, CancellationToken cancellationToken);

    /// <summary>How many organizations there are.</summary>
    /// <param name="isActive">Only those whose people may come in, or only the others; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(bool? isActive, CancellationToken cancellationToken);

    /// <summary>
    /// Loads an organization, to change it. Part of the command's transaction: until that ends, a second command that asks for the
    /// same one waits.
    /// </summary>
    /// <param name="id">Its exact id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The organization, or null when there is none.</returns>
    Task<Organization?> LoadAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores a new organization. Part of the command's transaction.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Success, or <see cref="ErrorCodes.OrganizationIdTaken"/>: the primary key decides.</returns>
    Task<Result> AddAsync(Organization organization, CancellationToken cancellationToken);

    /// <summary>Stores what was changed on a loaded organization; does nothing when nothing was. Part of the command's transaction.</summary>
    /// <param name="organization">The organization as it should be: with all roles and locals that it has.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task SaveAsync(Organization organization, CancellationToken cancellationToken);
}
