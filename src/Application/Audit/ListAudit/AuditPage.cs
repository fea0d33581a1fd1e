namespace HelpDesk.Users.Application.Audit.ListAudit;

/// <summary>A page of the audit.</summary>
/// <param name="Records">The records, the newest first.</param>
/// <param name="Next">The <see cref="AuditSearch.Before"/> of the next page; null on the last page.</param>
public sealed record AuditPage(IReadOnlyList<AuditRecordView> Records, long? Next);
