using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Makes and recognises the secrets of services.</summary>
public interface IServiceSecrets
{
    /// <summary>Makes a secret that nobody guesses.</summary>
    /// <returns>256 random bits, base64url.</returns>
    Secret Generate();

    /// <summary>What recognises a secret without keeping it.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>Its hash.</returns>
    string Hash(Secret secret);
}
