using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning.CreateOrganization;

/// <summary>Checks the administrator's password against the policy.</summary>
internal sealed class CreateOrganizationCommandValidator : AbstractValidator<CreateOrganizationCommand>
{
    public CreateOrganizationCommandValidator(PasswordPolicy policy) => RuleFor(command => command).Custom((command, context) =>
    {
        var email = command.AdminEmail.IsValid ? command.AdminEmail.Value.Value : null;
        context.AddErrors(nameof(command.AdminPassword), policy.Check(command.AdminPassword.Value, email, name: null));
    }).When(command => command.AdminPassword.IsValid);
}
