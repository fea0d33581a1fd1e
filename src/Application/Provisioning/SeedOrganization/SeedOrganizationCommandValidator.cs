using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning.SeedOrganization;

/// <summary>Judges the form of the password only; the handler asks the policy, when the password is about to be set.</summary>
internal sealed class SeedOrganizationCommandValidator : NewOrganizationValidator<SeedOrganizationCommand>
{
    public SeedOrganizationCommandValidator() => RuleFor(command => command.AdminPassword).Custom((password, context) =>
    {
        if (password is not null)
        {
            context.AddErrors(context.PropertyPath, Password.Parse(password.Value), attemptedValue: null);
        }
    });
}
