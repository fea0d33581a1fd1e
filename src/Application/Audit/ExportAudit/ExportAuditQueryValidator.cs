namespace HelpDesk.Users.Application.Audit.ExportAudit;

internal sealed class ExportAuditQueryValidator : AuditSearchValidator<ExportAuditQuery>;
