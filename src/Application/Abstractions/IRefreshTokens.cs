namespace HelpDesk.Users.Application.Abstractions;

/// <summary>Refresh tokens: good for one use, replaced at each, stored only as a hash, bound to the user's access version.</summary>
public interface IRefreshTokens
{
    /// <summary>Issues a token. Part of the command's transaction.</summary>
    /// <param name="credential">Whose it is.</param>
    /// <param name="family">The sign-in it descends from; null starts a new family.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The token, which is not kept in clear.</returns>
    Task<Secret> IssueAsync(Credential credential, Guid? family, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Uses a token up. One that was used before ends its whole family, whatever becomes of the command. Part of the command's transaction otherwise.</summary>
    /// <param name="token">What was sent.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the token stood for, or null when it does not count.</returns>
    Task<RefreshGrant?> RedeemAsync(Secret token, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends the family a token belongs to. Part of the command's transaction.</summary>
    /// <param name="token">What was sent; an unknown one ends nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When done.</returns>
    Task EndFamilyAsync(Secret token, CancellationToken cancellationToken);
}
