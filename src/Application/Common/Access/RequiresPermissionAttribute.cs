using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Allows the request to callers with a permission, except users who must change their password first.</summary>
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
            _ when !caller.Permissions.Contains(Permission) =>
                new Error(ErrorKind.Forbidden, ErrorCodes.PermissionMissing) { Allowed = [Permission] },
            _ => null,
        };
    }
}
