namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A place in an order of users, which stays right while users are added and removed.</summary>
/// <param name="Key">What the last user before it is ordered by; null in order of creation.</param>
/// <param name="Number">The number of that user.</param>
public sealed record UserPosition(string? Key, long Number);
