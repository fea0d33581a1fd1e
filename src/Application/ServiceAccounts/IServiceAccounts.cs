using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Reads and stores the service accounts of the caller's organization; those of all organizations for a sign-in.</summary>
public interface IServiceAccounts
{
    /// <summary>Reads all accounts in order of creation.</summary>
    Task<IReadOnlyList<ServiceAccountView>> ListViewsAsync(CancellationToken cancellationToken);

    /// <summary>Reads an account by its client id.</summary>
    Task<ServiceAccountView?> FindViewAsync(string id, CancellationToken cancellationToken);

    /// <summary>Loads an account by its client id, to change it. Part of the command's transaction.</summary>
    Task<ServiceAccount?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores a new account. Part of the command's transaction.</summary>
    /// <returns>Success, or <see cref="ErrorCodes.ServiceNameTaken"/>, which the unique index decides.</returns>
    Task<Result> AddAsync(ServiceAccount account, CancellationToken cancellationToken);

    /// <summary>Stores the changes of a loaded account, if any. Part of the command's transaction.</summary>
    Task SaveAsync(ServiceAccount account, CancellationToken cancellationToken);

    /// <summary>Deletes a loaded account. Part of the command's transaction.</summary>
    Task RemoveAsync(ServiceAccount account, CancellationToken cancellationToken);

    /// <summary>Finds the account of a client that signs in, in any organization.</summary>
    Task<ServiceAccount?> FindClientAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>
    /// Records that a service got a token; the version of the account stays. When the account has changed since its secret was verified,
    /// the command runs again. Part of the command's transaction.
    /// </summary>
    Task RecordUseAsync(ServiceAccount recognised, DateTimeOffset now, CancellationToken cancellationToken);
}
