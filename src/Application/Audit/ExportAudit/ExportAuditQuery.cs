using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit.ExportAudit;

/// <summary>
/// Reads the audit of the caller's organization, the newest record first, as it is consumed: all that is asked for, unless
/// <see cref="AuditSearch.Limit"/> says how many.
/// </summary>
[RequiresPermission(Permissions.AuditRead, AuditName = "ExportAudit")]
public sealed record ExportAuditQuery : AuditSearch, IQuery<Result<IAsyncEnumerable<AuditRecordView>>>;
