using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Shows counters with the users that they belong to.</summary>
internal static class UserStatsExtensions
{
    /// <summary>The user with its counters, when they are wanted.</summary>
    public static async Task<UserView> ShowAsync(this IUserStats stats, UserView user, bool isWanted, CancellationToken cancellationToken) =>
        isWanted ? (await stats.ShowAsync([user], cancellationToken))[0] : user;

    /// <summary>The users of a page with their counters.</summary>
    public static async Task<IReadOnlyList<UserView>> ShowAsync(this IUserStats stats, IReadOnlyList<UserView> users, CancellationToken cancellationToken)
    {
        var counters = await stats.FindAsync([.. users.Select(user => user.Number)], cancellationToken);
        return [.. users.Select(user => user with { Stats = counters.GetValueOrDefault(user.Number, UserStats.None).Counters })];
    }
}
