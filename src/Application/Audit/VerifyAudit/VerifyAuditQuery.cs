using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit.VerifyAudit;

/// <summary>Finds out whether all records of the audit, of every organization, are there and as they were written.</summary>
[SystemOnly(AuditName = "VerifyAudit")]
public sealed record VerifyAuditQuery : IQuery<Result<AuditVerification>>;
