namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A position in a sorted list of users, which stays correct when users are added or deleted.</summary>
/// <param name="Key">The sort key of the last user before the position; null in order of creation.</param>
public sealed record UserPosition(string? Key, long Number);
