using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Generates and hashes the secrets of services.</summary>
public interface IServiceSecrets
{
    /// <summary>Generates a secret of 256 random bits, in base64url.</summary>
    Secret Generate();

    /// <summary>Computes the hash that is stored instead of the secret.</summary>
    string Hash(Secret secret);
}
