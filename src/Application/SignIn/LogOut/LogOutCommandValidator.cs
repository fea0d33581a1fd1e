using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;

namespace HelpDesk.Users.Application.SignIn.LogOut;

internal sealed class LogOutCommandValidator : AbstractValidator<LogOutCommand>
{
    public LogOutCommandValidator() => RuleFor(command => command.RefreshToken).MustBePresent();
}
