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

    /// <summary>What a list of names shows of one user, and its version. The other members are those of nobody.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The user, or null when the organization has none like this.</returns>
    Task<UserView?> FindBriefAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The users that are meant, read as they are consumed.</summary>
    /// <param name="filter">Which ones, and in which order.</param>
    /// <param name="after">Where to go on; null for the start.</param>
    /// <param name="isBrief">Whether only what a list of names shows is read: id, number, address, name, roles, area, phone, status and version.</param>
    /// <returns>The users.</returns>
    IAsyncEnumerable<UserView> List(UserFilter filter, UserPosition? after, bool isBrief);

    /// <summary>Some of the users that are meant.</summary>
    /// <param name="filter">Which ones, and in which order.</param>
    /// <param name="after">Where to go on; null for the start.</param>
    /// <param name="offset">How many to leave out after that.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="isBrief">Whether what a list of names shows is enough.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The users, each with what it is ordered by.</returns>
    Task<IReadOnlyList<OrderedUser>> ListAsync(
        UserFilter filter,
        UserPosition? after,
        int offset,
        int limit,
        bool isBrief,
        CancellationToken cancellationToken);

    /// <summary>How many users are meant.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(UserFilter filter, CancellationToken cancellationToken);

    /// <summary>How many users are meant, if the organization has only a few altogether, so that counting costs little.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="most">How many are few.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Their number, null when the organization has more users than that, or had within the last minute.</returns>
    Task<int?> CountFewAsync(UserFilter filter, int most, CancellationToken cancellationToken);
}
