using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;

/// <summary>Asks the domain about the overlap.</summary>
internal sealed class RotateServiceAccountSecretCommandValidator : AbstractValidator<RotateServiceAccountSecretCommand>
{
    public RotateServiceAccountSecretCommandValidator() =>
        RuleFor(command => command).Custom((command, context) =>
            context.AddErrors(nameof(command.OverlapSeconds), ServiceAccount.ParseOverlap(command.OverlapSeconds), command.OverlapSeconds));
}
