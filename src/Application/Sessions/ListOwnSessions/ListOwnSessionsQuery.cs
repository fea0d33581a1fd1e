using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Sessions.ListOwnSessions;

/// <summary>Reads the caller's own sessions. Callers who must change their password first are refused.</summary>
[RequiresSignIn(AuditName = "ListOwnSessions")]
public sealed record ListOwnSessionsQuery : ParsedRequest, IQuery<Result<IReadOnlyList<SessionView>>>, IRestrictedRequest
{
    /// <inheritdoc/>
    public Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.MustChangePassword ? UserErrors.PasswordChangeRequired : null;
    }
}
