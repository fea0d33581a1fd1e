using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Changes a user's status, roles and area, for all commands that do so.</summary>
internal static class AccessChanges
{
    /// <summary>
    /// Changes what was sent: reactivates first and deactivates last, so that the check for the last administrator sees the right status.
    /// New roles replace all the previous ones. <paramref name="countOtherAdministrators"/> counts the organization's other
    /// administrators who can sign in; null when the user isn't one.
    /// </summary>
    /// <returns>Success, or the errors of <see cref="User.Assign"/>, <see cref="User.Deactivate"/> or <see cref="User.Suspend"/>.</returns>
    public static async Task<Result> ChangeAccessAsync(
        this User user,
        Optional<UserStatus> status,
        Optional<IReadOnlyList<RoleDefinition>> roles,
        Optional<Area?> area,
        Func<Task<int?>> countOtherAdministrators,
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
