using FluentValidation;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Validation;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>Asks the domain about each field, and about role and area together.</summary>
internal sealed class CreateUserCommandValidator : AbstractValidator<CreateUserCommand>
{
    public CreateUserCommandValidator(IOrganizations organizations, PasswordPolicy policy, ICallerAccessor caller)
    {
        RuleFor(command => command.Email).MustParse(EmailAddress.Parse);
        RuleFor(command => command.Name).MustParse(PersonName.Parse);
        RuleFor(command => command).Custom((command, context) => context.AddErrors(
            nameof(command.Password),
            policy.Parse(command.Password?.Value, command.Email, command.Name),
            attemptedValue: null));
        RuleFor(command => command.Telefono).MustParse(Telefono.Parse);
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            var role = organization.FindRole(command.Role);
            context.AddErrors(nameof(command.Role), role, command.Role);
            var area = organization.FindArea(command.Area);
            context.AddErrors(nameof(command.Area), area, command.Area);
            if (role.IsSuccess && area.IsSuccess)
            {
                context.AddErrors(nameof(command.Area), role.Value.CheckArea(area.Value), command.Area);
            }
        });
    }
}
