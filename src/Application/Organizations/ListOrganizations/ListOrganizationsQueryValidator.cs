using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

internal sealed class ListOrganizationsQueryValidator : AbstractValidator<ListOrganizationsQuery>
{
    public ListOrganizationsQueryValidator() => RuleFor(query => query).Custom((query, context) =>
    {
        if (query.Page is < 1 or > ListOrganizationsQuery.MaxPage)
        {
            context.AddError(nameof(query.Page), Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, ListOrganizationsQuery.MaxPage) });
        }

        if (query.Limit is < 1 or > ListOrganizationsQuery.MaxLimit)
        {
            context.AddError(nameof(query.Limit), Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, ListOrganizationsQuery.MaxLimit) });
        }
    });
}
