using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.GetOwnUser;

/// <summary>Reads the caller itself.</summary>
[RequiresSignIn]
public sealed record GetOwnUserQuery : IQuery<Result<UserView>>, IRestrictedRequest
{
    /// <summary>Whether also callers may send it who must change their password first.</summary>
    public bool AllowsTemporaryPassword { get; init; } = true;

    /// <inheritdoc/>
    public Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.MustChangePassword && !AllowsTemporaryPassword ? UserErrors.PasswordChangeRequired : null;
    }
}
