using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Adds counters to the views of users.</summary>
internal static class UserStatsExtensions
{
    /// <summary>Returns the user with the counters, or without them when they aren't requested.</summary>
    public static async Task<UserView> IncludeAsync(
        this IUserStats stats,
        UserView user,
        bool isRequested,
        CancellationToken cancellationToken) => isRequested ? (await stats.IncludeAsync([user], cancellationToken))[0] : user;

    /// <summary>Returns the users of a page with their counters.</summary>
    public static async Task<IReadOnlyList<UserView>> IncludeAsync(
        this IUserStats stats,
        IReadOnlyList<UserView> users,
        CancellationToken cancellationToken)
    {
        var counters = await stats.FindAsync([.. users.Select(user => user.Number)], cancellationToken);
        return [.. users.Select(user => user with { Stats = counters.GetValueOrDefault(user.Number, UserStats.None).Counters })];
    }
}
