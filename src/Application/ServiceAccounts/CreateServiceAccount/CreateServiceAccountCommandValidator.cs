using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;

namespace HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;

/// <summary>Checks that the caller can give the permissions.</summary>
internal sealed class CreateServiceAccountCommandValidator : AbstractValidator<CreateServiceAccountCommand>
{
    public CreateServiceAccountCommandValidator(IOrganizations organizations, ICallerAccessor caller)
    {
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            var granted = organization.FindGrantable(command.Permissions.Value, caller.Current.Permissions);
            context.AddErrors(nameof(command.Permissions), granted, command.Permissions.Sent);
        }).When(command => command.Permissions.IsValid);
    }
}
