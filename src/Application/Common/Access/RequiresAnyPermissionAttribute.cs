using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Allows the request to callers with at least one of the permissions, except users who must change their password first.</summary>
public sealed class RequiresAnyPermissionAttribute(params string[] permissions) : AccessAttribute
{
    /// <summary>The permissions' codes.</summary>
    public IReadOnlyList<string> Permissions { get; } = permissions;

    /// <inheritdoc/>
    public override Error? Check(Caller caller)
    {
        var refusals = Permissions.Select(permission => new RequiresPermissionAttribute(permission).Check(caller)).ToList();
        return refusals.Contains(null) ? null
            : refusals[0]!.Code == ErrorCodes.PermissionMissing ? refusals[0]! with { Allowed = Permissions }
            : refusals[0];
    }
}
