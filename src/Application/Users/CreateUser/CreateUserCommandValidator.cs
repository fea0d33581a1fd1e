using System.Text;
using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>Asks the domain about each field, and about roles and area together.</summary>
internal sealed class CreateUserCommandValidator : AbstractValidator<CreateUserCommand>
{
    public CreateUserCommandValidator(IOrganizations organizations, PasswordPolicy policy, ICallerAccessor caller)
    {
        RuleFor(command => command.Email).MustParse(EmailAddress.Parse);
        RuleFor(command => command).Custom((command, context) =>
        {
            var name = command.Name.Parse();
            context.AddNameErrors(nameof(command.Name), command.Name, name);
            var password = policy.Parse(command.Password?.Value, command.Email, name.IsSuccess ? name.Value.Value : null);
            context.AddErrors(nameof(command.Password), password, attemptedValue: null);
            if (command.IdempotencyKey is { } key && (key.Length is 0 or > CreateUserCommand.MaxIdempotencyKeyLength || !Ascii.IsValid(key)))
            {
                context.AddError(nameof(command.IdempotencyKey), Error.Validation(ErrorCodes.Malformed));
            }

            if (command.Username is not null)
            {
                context.AddErrors(nameof(command.Username), Username.Parse(command.Username), command.Username);
            }
        });
        RuleFor(command => command.Telefono).MustParse(Telefono.Parse);
        RuleFor(command => command.Avatar).MustParse(Avatar.Parse);
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            var roles = organization.FindRoles(command.Roles);
            context.AddErrors(nameof(command.Roles), roles);
            context.AddErrors(nameof(command.Locals), organization.FindLocals(command.Locals));
            var area = organization.FindArea(command.Area);
            context.AddErrors(nameof(command.Area), area, command.Area);
            if (roles.IsSuccess && area.IsSuccess)
            {
                context.AddErrors(nameof(command.Area), User.CheckAssignment(roles.Value, area.Value), command.Area);
            }
        });
    }
}
