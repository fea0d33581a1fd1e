using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>Stores what a command changed on a loaded organization, and ends the tokens that say what is no longer so.</summary>
internal sealed class OrganizationChanges(IOrganizations organizations, IOrganizationMembers members, TimeProvider clock)
{
    /// <summary>Success, or <see cref="ErrorCodes.HoldersWithoutArea"/>.</summary>
    public async Task<Result> SaveAsync(Organization former, Organization organization, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await organizations.SaveAsync(organization, cancellationToken);
        var roles = organization.Roles.Join(former.Roles, role => role.Number, known => known.Number, (role, known) => (Role: role, Former: known));
        foreach (var (role, formerRole) in roles.Where(pair => !pair.Role.MeansTheSameAs(pair.Former)))
        {
            if (role.NeedsArea && !formerRole.NeedsArea && await members.AnyHolderWithoutAreaAsync(organization.Id, role.Number, cancellationToken))
            {
                return OrganizationErrors.HoldersWithoutArea;
            }

            await members.EndTokensOfHoldersAsync(organization.Id, role.Number, now, cancellationToken);
        }

        if (former.IsActive && !organization.IsActive)
        {
            await members.EndTokensAsync(organization.Id, now, cancellationToken);
        }

        if (!former.Policy.RequiresPasswordChange && organization.Policy.RequiresPasswordChange)
        {
            await members.EndTokensOfTemporaryPasswordsAsync(organization.Id, now, cancellationToken);
        }

        return Result.Success;
    }
}
