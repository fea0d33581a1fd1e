using HelpDesk.Users.Application.Users.FindUserNames;
using HelpDesk.Users.Application.Users.ListUsers;

namespace HelpDesk.Users.Application.Users;

/// <summary>Reads the users of the caller's organization, directly from the database into views.</summary>
public interface IUserQueries
{
    /// <summary>Reads one user.</summary>
    Task<UserView?> FindAsync(UserReference reference, CancellationToken cancellationToken);

    /// <summary>Reads the summary of one user.</summary>
    Task<UserSummary?> FindSummaryAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads the names of those of some users who exist, in no particular order.</summary>
    Task<IReadOnlyList<UserName>> FindNamesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Streams the users that match a filter, after a position; null starts at the beginning.</summary>
    IAsyncEnumerable<UserView> List(UserFilter filter, UserPosition? after);

    /// <inheritdoc cref="List"/>
    IAsyncEnumerable<UserSummary> ListSummaries(UserFilter filter, UserPosition? after);

    /// <summary>Reads some of the users that match a filter.</summary>
    /// <param name="after">The position to continue from; null for the beginning.</param>
    /// <param name="offset">How many users to skip after that position.</param>
    Task<IReadOnlyList<OrderedUser<UserView>>> ListAsync(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        CancellationToken cancellationToken);

    /// <inheritdoc cref="ListAsync"/>
    Task<IReadOnlyList<OrderedUser<UserSummary>>> ListSummariesAsync(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        CancellationToken cancellationToken);

    /// <summary>Counts the users that match a filter.</summary>
    Task<int> CountAsync(UserFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Counts the users that match a filter. In an organization with more than 1,000 users, the number can be ten seconds old, as counting
    /// reads them all.
    /// </summary>
    Task<int> CountCheaplyAsync(UserFilter filter, CancellationToken cancellationToken);
}
