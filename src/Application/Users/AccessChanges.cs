using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>What becomes of a user's status, roles and area, whoever changes them.</summary>
internal static class AccessChanges
{
    /// <summary>Changes what was sent, in the order in which the last administrator can be kept.</summary>
    /// <param name="user">The user.</param>
    /// <param name="status">Whether it may come in from now on.</param>
    /// <param name="roles">New roles, instead of all before.</param>
    /// <param name="area">A new area; null for none.</param>
    /// <param name="countOtherAdministrators">How many other active administrators the organization has.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>Success, or what the user refuses.</returns>
    public static async Task<Result> ChangeAccessAsync(
        this User user,
        Optional<UserStatus> status,
        Optional<IReadOnlyList<RoleDefinition>> roles,
        Optional<Area?> area,
        Func<Task<int>> countOtherAdministrators,
        DateTimeOffset now)
    {
        if (status is { IsSet: true, Value: UserStatus.Active })
        {
            user.Reactivate(now);
        }

        if (roles.IsSet || area.IsSet)
        {
            var assigned = user.Assign(
                roles.IsSet ? roles.Value : user.Roles,
                area.IsSet ? area.Value : user.Area,
                await countOtherAdministrators(),
                now);
            if (!assigned.IsSuccess)
            {
                return assigned;
            }
        }

        return status switch
        {
            { IsSet: true, Value: UserStatus.Inactive } => user.Deactivate(await countOtherAdministrators(), now),
            { IsSet: true, Value: UserStatus.Suspended } => user.Suspend(await countOtherAdministrators(), now),
            _ => Result.Success,
        };
    }
}
