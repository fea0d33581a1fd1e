using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Provisioning.CreateOrganization;

/// <summary>A new organization and its first administrator.</summary>
public sealed record CreatedOrganization(Organization Organization, FirstAdministrator Administrator);
