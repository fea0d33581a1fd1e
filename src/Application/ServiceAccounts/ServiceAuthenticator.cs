using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>
/// Verifies the credentials of services. The secret is also hashed for an unknown service, so that both take the same time.
/// </summary>
internal sealed class ServiceAuthenticator(
    IServiceAccounts accounts,
    IOrganizations organizations,
    IServiceSecrets secrets,
    TimeProvider clock)
{
    /// <summary>
    /// Returns the account with the client id, if there is one, and its organization. The organization is null when authentication fails:
    /// the secret is wrong, or the account or the organization is not active.
    /// </summary>
    public async Task<(ServiceAccount? Account, Organization? Organization)> AuthenticateAsync(
        ClientCredentials client,
        CancellationToken cancellationToken)
    {
        var secretHash = secrets.Hash(client.Secret);
        var account = await accounts.FindClientAsync(client.ClientId, cancellationToken);
        if (account?.VerifySecret(secretHash, clock.GetUtcNow()) is not true)
        {
            return (account, null);
        }

        var organization = await organizations.GetAsync(account.OrganizationId, cancellationToken);
        return (account, organization.IsActive ? organization : null);
    }
}
