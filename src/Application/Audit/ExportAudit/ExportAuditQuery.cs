using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit.ExportAudit;

/// <summary>
/// Streams the audit of the caller's organization, the newest record first: all matching records, unless
/// <see cref="AuditSearch.Limit"/> is set.
/// </summary>
[RequiresPermission(Permissions.AuditRead, AuditName = "ExportAudit")]
public sealed record ExportAuditQuery : AuditSearch, IQuery<Result<IAsyncEnumerable<AuditRecordView>>>;
