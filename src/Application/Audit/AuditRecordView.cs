namespace HelpDesk.Users.Application.Audit;

/// <summary>A record of the audit as callers see it: the only shape in which records leave the application.</summary>
/// <param name="Sequence">Its place in the audit, counted from 1 over all organizations.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Action">What was done or tried, one of <see cref="AuditActions"/>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it was refused, when it was.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="SubjectId">The id of whom or what it was done to.</param>
/// <param name="SubjectName">The subject's address or name at the time.</param>
/// <param name="Changes">What changed.</param>
/// <param name="CorrelationId">What finds the request in the log.</param>
/// <param name="Address">The IP address that the request came from.</param>
/// <param name="Hash">What ties it to the record before it.</param>
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
