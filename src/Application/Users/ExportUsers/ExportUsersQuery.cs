using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ExportUsers;

/// <summary>Streams all users of the caller's organization in order of creation.</summary>
[RequiresPermissionsOrSystem(Permissions.UsersRead, AuditName = "ExportUsers")]
public sealed record ExportUsersQuery : ParsedRequest, IQuery<Result<IAsyncEnumerable<ExportedUser>>>, IRestrictedRequest
{
    /// <summary>Whether the result includes the password hashes; only for an operator's command.</summary>
    public bool WithPasswordHashes { get; init; }

    /// <inheritdoc/>
    public Error? Check(Caller caller) => WithPasswordHashes ? new SystemOnlyAttribute().Check(caller) : null;
}
