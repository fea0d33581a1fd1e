namespace HelpDesk.Users.Application.Audit;

/// <summary>A record of the audit as callers see it: the only form in which records leave the application.</summary>
/// <param name="Sequence">The position in the audit, counted from 1 over all organizations.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Action">What was done or tried, one of <see cref="AuditActions"/>.</param>
/// <param name="Reason">Why the action was refused, an error code; null when it succeeded.</param>
/// <param name="SubjectId">The id of the affected user, service account or other object.</param>
/// <param name="SubjectName">The subject's email address or name at that time.</param>
/// <param name="CorrelationId">The id that finds the request in the log.</param>
/// <param name="Address">The IP address that sent the request.</param>
/// <param name="Hash">The hash over this record and the one before it.</param>
public sealed record AuditRecordView(
    long Sequence,
    DateTimeOffset At,
    string Action,
    AuditOutcome Outcome,
    string? Reason,
    AuditActor Actor,
    string? SubjectId,
    string? SubjectName,
    IReadOnlyList<AuditChange> Changes,
    string? CorrelationId,
    string? Address,
    string Hash);
