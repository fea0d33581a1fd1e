using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence;

namespace HelpDesk.Users.Infrastructure.Organizations;

/// <summary>
/// Organizations as they were read for the request at hand, so that its validator, its handler and its queries read them once.
/// </summary>
internal sealed class OrganizationMemory(DirectoryContext context, OrganizationQuery query)
{
    private readonly Dictionary<string, Organization?> known = [];

    /// <summary>Null when there is none with this id.</summary>
    public async Task<Organization?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(id, out var organization))
        {
            known[id] = organization = await query.FindAsync(context, id, cancellationToken);
        }

        return organization;
    }

    /// <summary>The organization if it was read already, else null.</summary>
    public Organization? Recall(string id) => known.GetValueOrDefault(id);

    /// <summary>Reads organizations anew from now on.</summary>
    public void Forget() => known.Clear();
}
