using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations.AddRole;

/// <summary>Asks the domain about each member.</summary>
internal sealed class AddRoleCommandValidator : AbstractValidator<AddRoleCommand>
{
    public AddRoleCommandValidator()
    {
        RuleFor(command => command.Key).MustParse(RoleDefinition.ParseKey);
        RuleFor(command => command.RoleName).MustParse(RoleDefinition.ParseName);
        RuleFor(command => command.Description).MustParse(RoleDefinition.ParseDescription);
        RuleFor(command => command).Custom((command, context) =>
        {
            context.AddErrors(nameof(command.Permissions), Permissions.Parse(command.Permissions));
            if (command.Number is { } number)
            {
                context.AddErrors(nameof(command.Number), RoleDefinition.ParseNumber(number), number);
            }
        });
    }
}
