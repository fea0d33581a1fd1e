using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.RenameLocal;

/// <summary>
/// Changes the name of a local. Refused with <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.OrganizationNotFound"/>
/// or <see cref="ErrorCodes.LocalNotFound"/>.
/// </summary>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "RenameLocal")]
public sealed record RenameLocalCommand(string OrganizationId, string LocalId) : ParsedRequest, ICommand<Result<Local>>
{
    /// <summary>The local's new name; null for the same as its id.</summary>
    public Input<string?> LocalName { get; init; }
}
