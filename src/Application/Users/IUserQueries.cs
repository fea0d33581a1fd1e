using HelpDesk.Users.Application.Users.ListUsers;

namespace HelpDesk.Users.Application.Users;

/// <summary>The users of the caller's organization, for reading: straight from the database to what is returned.</summary>
public interface IUserQueries
{
    /// <summary>One user.</summary>
    /// <param name="reference">Which one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The user, or null when the organization has none like this.</returns>
    Task<UserView?> FindAsync(UserReference reference, CancellationToken cancellationToken);

    /// <summary>What lists show of one user.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The user, or null when the organization has none like this.</returns>
    Task<UserSummary?> FindSummaryAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The users that a filter selects, read as they are consumed.</summary>
    /// <param name="filter">Which ones, and in which order.</param>
    /// <param name="after">Where to go on; null for the start.</param>
    /// <returns>The users.</returns>
    IAsyncEnumerable<UserView> List(UserFilter filter, UserPosition? after);

    /// <inheritdoc cref="List"/>
    IAsyncEnumerable<UserSummary> ListSummaries(UserFilter filter, UserPosition? after);

    /// <summary>Some of the users that a filter selects.</summary>
    /// <param name="filter">Which ones, and in which order.</param>
    /// <param name="after">Where to go on; null for the start.</param>
    /// <param name="offset">How many to leave out after that.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The users, each with what it is ordered by.</returns>
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

    /// <summary>How many users a filter selects.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(UserFilter filter, CancellationToken cancellationToken);

    /// <summary>How many users a filter selects, if the organization has only a few altogether, so that counting costs little.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="most">How many are few.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Their number, null when the organization has more users than that, or had within the last minute.</returns>
    Task<int?> CountFewAsync(UserFilter filter, int most, CancellationToken cancellationToken);
}
