namespace HelpDesk.Users.Application.Audit;

/// <summary>The append-only record of who did what, to whom, when, from where and with what outcome.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// Tells of what a command does. A success is written in the command's transaction, and so only if that is committed;
    /// a refusal is written when the command is refused.
    /// </summary>
    /// <param name="entry">What happened.</param>
    void Add(AuditEntry entry);

    /// <summary>Tells of something outside any command, at once.</summary>
    /// <param name="entry">What happened.</param>
    /// <returns>When it is written.</returns>
    Task RecordAsync(AuditEntry entry);
}
