namespace HelpDesk.Users.Application.Audit.ListAudit;

/// <summary>A page of the audit.</summary>
/// <param name="Records">The records, the newest first.</param>
/// <param name="Next">What <see cref="AuditSearch.Before"/> must be for the page that follows; null when none does.</param>
public sealed record AuditPage(IReadOnlyList<AuditRecordView> Records, long? Next);
