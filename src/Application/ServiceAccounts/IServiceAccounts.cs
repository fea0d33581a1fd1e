using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>The service accounts: those of the caller's organization, but for a service that is about to come in.</summary>
public interface IServiceAccounts
{
    /// <summary>All accounts in order of creation, for reading.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The accounts.</returns>
    Task<IReadOnlyList<ServiceAccountView>> ListViewsAsync(CancellationToken cancellationToken);

    /// <summary>One account, for reading.</summary>
    /// <param name="id">Its client id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The account, or null when the organization has none with this id.</returns>
    Task<ServiceAccountView?> FindViewAsync(string id, CancellationToken cancellationToken);

    /// <summary>Loads an account, to change it. Part of the command's transaction.</summary>
    /// <param name="id">Its client id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The account, or null when the organization has none with this id.</returns>
    Task<ServiceAccount?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores a new account. Part of the command's transaction.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Success, or <see cref="ErrorCodes.ServiceNameTaken"/>: the unique index decides.</returns>
    Task<Result> AddAsync(ServiceAccount account, CancellationToken cancellationToken);

    /// <summary>Stores what was changed on a loaded account; does nothing when nothing was. Part of the command's transaction.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task SaveAsync(ServiceAccount account, CancellationToken cancellationToken);

    /// <summary>Deletes a loaded account. Part of the command's transaction.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task RemoveAsync(ServiceAccount account, CancellationToken cancellationToken);

    /// <summary>Looks up who a client says that it is, in any organization, as nobody is signed in yet.</summary>
    /// <param name="clientId">What the client sent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The account, or null when there is none.</returns>
    Task<ServiceAccount?> FindClientAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>Notes that a service got a token, which is no change of its account. Part of the command's transaction.</summary>
    /// <param name="recognised">The account as it was when its secret was right.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done. When the account was changed since, the command runs again.</returns>
    Task RecordUseAsync(ServiceAccount recognised, DateTimeOffset now, CancellationToken cancellationToken);
}
