using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>
/// Allows the request to callers with all the permissions, except users who must change their password first, and to this service
/// itself, for an operator's command.
/// </summary>
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
            : Permissions
                .Select(permission => new RequiresPermissionAttribute(permission).Check(caller))
                .FirstOrDefault(refusal => refusal is not null);
    }
}
