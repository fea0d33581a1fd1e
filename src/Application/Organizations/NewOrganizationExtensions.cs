using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>From what was asked for, once it is judged, to the domain.</summary>
internal static class NewOrganizationExtensions
{
    /// <summary>The organization as it begins.</summary>
    public static Organization ToOrganization(this INewOrganization request, string id) => OrganizationTemplates.Create(
        request.Template,
        id,
        Organization.ParseName(request.Name).Value,
        new(ParseAreas(request.Areas), request.RequiresPasswordChange),
        [.. request.Locals.Select(local => Local.Parse(local.Id, local.Name).Value)]).Value;

    /// <summary>A catalogue: each area once; blanks are none.</summary>
    public static IReadOnlyList<Area> ParseAreas(IReadOnlyList<string> areas) =>
        [.. areas.Select(area => Area.Parse(area).Value).OfType<Area>().Distinct()];
}
