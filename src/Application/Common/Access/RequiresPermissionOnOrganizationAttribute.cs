using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>
/// Who holds the one permission may send it about every organization, who holds the other about its own, once it has a password
/// of its own. Whether another organization exists makes no difference.
/// </summary>
/// <param name="permission">The code that opens every organization.</param>
/// <param name="ownPermission">The code that opens the caller's own.</param>
public sealed class RequiresPermissionOnOrganizationAttribute(string permission, string ownPermission) : AccessAttribute
{
    private readonly RequiresPermissionAttribute onEvery = new(permission);
    private readonly RequiresPermissionAttribute onOwn = new(ownPermission);

    /// <summary>The code that opens every organization.</summary>
    public string Permission => onEvery.Permission;

    /// <summary>The code that opens the caller's own.</summary>
    public string OwnPermission => onOwn.Permission;

    /// <inheritdoc/>
    public override Error? Check(Caller caller) => onEvery.Check(caller);

    /// <inheritdoc/>
    protected override Error? CheckCaller(Caller caller, object request)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var refusal = Check(caller);
        return refusal is not null && request is IAboutOrganization about && about.OrganizationId == caller.OrganizationId
            ? onOwn.Check(caller)
            : refusal;
    }
}
