using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Asks whether the organization has the role and the local.</summary>
internal sealed class ListUsersQueryValidator : AbstractValidator<ListUsersQuery>
{
    public ListUsersQueryValidator(IOrganizations organizations, ICallerAccessor caller) =>
        RuleFor(query => query).CustomAsync(async (query, context, cancellationToken) =>
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            if (query.Role.IsValid)
            {
                context.AddErrors(nameof(query.Role), organization.FindRole(query.Role.Value), query.Role.Value.Text);
            }

            if (query.Local.IsValid)
            {
                context.AddErrors(nameof(query.Local), organization.FindLocals([query.Local.Value]));
            }
        }).When(query => query.Role.IsSet || query.Local.IsSet);
}
