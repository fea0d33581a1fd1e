using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.UpdateOwnUser;

/// <summary>
/// Changes the members of the caller that were sent, all or none. A new password ends all its tokens. Who must change its password
/// may send that and nothing else. Refused with <see cref="ErrorCodes.OwnAccess"/>, <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.EmailTaken"/>, <see cref="ErrorCodes.WrongCurrentPassword"/> or, as guesses count like those at sign-in,
/// <see cref="ErrorCodes.TooManyAttempts"/>.
/// </summary>
[RequiresSignIn(AuditName = "UpdateOwnUser")]
public sealed record UpdateOwnUserCommand : ParsedRequest, ICommand<Result<UserView>>, IDetailsChange, IRestrictedRequest
{
    /// <summary>A new address.</summary>
    public Input<EmailAddress> Email { get; init; }

    /// <summary>A new full name.</summary>
    public Input<NameChange> Name { get; init; }

    /// <summary>A new password; another one.</summary>
    public Input<Password> Password { get; init; }

    /// <summary>The password in use, without which there is no new one, except for a caller who was let in only to change it.</summary>
    public Input<Secret> CurrentPassword { get; init; }

    /// <summary>
    /// Whether the request is also for what nobody changes of itself, whatever its permissions: roles, status, and whether the
    /// password must be changed.
    /// </summary>
    public bool ChangesAccess { get; init; }

    /// <summary>The versions of which the caller must have one, else <see cref="ErrorCodes.VersionMismatch"/>; null for any.</summary>
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
