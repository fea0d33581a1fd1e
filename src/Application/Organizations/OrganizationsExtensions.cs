using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>Extends <see cref="IOrganizations"/>.</summary>
internal static class OrganizationsExtensions
{
    /// <summary>Reads the organization of a signed-in caller, which always exists.</summary>
    public static async Task<Organization> GetAsync(this IOrganizations organizations, string id, CancellationToken cancellationToken) =>
        await organizations.FindAsync(id, cancellationToken)
        ?? throw new InvalidOperationException($"The organization '{id}' of a signed-in caller does not exist.");
}
