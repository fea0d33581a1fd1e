using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.ChangePassword;

/// <summary>The new password must be acceptable, and new.</summary>
internal sealed class ChangePasswordCommandValidator : AbstractValidator<ChangePasswordCommand>
{
    public ChangePasswordCommandValidator(PasswordPolicy policy, IUserQueries users, ICallerAccessor caller)
    {
        RuleFor(command => command.CurrentPassword).MustBePresent();
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var self = caller.Current.UserId is { } id ? await users.FindAsync(id, cancellationToken) : null;
            var parsed = policy.Parse(command.NewPassword?.Value, self?.Email, self?.Name);
            context.AddErrors(nameof(command.NewPassword), parsed, attemptedValue: null);
        });
        RuleFor(command => command).Custom((command, context) =>
            context.AddErrorWhenUnchanged(nameof(command.NewPassword), command.NewPassword, command.CurrentPassword));
    }
}
