using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>Stores the changes of a loaded organization, and revokes the tokens that these changes make outdated.</summary>
internal sealed class OrganizationChanges(IOrganizations organizations, IOrganizationMembers members, TimeProvider clock)
{
    /// <returns>Success, or <see cref="ErrorCodes.HoldersWithoutArea"/>.</returns>
    public async Task<Result> SaveAsync(Organization former, Organization organization, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await organizations.SaveAsync(organization, cancellationToken);
        var roles = organization.Roles.Join(
            former.Roles,
            role => role.Number,
            known => known.Number,
            (role, known) => (Role: role, Former: known));
        foreach (var (role, formerRole) in roles.Where(pair => !pair.Role.HasSameEffectAs(pair.Former)))
        {
            if (role.NeedsArea
                && !formerRole.NeedsArea
                && await members.AnyHolderWithoutAreaAsync(organization.Id, role.Number, cancellationToken))
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
