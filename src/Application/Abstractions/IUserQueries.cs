using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.Abstractions;

/// <summary>The users of the caller's organization, for reading: straight from the database to what is returned.</summary>
public interface IUserQueries
{
    /// <summary>One user.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The user, or null when the organization has none with this id.</returns>
    Task<UserView?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>All users in order of creation, read as they are consumed.</summary>
    /// <returns>The users.</returns>
    IAsyncEnumerable<UserView> List();
}
