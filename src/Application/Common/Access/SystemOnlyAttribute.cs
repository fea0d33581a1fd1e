using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Allows the request only to this service itself; no API contract sends it.</summary>
public sealed class SystemOnlyAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.IsSystem ? null : new Error(ErrorKind.Forbidden, ErrorCodes.PermissionMissing);
    }
}
