namespace HelpDesk.Users.Application.Audit;

/// <summary>The append-only record of who did what, to whom, when, from where and with which outcome.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// Records what a command does. A success is written in the command's transaction, so only if the transaction is committed.
    /// A refusal is written when the command is refused.
    /// </summary>
    void Add(AuditEntry entry);

    /// <summary>Records immediately something that happens outside a command. The task completes when the entry is written.</summary>
    Task RecordAsync(AuditEntry entry);
}
