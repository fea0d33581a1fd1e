using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

/// <summary>A page of organizations.</summary>
/// <param name="Organizations">The organizations of the page.</param>
/// <param name="Total">The number of organizations on all pages.</param>
public sealed record OrganizationPage(IReadOnlyList<Organization> Organizations, int Total);
