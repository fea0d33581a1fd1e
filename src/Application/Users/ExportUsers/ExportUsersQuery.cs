using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ExportUsers;

/// <summary>Reads all users of the caller's organization in order of creation, as they are consumed.</summary>
[RequiresPermissionsOrSystem(Permissions.UsersRead, AuditName = "ExportUsers")]
public sealed record ExportUsersQuery : ParsedRequest, IQuery<Result<IAsyncEnumerable<ExportedUser>>>, IRestrictedRequest
{
    /// <summary>Whether the hashes of their passwords are wanted, which only the operator gets.</summary>
    public bool WithPasswordHashes { get; init; }

    /// <inheritdoc/>
    public Error? Check(Caller caller) => WithPasswordHashes ? new SystemOnlyAttribute().Check(caller) : null;
}
