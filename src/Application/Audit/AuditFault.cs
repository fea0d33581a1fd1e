namespace HelpDesk.Users.Application.Audit;

/// <summary>What is wrong with the first record of the audit that is not sound.</summary>
public enum AuditFault
{
    /// <summary>It is not there, although later ones are.</summary>
    Missing,

    /// <summary>It is not what was written at this place.</summary>
    Changed,

    /// <summary>The records end before the place that was noted as their end.</summary>
    EndMissing,

    /// <summary>The place and hash that are noted as the end of the records are not theirs.</summary>
    EndChanged,
}
