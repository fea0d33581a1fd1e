using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>The keys that sign access tokens. Every running instance hears of a change within half a minute.</summary>
public interface ISigningKeys
{
    /// <summary>Makes the next key, which is published before it signs. Part of the command's transaction.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The key, or <see cref="ErrorCodes.SigningKeyWaiting"/>.</returns>
    Task<Result<NewSigningKey>> AddNextAsync(CancellationToken cancellationToken);

    /// <summary>Makes a key that signs from now on, and removes all others. Part of the command's transaction.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The key.</returns>
    Task<NewSigningKey> ReplaceAllAsync(CancellationToken cancellationToken);
}
