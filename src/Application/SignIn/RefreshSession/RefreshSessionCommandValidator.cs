using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;

namespace HelpDesk.Users.Application.SignIn.RefreshSession;

internal sealed class RefreshSessionCommandValidator : AbstractValidator<RefreshSessionCommand>
{
    public RefreshSessionCommandValidator() => RuleFor(command => command.RefreshToken).MustBePresent();
}
