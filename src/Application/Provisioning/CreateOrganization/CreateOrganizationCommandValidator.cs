using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning.CreateOrganization;

/// <summary>Asks the domain about the id too, and the policy about a password.</summary>
internal sealed class CreateOrganizationCommandValidator : NewOrganizationValidator<CreateOrganizationCommand>
{
    public CreateOrganizationCommandValidator(PasswordPolicy policy)
    {
        RuleFor(command => command.OrganizationId).MustParse(Organization.ParseId);
        RuleFor(command => command).Custom((command, context) =>
        {
            if (command.AdminPassword is { } password)
            {
                context.AddErrors(nameof(command.AdminPassword), policy.Parse(password.Value, command.AdminEmail, name: null), attemptedValue: null);
            }
        });
    }
}
