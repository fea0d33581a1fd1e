using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>Reading organizations that are known to exist.</summary>
internal static class OrganizationsExtensions
{
    /// <summary>The organization that a signed-in caller belongs to.</summary>
    public static async Task<Organization> GetAsync(this IOrganizations organizations, string id, CancellationToken cancellationToken) =>
        await organizations.FindAsync(id, cancellationToken)
        ?? throw new InvalidOperationException($"The organization '{id}' of a signed-in caller does not exist.");
}
