using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;

/// <summary>Asks the domain about the name, and about what the caller may give.</summary>
internal sealed class CreateServiceAccountCommandValidator : AbstractValidator<CreateServiceAccountCommand>
{
    public CreateServiceAccountCommandValidator(IOrganizations organizations, ICallerAccessor caller)
    {
        RuleFor(command => command.ServiceName).MustParse(ServiceAccountName.Parse);
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            var granted = organization.FindGrantable(command.Permissions, caller.Current.Permissions);
            context.AddErrors(nameof(command.Permissions), granted, command.Permissions);
        });
    }
}
