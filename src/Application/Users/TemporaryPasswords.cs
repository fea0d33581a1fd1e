using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;

namespace HelpDesk.Users.Application.Users;

/// <summary>Applies the organization's policy to when temporary passwords expire.</summary>
internal sealed class TemporaryPasswords(IOrganizations organizations, ICallerAccessor caller)
{
    /// <summary>
    /// Returns the user without <see cref="UserSummary.PasswordExpiresAt"/> where passwords needn't be changed. The organization is read only
    /// for a user with a temporary password.
    /// </summary>
    public async Task<UserView> WithPolicyAsync(UserView user, CancellationToken cancellationToken) =>
        user.PasswordExpiresAt is null
        || (await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken)).Policy.RequiresPasswordChange
            ? user
            : user with { PasswordExpiresAt = null };
}
