using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Who holds all the permissions may send it, once it has a password of its own, and so may the operator by a command.</summary>
/// <param name="permissions">The permissions' codes.</param>
public sealed class RequiresPermissionsOrSystemAttribute(params string[] permissions) : AccessAttribute
{
    /// <summary>The permissions' codes.</summary>
    public IReadOnlyList<string> Permissions { get; } = permissions;

    /// <inheritdoc/>
    public override Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.IsSystem
            ? null
            : Permissions.Select(permission => new RequiresPermissionAttribute(permission).Check(caller)).FirstOrDefault(refusal => refusal is not null);
    }
}
