using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Decides whether a client is the service that it says. The secret is hashed whether or not there is such a service.</summary>
internal sealed class ServiceAuthenticator(IServiceAccounts accounts, IServiceSecrets secrets, TimeProvider clock)
{
    /// <summary>The account that the client names, if there is one, and whether the client is it and may come in.</summary>
    public async Task<(ServiceAccount? Account, bool IsRecognised)> AuthenticateAsync(ClientCredentials client, CancellationToken cancellationToken)
    {
        var secretHash = secrets.Hash(client.Secret);
        var account = await accounts.FindClientAsync(client.ClientId, cancellationToken);
        return (account, account?.Recognises(secretHash, clock.GetUtcNow()) ?? false);
    }
}
