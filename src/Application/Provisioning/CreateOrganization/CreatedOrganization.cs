using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Provisioning.CreateOrganization;

/// <summary>A new organization.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Administrator">Who runs it. Nobody can read a generated password again.</param>
public sealed record CreatedOrganization(Organization Organization, FirstAdministrator Administrator);
