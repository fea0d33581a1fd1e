using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.DeactivateUser;
using HelpDesk.Users.Application.Users.ReactivateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.UpdateUser;

/// <summary>
/// Changes the members of a user that were sent, all or none. A role, area, status or password that changes ends the
/// user's tokens, and so does another answer to whether the password must be changed.
/// Refused with <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.UserNotFound"/>, <see cref="ErrorCodes.EmailTaken"/>
/// or <see cref="ErrorCodes.LastAdministrator"/>.
/// </summary>
/// <param name="User">The user.</param>
[RequiresPermission(Permissions.UsersEdit, AuditName = "UpdateUser")]
public sealed record UpdateUserCommand(UserReference User) : ParsedRequest, ICommand<Result<UserView>>, IDetailsChange
{
    /// <summary>A new address.</summary>
    public Input<EmailAddress> Email { get; init; }

    /// <summary>A new full name.</summary>
    public Input<NameChange> Name { get; init; }

    /// <summary>A new password; unless callers set their own, it must be changed at the next sign-in.</summary>
    public Input<Password> Password { get; init; }

    /// <summary>New roles, instead of all before. The area is kept unless one is sent.</summary>
    public Input<IReadOnlyList<RoleReference>> Roles { get; init; }

    /// <summary>The ids of new locals, instead of all before.</summary>
    public Input<IReadOnlyList<string>> Locals { get; init; }

    /// <summary>A new area; null for none.</summary>
    public Input<Area?> Area { get; init; }

    /// <summary>A new phone number; null for none.</summary>
    public Input<Telefono?> Telefono { get; init; }

    /// <summary>Whether the user may sign in from now on.</summary>
    public Input<UserStatus> Status { get; init; }

    /// <summary>Whether the user must change its password at its next sign-in, whatever a new password alone would say.</summary>
    public Input<bool> MustChangePassword { get; init; }

    /// <summary>The versions of which the user must have one, else <see cref="ErrorCodes.VersionMismatch"/>; null for any.</summary>
    public IReadOnlyList<long>? ExpectedVersions { get; init; }

    /// <summary>Whether its counters are wanted in the answer.</summary>
    public bool WithStats { get; init; }

    /// <summary>
    /// The command to send: a change of status alone is a <see cref="DeactivateUserCommand"/> or a <see cref="ReactivateUserCommand"/>,
    /// whichever contract asks for it.
    /// </summary>
    /// <returns>That command, or this one.</returns>
    public ICommand<Result<UserView>> ByIntent() => (IsStatusAlone ? Status.Value : default(UserStatus?)) switch
    {
        UserStatus.Active => new ReactivateUserCommand(User, ExpectedVersions) { WithStats = WithStats },
        UserStatus.Inactive => new DeactivateUserCommand(User, ExpectedVersions) { WithStats = WithStats },
        _ => this,
    };

    private bool IsStatusAlone =>
        Status.IsValid && Faults.Count == 0 && !IsAssignment
        && !Email.IsSet && !Name.IsSet && !Password.IsSet && !Telefono.IsSet && !MustChangePassword.IsSet;

    /// <summary>Whether roles, locals or the area are sent, which the organization has to know.</summary>
    internal bool IsAssignment => Roles.IsSet || Locals.IsSet || Area.IsSet;
}
