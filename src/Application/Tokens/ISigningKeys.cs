using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>The keys that sign access tokens. All running instances apply a change within 30 seconds.</summary>
public interface ISigningKeys
{
    /// <summary>Creates the next key, which is published before it signs. Part of the command's transaction.</summary>
    /// <returns>The key, or <see cref="ErrorCodes.SigningKeyWaiting"/>.</returns>
    Task<Result<NewSigningKey>> AddNextAsync(CancellationToken cancellationToken);

    /// <summary>Creates a key that signs immediately, and removes all others. Part of the command's transaction.</summary>
    Task<NewSigningKey> ReplaceAllAsync(CancellationToken cancellationToken);
}
