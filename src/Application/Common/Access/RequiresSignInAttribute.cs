using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Any signed-in user may send it, about itself, even one that must change its password first.</summary>
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
