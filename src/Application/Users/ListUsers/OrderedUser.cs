namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A user with what it is ordered by.</summary>
/// <param name="User">The user.</param>
/// <param name="Key">What it is ordered by; null in order of creation.</param>
public sealed record OrderedUser(UserView User, string? Key);
