using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>From what was asked for, once it is judged, to the domain.</summary>
internal static class NewOrganizationExtensions
{
    /// <summary>The organization as it begins.</summary>
    public static Organization ToOrganization(this INewOrganization request, string id) => OrganizationTemplates.Create(
        request.Template,
        id,
        Organization.ParseName(request.Name).Value,
        new(AreaCatalogue.Parse(request.Areas), request.RequiresPasswordChange),
        [.. request.Locals.Select(local => Local.Parse(local.Id, local.Name).Value)]).Value;
}
