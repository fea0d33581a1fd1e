using FluentValidation;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Validation;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ListUsers;

internal sealed class ListUsersQueryValidator : AbstractValidator<ListUsersQuery>
{
    public ListUsersQueryValidator(IOrganizations organizations, ICallerAccessor caller)
    {
        RuleFor(query => query.Area).MustParse(Area.Parse);
        RuleFor(query => query).CustomAsync(async (query, context, cancellationToken) =>
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

            if (query.Role is not null || query.Local is not null)
            {
                var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
                context.AddErrors(nameof(query.Role), query.Role is null ? Result.Success : organization.FindRole(query.Role), query.Role?.Text);
                context.AddErrors(nameof(query.Local), organization.FindLocals(query.Local is null ? [] : [query.Local]));
            }
        });
    }
}
