using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit.ListAudit;

/// <summary>
/// Reads a page of the audit of the caller's organization, the newest record first. Records that are added meanwhile move nothing
/// on the pages that follow.
/// </summary>
[RequiresPermission(Permissions.AuditRead, AuditName = "ListAudit")]
public sealed record ListAuditQuery : AuditSearch, IQuery<Result<AuditPage>>
{
    /// <summary>How many records a page has unless <see cref="AuditSearch.Limit"/> says otherwise.</summary>
    public const int DefaultLimit = 100;
}
