using FluentValidation;
using HelpDesk.Users.Application.Validation;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.SignIn.ChangePassword;

/// <summary>The new password must be acceptable, and new.</summary>
internal sealed class ChangePasswordCommandValidator : AbstractValidator<ChangePasswordCommand>
{
    public ChangePasswordCommandValidator()
    {
        RuleFor(command => command.CurrentPassword).MustBePresent();
        RuleFor(command => command.NewPassword).MustParse(Password.Parse);
        RuleFor(command => command).Custom((command, context) =>
        {
            if (command.NewPassword is { } chosen && chosen.Value == command.CurrentPassword?.Value)
            {
                Result unchanged = Error.Validation(ErrorCodes.PasswordUnchanged);
                context.AddErrors(nameof(command.NewPassword), unchanged, attemptedValue: null);
            }
        });
    }
}
