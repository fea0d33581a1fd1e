namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>A user with what it is ordered by.</summary>
/// <typeparam name="TUser">How much of the user is read.</typeparam>
/// <param name="User">The user.</param>
/// <param name="Key">What it is ordered by; null in order of creation.</param>
public sealed record OrderedUser<TUser>(TUser User, string? Key)
    where TUser : UserSummary;
