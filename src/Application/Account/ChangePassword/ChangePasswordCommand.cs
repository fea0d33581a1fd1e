using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.ChangePassword;

/// <summary>
/// Lets callers choose a new password, which ends all their tokens. Refused with <see cref="ErrorCodes.WrongCurrentPassword"/>,
/// <see cref="ErrorKind.Validation"/> or, as guesses count like those at sign-in, <see cref="ErrorCodes.TooManyAttempts"/>.
/// </summary>
/// <param name="CurrentPassword">The password in use.</param>
/// <param name="NewPassword">The password to come; another one.</param>
[RequiresSignIn(AuditName = "ChangePassword")]
public sealed record ChangePasswordCommand(Input<Secret> CurrentPassword, Input<Password> NewPassword) : ParsedRequest, ICommand<Result>;
