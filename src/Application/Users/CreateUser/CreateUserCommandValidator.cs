using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>Checks roles, locals and area against the organization, and the password against the policy.</summary>
internal sealed class CreateUserCommandValidator : AbstractValidator<CreateUserCommand>
{
    public CreateUserCommandValidator(IOrganizations organizations, PasswordPolicy policy, ICallerAccessor caller)
    {
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            var assignment = new Assignment(organization, command.Roles, command.Locals, command.Area);
            context.AddErrors(assignment.Errors);
            if (assignment.Roles.IsSet && assignment.Area.IsSet == command.Area.IsSet)
            {
                context.AddErrors(
                    nameof(command.Area),
                    User.CheckAssignment(assignment.Roles.Value, assignment.Area.Value),
                    command.Area.Sent);
            }

            if (command.Password.IsValid)
            {
                var email = command.Email.IsValid ? command.Email.Value.Value : null;
                var name = command.Name.IsValid ? command.Name.Value.Value : null;
                context.AddErrors(nameof(command.Password), policy.Check(command.Password.Value, email, name));
            }
        });
    }
}
