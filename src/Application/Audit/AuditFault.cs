namespace HelpDesk.Users.Application.Audit;

/// <summary>What is wrong with the first invalid record of the audit.</summary>
public enum AuditFault
{
    /// <summary>The record is missing, although later ones exist.</summary>
    Missing,

    /// <summary>The record differs from the one that was written at this position.</summary>
    Changed,

    /// <summary>Records are missing at the end: the stored end position is greater.</summary>
    EndMissing,

    /// <summary>The stored end position and hash don't match the last record.</summary>
    EndChanged,
}
