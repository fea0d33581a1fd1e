using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.Sessions;

/// <summary>Refresh tokens: good for one use, replaced at each, stored only as a hash, bound to the user's access version.</summary>
public interface IRefreshTokens
{
    /// <summary>Issues a token. Part of the command's transaction.</summary>
    /// <param name="credential">Whose it is.</param>
    /// <param name="previous">What the token before it stood for; null starts a new family.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token, which is not kept in clear.</returns>
    Task<Secret> IssueAsync(UserCredentials credential, RefreshGrant? previous, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Looks a token up, whether or not it still counts.</summary>
    /// <param name="token">What was sent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What the token stands for, or null when it is unknown.</returns>
    Task<RefreshGrant?> FindAsync(Secret token, CancellationToken cancellationToken);

    /// <summary>Uses a token up that was not used when it was looked up. Part of the command's transaction.</summary>
    /// <param name="token">What was sent.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done. When another request was first, the command runs again and finds the token used.</returns>
    Task RedeemAsync(Secret token, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends a family at once, whatever becomes of the command, whose transaction must not have begun.</summary>
    /// <param name="family">The family.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether there still was something to end.</returns>
    Task<bool> EndFamilyAtOnceAsync(Guid family, CancellationToken cancellationToken);

    /// <summary>Ends the family a token belongs to. Part of the command's transaction.</summary>
    /// <param name="token">What was sent; an unknown one ends nothing.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>When done.</returns>
    Task EndFamilyAsync(Secret token, CancellationToken cancellationToken);

    /// <summary>The families of a user of the caller's organization that can still be refreshed, the newest first.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The sessions.</returns>
    Task<IReadOnlyList<SessionView>> ListSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends one family of a user of the caller's organization. Part of the command's transaction.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="family">The family.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the user had it.</returns>
    Task<bool> EndFamilyAsync(Guid userId, Guid family, CancellationToken cancellationToken);
}
