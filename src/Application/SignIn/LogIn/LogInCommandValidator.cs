using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.SignIn.LogIn;

/// <summary>The address must be one; the password must be there, and is otherwise only compared.</summary>
internal sealed class LogInCommandValidator : AbstractValidator<LogInCommand>
{
    public LogInCommandValidator()
    {
        RuleFor(command => command.Email).MustParse(EmailAddress.Parse);
        RuleFor(command => command.Password).MustBePresent();
    }
}
