namespace HelpDesk.Users.Infrastructure.Audit;

/// <summary>
/// The place of a record in the order in which the audit is read: by time, and among equal times by position in the chain. The clocks of
/// two instances can differ, and then it isn't the order of the chain.
/// </summary>
internal sealed record AuditPlace(DateTimeOffset At, long Sequence);
