using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Who holds the permission may send it, once it has a password of its own.</summary>
/// <param name="permission">The permission's code.</param>
public sealed class RequiresPermissionAttribute(string permission) : AccessAttribute
{
    /// <summary>The permission's code.</summary>
    public string Permission { get; } = permission;

    /// <inheritdoc/>
    public override Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller switch
        {
            { IsSignedIn: false } => new Error(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired),
            { MustChangePassword: true } => new Error(ErrorKind.Forbidden, ErrorCodes.PasswordChangeRequired),
            _ when !caller.Permissions.Contains(Permission) => new Error(ErrorKind.Forbidden, ErrorCodes.PermissionMissing) { Allowed = [Permission] },
            _ => null,
        };
    }
}
