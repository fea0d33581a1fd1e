namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A page of a list of users.</summary>
/// <param name="Users">The users; without a limit they are streamed.</param>
/// <param name="NextCursor">The cursor of the next page; null on the last page and without a limit.</param>
/// <param name="Total">The number of users on all pages; null without a limit, unless it was requested.</param>
public sealed record UserPage<TUser>(IAsyncEnumerable<TUser> Users, string? NextCursor, int? Total)
    where TUser : UserSummary;
