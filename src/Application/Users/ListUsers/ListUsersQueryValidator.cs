using FluentValidation;
using FluentValidation.Results;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Asks the domain about each filter, and whether the organization has the role and the local.</summary>
internal sealed class ListUsersQueryValidator(IOrganizations organizations, ICallerAccessor caller) : AbstractValidator<ListUsersQuery>
{
    // FluentValidation takes longer to build rules than to apply them.
    private static readonly InlineValidator<ListUsersQuery> Fields = RulesOfFields();

    public override async Task<ValidationResult> ValidateAsync(ValidationContext<ListUsersQuery> context, CancellationToken cancellationToken = default)
    {
        await Fields.ValidateAsync(context, cancellationToken);
        var query = context.InstanceToValidate;
        if (query.Role is not null || query.Local is not null)
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            context.AddErrors(nameof(query.Role), query.Role is null ? Result.Success : organization.FindRole(query.Role), query.Role?.Text);
            context.AddErrors(nameof(query.Local), organization.FindLocals(query.Local is null ? [] : [query.Local]));
        }

        // Has no rules of its own, and makes the result of what was found.
        return await base.ValidateAsync(context, cancellationToken);
    }

    private static InlineValidator<ListUsersQuery> RulesOfFields()
    {
        var rules = new InlineValidator<ListUsersQuery>();
        rules.RuleFor(query => query.Area).MustParse(Area.Parse);
        rules.RuleFor(query => query).Custom((query, context) =>
        {
            context.AddErrors(nameof(query.Cursor), UserCursor.Read(query.Cursor, query.Order, query.IsDescending), query.Cursor);
            if (query.Search?.Length > ListUsersQuery.MaxSearchLength)
            {
                context.AddError(nameof(query.Search), Error.Validation(ErrorCodes.TooLong) with { Limit = ListUsersQuery.MaxSearchLength });
            }

            if (query.Limit is < 1 or > ListUsersQuery.MaxLimit)
            {
                context.AddError(nameof(query.Limit), Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, ListUsersQuery.MaxLimit) });
            }
        });
        return rules;
    }
}
