using FluentValidation;
using FluentValidation.Results;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.UpdateUser;

/// <summary>Asks the domain about each field that was sent, and about the roles and area that the user would end up with.</summary>
internal sealed class UpdateUserCommandValidator(IOrganizations organizations, IUserQueries users, PasswordPolicy policy, ICallerAccessor caller)
    : AbstractValidator<UpdateUserCommand>
{
    // FluentValidation takes longer to build rules than to apply them.
    private static readonly InlineValidator<UpdateUserCommand> Fields = RulesOfFields();

    public override async Task<ValidationResult> ValidateAsync(ValidationContext<UpdateUserCommand> context, CancellationToken cancellationToken = default)
    {
        await Fields.ValidateAsync(context, cancellationToken);
        if (context.InstanceToValidate is { Name.IsSet: true } or { Password.IsSet: true } or { IsAssignment: true })
        {
            await CheckWhatDependsOnTheUserAsync(context.InstanceToValidate, context, cancellationToken);
        }

        // Has no rules of its own, and makes the result of what was found.
        return await base.ValidateAsync(context, cancellationToken);
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

    private static InlineValidator<UpdateUserCommand> RulesOfFields()
    {
        var rules = new InlineValidator<UpdateUserCommand>();
        rules.RuleFor(command => command.Email).MustParse(EmailAddress.Parse);
        rules.RuleFor(command => command.Telefono).MustParse(Telefono.Parse);
        return rules;
    }
}
