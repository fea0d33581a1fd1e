using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>What the audit tells of a user that is stored: every change goes through the repository, so none is forgotten.</summary>
internal static class UserAudit
{
    public static AuditEntry Created(User user) => About(AuditActions.UserCreated, user) with { Changes = Differences(null, user) };

    public static AuditEntry Deleted(User user) => About(AuditActions.UserDeleted, user) with { Changes = Differences(user, null) };

    public static AuditEntry Unlocked(User user) => About(AuditActions.UserUnlocked, user);

    /// <summary>One entry for each thing that happened; none when nothing did.</summary>
    public static IEnumerable<AuditEntry> Changed(User before, User after, bool isPasswordNew, Caller caller)
    {
        if (isPasswordNew)
        {
            yield return About(caller.UserId == after.Id ? AuditActions.PasswordChanged : AuditActions.PasswordReset, after);
        }

        if (before.Status != after.Status)
        {
            yield return About(
                after.Status switch
                {
                    UserStatus.Active => AuditActions.UserReactivated,
                    UserStatus.Suspended => AuditActions.UserSuspended,
                    _ => AuditActions.UserDeactivated,
                },
                after);
        }

        var changes = Differences(before, after);
        // A new password says by itself whether it must be changed: not when the user chose it.
        var hadToChange = isPasswordNew ? caller.UserId != after.Id : before.MustChangePassword;
        if (hadToChange != after.MustChangePassword)
        {
            changes.Add(new("must_change_password", Flag(hadToChange), Flag(after.MustChangePassword)));
        }

        if (changes.Count > 0)
        {
            yield return About(AuditActions.UserUpdated, after) with { Changes = changes };
        }
        else if (before.AccessVersion != after.AccessVersion && before.Status == after.Status && !isPasswordNew)
        {
            yield return About(AuditActions.SignedOutEverywhere, after);
        }
    }

    private static AuditEntry About(string action, User user) => new(action)
    {
        OrganizationId = user.OrganizationId,
        SubjectId = user.Id.ToString(),
        SubjectName = user.Email.Value,
    };

    private static List<AuditChange> Differences(User? before, User? after) =>
    [
        .. new AuditChange[]
        {
            new("email", before?.Email.Value, after?.Email.Value),
            new("name", before?.Name.Value, after?.Name.Value),
            new("roles", RolesOf(before), RolesOf(after)),
            new("area", before?.Area?.Value, after?.Area?.Value),
            new("telefono", before?.Telefono?.Value, after?.Telefono?.Value),
            new("locals", LocalsOf(before), LocalsOf(after)),
            new("username", before?.Username?.Value, after?.Username?.Value),
        }.Where(change => change.Old != change.New),
    ];

    private static string Flag(bool value) => value ? "true" : "false";

    private static string? LocalsOf(User? user) =>
        user is null or { Locals.Count: 0 } ? null : string.Join(", ", user.Locals.Select(local => local.Id));

    private static string? RolesOf(User? user) => user is null ? null : string.Join(", ", user.Roles.Select(role => role.Name));
}
