using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.ChangePassword;

/// <summary>
/// Changes the caller's password and revokes all the caller's tokens. The new password must differ from the current one, and a wrong
/// current password counts as a failed sign-in. Refused with <see cref="ErrorCodes.WrongCurrentPassword"/>,
/// <see cref="ErrorKind.Validation"/> or <see cref="ErrorCodes.TooManyAttempts"/>.
/// </summary>
[RequiresSignIn(AuditName = "ChangePassword")]
public sealed record ChangePasswordCommand(Input<Secret> CurrentPassword, Input<Password> NewPassword) : ParsedRequest, ICommand<Result>;
