using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Whoever is signed in may send it about its own organization: a service, or a person who has a password of its own.</summary>
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
