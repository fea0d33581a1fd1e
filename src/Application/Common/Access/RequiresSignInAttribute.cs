using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>
/// Allows the request, which is about the caller's own user, to every signed-in user, also to those who must change their password
/// first.
/// </summary>
public sealed class RequiresSignInAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller switch
        {
            { IsSignedIn: false } => new Error(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired),
            { UserId: null } => new Error(ErrorKind.Forbidden, ErrorCodes.PersonRequired),
            _ => null,
        };
    }
}
