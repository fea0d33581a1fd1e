using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.UpdateOwnUser;

/// <summary>
/// Changes the fields of the caller's own user that were sent, all or none. A new password revokes all the caller's tokens. A caller
/// who must change the password can send only that. A wrong current password counts as a failed sign-in. Refused with
/// <see cref="ErrorCodes.OwnAccess"/>, <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.EmailTaken"/>,
/// <see cref="ErrorCodes.WrongCurrentPassword"/> or <see cref="ErrorCodes.TooManyAttempts"/>.
/// </summary>
[RequiresSignIn(AuditName = "UpdateOwnUser")]
public sealed record UpdateOwnUserCommand : ParsedRequest, ICommand<Result<UserView>>, IDetailsChange, IRestrictedRequest
{
    /// <summary>The new email address.</summary>
    public Input<EmailAddress> Email { get; init; }

    /// <summary>The new full name, or a part of it.</summary>
    public Input<NameChange> Name { get; init; }

    /// <summary>The new password, which must differ from the current one.</summary>
    public Input<Password> Password { get; init; }

    /// <summary>The current password; required with a new one, unless the caller signed in with a temporary password.</summary>
    public Input<Secret> CurrentPassword { get; init; }

    /// <summary>
    /// Whether the request also changes roles, status or the duty to change the password. No caller can change these for their own
    /// user, whatever their permissions.
    /// </summary>
    public bool ChangesAccess { get; init; }

    /// <summary>The versions that are accepted, otherwise <see cref="ErrorCodes.VersionMismatch"/>; null for any.</summary>
    public IReadOnlyList<long>? ExpectedVersions { get; init; }

    /// <inheritdoc/>
    public Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var isPasswordOnly = Password.IsSet && !Email.IsSet && !Name.IsSet && !ChangesAccess;
        return caller.MustChangePassword && !isPasswordOnly ? UserErrors.PasswordChangeRequired
            : ChangesAccess ? UserErrors.OwnAccess
            : null;
    }
}
