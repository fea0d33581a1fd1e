using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Account.VerifyAccess;

/// <summary>
/// Reads who the caller is at this moment, for a gateway that asks before it passes a request on to another service. Callers need all of
/// <paramref name="Permissions"/>, which can be those of other services.
/// </summary>
/// <param name="Permissions">The codes as sent; a malformed one is one that nobody has.</param>
[RequiresMembership(AuditName = "VerifyAccess")]
public sealed record VerifyAccessQuery(IReadOnlyList<string> Permissions) : IQuery<Result<VerifiedCaller>>, IRestrictedRequest
{
    /// <inheritdoc/>
    public Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Permissions.FirstOrDefault(permission => !caller.Permissions.Contains(permission)) is { } missing
            ? new Error(ErrorKind.Forbidden, ErrorCodes.PermissionMissing) { Allowed = [missing] }
            : null;
    }
}
