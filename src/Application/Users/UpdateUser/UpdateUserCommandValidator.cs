using FluentValidation;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Validation;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.UpdateUser;

/// <summary>Asks the domain about each field that was sent, and about the role and area that the user would end up with.</summary>
internal sealed class UpdateUserCommandValidator : AbstractValidator<UpdateUserCommand>
{
    private readonly IOrganizations organizations;
    private readonly IUserQueries users;
    private readonly ICallerAccessor caller;

    public UpdateUserCommandValidator(IOrganizations organizations, IUserQueries users, PasswordPolicy policy, ICallerAccessor caller)
    {
        (this.organizations, this.users, this.caller) = (organizations, users, caller);
        RuleFor(command => command.Email).MustParse(EmailAddress.Parse);
        RuleFor(command => command.Name).MustParse(PersonName.Parse);
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var current = await users.FindAsync(command.UserId, cancellationToken);
            var email = command.Email.IsSet ? command.Email.Value : current?.Email;
            var name = command.Name.IsSet ? command.Name.Value : current?.Name;
            context.AddErrors(nameof(command.Password), policy.Parse(command.Password.Value?.Value, email, name), attemptedValue: null);
        }).When(command => command.Password.IsSet);
        RuleFor(command => command.Telefono).MustParse(Telefono.Parse);
        RuleFor(command => command).CustomAsync(CheckRoleAndAreaAsync).When(command => command.Role.IsSet || command.Area.IsSet);
    }

    private async Task CheckRoleAndAreaAsync(
        UpdateUserCommand command,
        ValidationContext<UpdateUserCommand> context,
        CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        var current = await users.FindAsync(command.UserId, cancellationToken);

        var roles = current?.Roles.Select(name => organization.FindRole(name).Value).ToList() ?? [];
        if (command.Role.IsSet)
        {
            var role = organization.FindRole(command.Role.Value);
            context.AddErrors(nameof(command.Role), role, command.Role.Value);
            roles = role.IsSuccess ? [role.Value] : [];
        }

        var area = organization.FindArea(command.Area.Value);
        if (command.Area.IsSet)
        {
            context.AddErrors(nameof(command.Area), area, command.Area.Value);
        }
        else
        {
            area = Area.Parse(current?.Area);
        }

        if (current is not null && area.IsSuccess)
        {
            foreach (var role in roles)
            {
                context.AddErrors(nameof(command.Area), role.CheckArea(area.Value), command.Area.Value);
            }
        }
    }
}
