using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.EndOwnSession;

/// <summary>
/// Ends one session of the caller, which can be the current one: its tokens are refused from the next request on. Refused with
/// <see cref="ErrorCodes.SessionNotFound"/>. Callers who must change their password first are refused.
/// </summary>
[RequiresSignIn(AuditName = "EndOwnSession")]
public sealed record EndOwnSessionCommand(Guid SessionId) : ICommand<Result>, IRestrictedRequest
{
    /// <inheritdoc/>
    public Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.MustChangePassword ? UserErrors.PasswordChangeRequired : null;
    }
}
