using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Decides whether a client is the service that it says. The secret is hashed whether or not there is such a service.</summary>
internal sealed class ServiceAuthenticator(IServiceAccounts accounts, IOrganizations organizations, IServiceSecrets secrets, TimeProvider clock)
{
    /// <summary>
    /// The account that the client names, if there is one, and the organization that the client comes in to: null unless the client
    /// is that service, and neither the service nor the organization is locked out.
    /// </summary>
    public async Task<(ServiceAccount? Account, Organization? Organization)> AuthenticateAsync(
        ClientCredentials client,
        CancellationToken cancellationToken)
    {
        var secretHash = secrets.Hash(client.Secret);
        var account = await accounts.FindClientAsync(client.ClientId, cancellationToken);
        if (account?.Recognises(secretHash, clock.GetUtcNow()) is not true)
        {
            return (account, null);
        }

        var organization = await organizations.GetAsync(account.OrganizationId, cancellationToken);
        return (account, organization.IsActive ? organization : null);
    }
}
