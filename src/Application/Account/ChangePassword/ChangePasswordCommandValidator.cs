using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.ChangePassword;

/// <summary>Checks the new password against the policy and against the current password.</summary>
internal sealed class ChangePasswordCommandValidator : AbstractValidator<ChangePasswordCommand>
{
    public ChangePasswordCommandValidator(PasswordPolicy policy, IUserQueries users, ICallerAccessor caller)
    {
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var self = caller.Current.UserId is { } id ? await users.FindAsync(id, cancellationToken) : null;
            context.AddErrors(nameof(command.NewPassword), policy.Check(command.NewPassword.Value, self?.Email, self?.Name));
            context.AddErrorWhenUnchanged(nameof(command.NewPassword), command.NewPassword, command.CurrentPassword);
        }).When(command => command.NewPassword.IsValid);
    }
}
