using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit.ListAudit;

/// <summary>
/// Reads a page of the audit of the caller's organization, the newest record first. Records that are added in the meantime don't
/// change the next pages.
/// </summary>
[RequiresPermission(Permissions.AuditRead, AuditName = "ListAudit")]
public sealed record ListAuditQuery : AuditSearch, IQuery<Result<AuditPage>>
{
    /// <summary>The size of a page when <see cref="AuditSearch.Limit"/> is omitted.</summary>
    public const int DefaultLimit = 100;
}
