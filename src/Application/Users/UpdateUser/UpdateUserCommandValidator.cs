using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.UpdateUser;

/// <summary>
/// Checks what depends on the organization and on the current user: the roles and the area, the locals, a name of which one part is
/// kept, and the password.
/// </summary>
internal sealed class UpdateUserCommandValidator : AbstractValidator<UpdateUserCommand>
{
    public UpdateUserCommandValidator(IOrganizations organizations, IUserQueries users, PasswordPolicy policy, ICallerAccessor caller)
    {
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var current = await users.FindAsync(command.User, cancellationToken);
            context.AddNameAndPasswordErrors(current, policy);
            if (command.IsAssignment)
            {
                CheckAssignment(command, context, current, await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken));
            }
        }).When(command => command.IsAssignment || command.Password.IsValid || (command.Name.IsValid && command.Name.Value.IsPartial));
    }

    private static void CheckAssignment(
        UpdateUserCommand command,
        ValidationContext<UpdateUserCommand> context,
        UserView? current,
        Organization organization)
    {
        var assignment = new Assignment(organization, command.Roles, command.Locals, command.Area);
        context.AddErrors(assignment.Errors);
        if (current is null || assignment.Roles.IsSet != command.Roles.IsSet || assignment.Area.IsSet != command.Area.IsSet)
        {
            return;
        }

        IReadOnlyList<RoleDefinition> roles = assignment.Roles.IsSet
            ? assignment.Roles.Value
            : [.. organization.Roles.Where(role => current.Roles.Contains(role.Name))];
        var area = assignment.Area.IsSet ? assignment.Area.Value
            : current.Area is { } kept ? Area.Restore(kept)
            : null;
        if (roles.Count > 0)
        {
            context.AddErrors(nameof(command.Area), User.CheckAssignment(roles, area), command.Area.Sent);
        }
    }
}
