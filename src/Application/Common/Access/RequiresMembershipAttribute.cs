using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>
/// Allows the request to every signed-in service account and user of the organization, except users who must change their password
/// first.
/// </summary>
public sealed class RequiresMembershipAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller switch
        {
            { IsSignedIn: false } => new Error(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired),
            { MustChangePassword: true } => new Error(ErrorKind.Forbidden, ErrorCodes.PasswordChangeRequired),
            _ => null,
        };
    }
}
