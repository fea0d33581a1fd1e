namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A user with the sort key.</summary>
/// <param name="Key">The value that the users are sorted by; null in order of creation.</param>
public sealed record OrderedUser<TUser>(TUser User, string? Key)
    where TUser : UserSummary;
