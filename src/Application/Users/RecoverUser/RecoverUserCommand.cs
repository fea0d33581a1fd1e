using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.RecoverUser;

/// <summary>
/// Gives a user a generated password and unlocks the sign-in, for an operator, when nobody can sign in to do so. Refused with
/// <see cref="ErrorCodes.UserNotFound"/>, and with <see cref="ErrorCodes.UserInactive"/> unless <see cref="Reactivates"/>.
/// </summary>
/// <param name="Operator">Who runs the command, such as <c>root@server-1</c>, for the audit.</param>
[SystemOnly(AuditName = "RecoverUser")]
public sealed record RecoverUserCommand(Input<EmailAddress> Email, Input<Reason> Reason, string Operator) : ICommand<Result<RecoveredUser>>
{
    /// <summary>How long the generated password is valid, in organizations where it must be changed.</summary>
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromHours(1);

    /// <summary>Whether to reactivate an inactive or suspended user.</summary>
    public bool Reactivates { get; init; }

    /// <summary>Whether the user gets the administrator's role instead of its roles.</summary>
    public bool MakesAdministrator { get; init; }
}
