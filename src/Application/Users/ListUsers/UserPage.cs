namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Some users of a list.</summary>
/// <typeparam name="TUser">How much of the users is read.</typeparam>
/// <param name="Users">The users; those of a list without a limit are read as they are consumed.</param>
/// <param name="NextCursor">What continues the list after these; null at its end, and without a limit.</param>
/// <param name="Total">How many users the whole list has; null when nobody asked, or counting is too expensive.</param>
public sealed record UserPage<TUser>(IAsyncEnumerable<TUser> Users, string? NextCursor, int? Total)
    where TUser : UserSummary;
