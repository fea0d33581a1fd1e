using FluentValidation;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Validation;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.UpdateUser;

/// <summary>Asks the domain about each field that was sent, and about the roles and area that the user would end up with.</summary>
internal sealed class UpdateUserCommandValidator : AbstractValidator<UpdateUserCommand>
{
    private readonly IOrganizations organizations;
    private readonly IUserQueries users;
    private readonly PasswordPolicy policy;
    private readonly ICallerAccessor caller;

    public UpdateUserCommandValidator(IOrganizations organizations, IUserQueries users, PasswordPolicy policy, ICallerAccessor caller)
    {
        (this.organizations, this.users, this.policy, this.caller) = (organizations, users, policy, caller);
        RuleFor(command => command.Email).MustParse(EmailAddress.Parse);
        RuleFor(command => command.Telefono).MustParse(Telefono.Parse);
        RuleFor(command => command).CustomAsync(CheckWhatDependsOnTheUserAsync).When(command =>
            command.Name.IsSet || command.Password.IsSet || command.IsAssignment);
    }

    private async Task CheckWhatDependsOnTheUserAsync(
        UpdateUserCommand command,
        ValidationContext<UpdateUserCommand> context,
        CancellationToken cancellationToken)
    {
        // A whole name can be judged without knowing whose it is.
        var dependsOnTheUser = command.Password.IsSet || command.IsAssignment || command.Name.Value.IsPartial;
        var current = dependsOnTheUser ? await users.FindAsync(command.User, cancellationToken) : null;
        context.AddNameAndPasswordErrors(current, policy);
        if (command.IsAssignment)
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            CheckAssignment(command, context, current, organization);
        }
    }

    private static void CheckAssignment(
        UpdateUserCommand command,
        ValidationContext<UpdateUserCommand> context,
        UserView? current,
        Organization organization)
    {
        if (command.Locals.IsSet)
        {
            context.AddErrors(nameof(command.Locals), organization.FindLocals(command.Locals.Value));
        }

        var roles = organization.FindRoles(command.Roles.IsSet
            ? command.Roles.Value
            : [.. (current?.Roles ?? []).Select(RoleReference.Named)]);
        if (command.Roles.IsSet)
        {
            context.AddErrors(nameof(command.Roles), roles);
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

        if (current is not null && area.IsSuccess && roles.IsSuccess)
        {
            context.AddErrors(nameof(command.Area), User.CheckAssignment(roles.Value, area.Value), command.Area.Value);
        }
    }
}
