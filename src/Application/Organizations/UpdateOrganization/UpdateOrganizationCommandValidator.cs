using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations.UpdateOrganization;

/// <summary>Asks the domain about the name and the areas.</summary>
internal sealed class UpdateOrganizationCommandValidator : AbstractValidator<UpdateOrganizationCommand>
{
    public UpdateOrganizationCommandValidator()
    {
        RuleFor(command => command.Name).MustParse(Organization.ParseName);
        RuleFor(command => command).Custom((command, context) => context.AddAreaErrors(nameof(command.Areas), command.Areas.Value ?? []));
    }
}
