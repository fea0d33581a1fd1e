namespace HelpDesk.Users.Application.Audit.ListAudit;

internal sealed class ListAuditQueryValidator : AuditSearchValidator<ListAuditQuery>;
