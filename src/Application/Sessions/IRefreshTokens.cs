using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.Sessions;

/// <summary>
/// Issues and revokes refresh tokens. A token is replaced when it is used; sent again shortly afterwards, it gives the same successor. It
/// is stored only as a hash and bound to the user's access version. All tokens that descend from one sign-in are a family: a session,
/// which ends some time after it, however often it is refreshed.
/// </summary>
public interface IRefreshTokens
{
    /// <summary>Issues the first token of a new family. Part of the command's transaction.</summary>
    Task<Session> StartAsync(UserCredentials credential, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Finds a token, valid or not.</summary>
    Task<RefreshGrant?> FindAsync(Secret token, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces an unused token: marks it as used and issues its successor. When another request has used it in the meantime, the command
    /// runs again and finds it used. A used token whose successor may be sent again gives that. Part of the command's transaction, which
    /// must not have begun.
    /// </summary>
    Task<Session> ContinueAsync(Secret token, RefreshGrant grant, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Revokes a family immediately, even when the command is refused. The command's transaction must not have begun.
    /// </summary>
    /// <returns>Whether the family still had tokens.</returns>
    Task<bool> EndFamilyAtOnceAsync(Guid family, CancellationToken cancellationToken);

    /// <summary>Revokes the family of a token; an unknown token is ignored. Part of the command's transaction.</summary>
    Task EndFamilyAsync(Secret token, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the sessions of a user of the caller's organization that can still be refreshed, the newest first.
    /// </summary>
    Task<IReadOnlyList<SessionView>> ListSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes one family of a user of the caller's organization. Part of the command's transaction.</summary>
    /// <returns>Whether the user has this family.</returns>
    Task<bool> EndFamilyAsync(Guid userId, Guid family, CancellationToken cancellationToken);
}
