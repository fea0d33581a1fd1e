using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations.UpdateRole;

/// <summary>Asks the domain about each member that was sent.</summary>
internal sealed class UpdateRoleCommandValidator : AbstractValidator<UpdateRoleCommand>
{
    public UpdateRoleCommandValidator()
    {
        RuleFor(command => command.RoleName).MustParse(RoleDefinition.ParseName);
        RuleFor(command => command.Description).MustParse(RoleDefinition.ParseDescription);
        RuleFor(command => command).Custom((command, context) =>
            context.AddErrors(nameof(command.Permissions), Permissions.Parse(command.Permissions.Value ?? [])));
    }
}
