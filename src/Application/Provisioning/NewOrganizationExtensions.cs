using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>Extends <see cref="INewOrganization"/>.</summary>
internal static class NewOrganizationExtensions
{
    /// <summary>Creates the organization that a valid request describes.</summary>
    public static Organization ToOrganization(this INewOrganization request, string id) => OrganizationTemplates.Create(
        request.Template.Value,
        id,
        request.Name.Value,
        new(request.Areas.ValueOr([]), request.RequiresPasswordChange.ValueOr(OrganizationPolicy.Default.RequiresPasswordChange)),
        request.Locals.ValueOr([])).Value;
}
