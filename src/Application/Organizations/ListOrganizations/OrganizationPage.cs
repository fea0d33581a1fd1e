using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

/// <summary>A page of organizations.</summary>
public sealed record OrganizationPage(IReadOnlyList<Organization> Organizations, int Total);
