using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Application.Users.ReactivateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.UpdateUser;

/// <summary>
/// Changes the fields of a user that were sent, all or none. A change of roles, area, status, password or
/// <see cref="MustChangePassword"/> revokes the user's tokens. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.UserNotFound"/>, <see cref="ErrorCodes.EmailTaken"/> or <see cref="ErrorCodes.LastAdministrator"/>.
/// </summary>
[RequiresPermission(Permissions.UsersEdit, AuditName = "UpdateUser")]
public sealed record UpdateUserCommand(UserReference User) : ParsedRequest, ICommand<Result<UserView>>, IDetailsChange
{
    /// <summary>The new email address.</summary>
    public Input<EmailAddress> Email { get; init; }

    /// <summary>The new full name, or a part of it.</summary>
    public Input<NameChange> Name { get; init; }

    /// <summary>The new password. The user must change it at the next sign-in, unless the user is the caller.</summary>
    public Input<Password> Password { get; init; }

    /// <summary>The new roles, which replace all the previous ones. The area stays unless it is sent too.</summary>
    public Input<IReadOnlyList<RoleReference>> Roles { get; init; }

    /// <summary>The ids of the new locals, which replace all the previous ones.</summary>
    public Input<IReadOnlyList<string>> Locals { get; init; }

    /// <summary>The new area; null for none.</summary>
    public Input<Area?> Area { get; init; }

    /// <summary>The new phone number; null for none.</summary>
    public Input<Telefono?> Telefono { get; init; }

    /// <summary>The new status.</summary>
    public Input<UserStatus> Status { get; init; }

    /// <summary>Whether the user must change the password at the next sign-in; this overrides the effect of a new password.</summary>
    public Input<bool> MustChangePassword { get; init; }

    /// <summary>The versions that are accepted, otherwise <see cref="ErrorCodes.VersionMismatch"/>; null for any.</summary>
    public IReadOnlyList<long>? ExpectedVersions { get; init; }

    /// <summary>Whether the result includes the user's counters.</summary>
    public bool WithStats { get; init; }

    /// <summary>
    /// Returns the command to send: a <see cref="DeactivateUserCommand"/> or a <see cref="ReactivateUserCommand"/> when only the status
    /// changes, otherwise this one.
    /// </summary>
    public ICommand<Result<UserView>> ByIntent() => (IsStatusAlone ? Status.Value : default(UserStatus?)) switch
    {
        UserStatus.Active => new ReactivateUserCommand(User, ExpectedVersions) { WithStats = WithStats },
        UserStatus.Inactive => new DeactivateUserCommand(User, ExpectedVersions) { WithStats = WithStats },
        _ => this,
    };

    private bool IsStatusAlone =>
        Status.IsValid && Faults.Count == 0 && !IsAssignment
        && !Email.IsSet && !Name.IsSet && !Password.IsSet && !Telefono.IsSet && !MustChangePassword.IsSet;

    /// <summary>Whether roles, locals or the area are sent, which must exist in the organization.</summary>
    internal bool IsAssignment => Roles.IsSet || Locals.IsSet || Area.IsSet;
}
