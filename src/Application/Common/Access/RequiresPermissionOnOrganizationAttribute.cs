using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>
/// Allows the request about any organization to callers with one permission, and about their own organization to callers with
/// another permission; not to users who must change their password first. The answer doesn't reveal whether another organization
/// exists.
/// </summary>
/// <param name="permission">The code of the permission on every organization.</param>
/// <param name="ownPermission">The code of the permission on the caller's own organization.</param>
public sealed class RequiresPermissionOnOrganizationAttribute(string permission, string ownPermission) : AccessAttribute
{
    private readonly RequiresPermissionAttribute anyOrganization = new(permission);
    private readonly RequiresPermissionAttribute ownOrganization = new(ownPermission);

    /// <summary>The code of the permission on every organization.</summary>
    public string Permission => anyOrganization.Permission;

    /// <summary>The code of the permission on the caller's own organization.</summary>
    public string OwnPermission => ownOrganization.Permission;

    /// <inheritdoc/>
    public override Error? Check(Caller caller) => anyOrganization.Check(caller);

    /// <inheritdoc/>
    protected override Error? CheckCaller(Caller caller, object request)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var refusal = Check(caller);
        return refusal is not null && request is IAboutOrganization about && about.OrganizationId == caller.OrganizationId
            ? ownOrganization.Check(caller)
            : refusal;
    }
}
