using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>The areas that an organization allows.</summary>
internal static class AreaCatalogue
{
    /// <summary>Each area once, blanks left out.</summary>
    public static IReadOnlyList<Area> Parse(IReadOnlyList<string> areas) =>
        [.. areas.Select(area => Area.Parse(area).Value).OfType<Area>().Distinct()];
}
