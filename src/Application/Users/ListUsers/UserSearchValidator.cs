using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Organizations;

namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>Checks that the organization has the role and the local.</summary>
internal abstract class UserSearchValidator<TSearch> : AbstractValidator<TSearch>
    where TSearch : UserSearch
{
    protected UserSearchValidator(IOrganizations organizations, ICallerAccessor caller) =>
        RuleFor(search => search).CustomAsync(async (search, context, cancellationToken) =>
        {
            var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
            if (search.Role.IsValid)
            {
                context.AddErrors(nameof(search.Role), organization.FindRole(search.Role.Value), search.Role.Value.Text);
            }

            if (search.Local.IsValid)
            {
                context.AddErrors(nameof(search.Local), organization.FindLocals([search.Local.Value]));
            }
        }).When(search => search.Role.IsSet || search.Local.IsSet);
}
