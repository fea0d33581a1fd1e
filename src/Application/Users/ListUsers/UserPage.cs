namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Some users of a list.</summary>
/// <param name="Users">The users; those of a list without a limit are read as they are consumed.</param>
/// <param name="NextCursor">What continues the list after these; null at its end, and without a limit.</param>
/// <param name="Total">How many users the whole list has; null when nobody asked, or it is too dear to know.</param>
public sealed record UserPage(IAsyncEnumerable<UserView> Users, string? NextCursor, int? Total);
