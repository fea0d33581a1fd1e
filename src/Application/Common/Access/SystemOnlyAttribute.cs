using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Only the service itself sends it; no contract does.</summary>
public sealed class SystemOnlyAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override Error? Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.IsSystem ? null : new Error(ErrorKind.Forbidden, ErrorCodes.PermissionMissing);
    }
}
