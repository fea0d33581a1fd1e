using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Account.GetOwnUser;

/// <summary>Reads the caller's own user.</summary>
[RequiresSignIn(AuditName = "GetOwnUser")]
public sealed record GetOwnUserQuery : IQuery<Result<UserView>>, IRestrictedRequest
{
    /// <summary>Whether callers who must change their password first can send it too.</summary>
    public bool AllowsTemporaryPassword { get; init; } = true;

    /// <inheritdoc/>
    public Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.MustChangePassword && !AllowsTemporaryPassword ? UserErrors.PasswordChangeRequired : null;
    }
}
