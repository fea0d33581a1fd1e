using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit.VerifyAudit;

/// <summary>Verifies that all audit records of all organizations exist and are unchanged.</summary>
[SystemOnly(AuditName = "VerifyAudit")]
public sealed record VerifyAuditQuery : IQuery<Result<AuditVerification>>;
