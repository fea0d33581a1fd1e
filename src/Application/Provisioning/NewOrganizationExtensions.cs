using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>From what was asked for to the domain.</summary>
internal static class NewOrganizationExtensions
{
    /// <summary>The organization as it begins.</summary>
    public static Organization ToOrganization(this INewOrganization request, string id) => OrganizationTemplates.Create(
        request.Template.Value,
        id,
        request.Name.Value,
        new(request.Areas.ValueOr([]), request.RequiresPasswordChange.ValueOr(OrganizationPolicy.Default.RequiresPasswordChange)),
        request.Locals.ValueOr([])).Value;
}
