using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>
/// Caches the organizations that a request has read, so that its validator, its handler and its queries read each one only once.
/// </summary>
internal sealed class OrganizationCache(DirectoryContext context, OrganizationQuery query)
{
    private readonly Dictionary<string, Organization?> cache = [];

    /// <summary>Returns the organization from the cache or the database; null when none has this ID.</summary>
    public async Task<Organization?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!cache.TryGetValue(id, out var organization))
        {
            cache[id] = organization = await query.FindAsync(context, id, cancellationToken);
        }

        return organization;
    }

    /// <summary>Returns the organization if it is in the cache; otherwise null.</summary>
    public Organization? FindCached(string id) => cache.GetValueOrDefault(id);

    /// <summary>Clears the cache.</summary>
    public void Clear() => cache.Clear();
}
