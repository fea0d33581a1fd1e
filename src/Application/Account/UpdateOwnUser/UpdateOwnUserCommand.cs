using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Account.UpdateOwnUser;

/// <summary>
/// Changes the members of the caller that were sent, all or none. A new password ends all its tokens. Who must change its password
/// may send that and nothing else. Refused with <see cref="ErrorCodes.OwnAccess"/>, <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.EmailTaken"/>, <see cref="ErrorCodes.WrongCurrentPassword"/> or, as guesses count like those at sign-in,
/// <see cref="ErrorCodes.TooManyAttempts"/>.
/// </summary>
[RequiresSignIn(AuditName = "UpdateOwnUser")]
public sealed record UpdateOwnUserCommand : ICommand<Result<UserView>>, IDetailsChange, IInputErrors, IRestrictedRequest
{
    /// <summary>A new address.</summary>
    public Optional<string?> Email { get; init; }

    /// <summary>A new full name; of one in two parts, a part that is null stays as it is.</summary>
    public Optional<NameInput> Name { get; init; }

    /// <summary>A new password; another one.</summary>
    public Optional<Secret?> Password { get; init; }

    /// <summary>The password in use, without which there is no new one, except for who was let in only to change it.</summary>
    public Secret? CurrentPassword { get; init; }

    /// <summary>
    /// Whether the request is also for what nobody changes of itself, whatever its permissions: roles, status, and whether the
    /// password must be changed.
    /// </summary>
    public bool ChangesAccess { get; init; }

    /// <summary>The versions of which the caller must have one, else <see cref="ErrorCodes.VersionMismatch"/>; null for any.</summary>
    public IReadOnlyList<long>? ExpectedVersions { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];

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
