namespace HelpDesk.Users.Application.Audit;

/// <summary>How an action ended.</summary>
public enum AuditOutcome
{
    /// <summary>The action was carried out.</summary>
    Succeeded,

    /// <summary>The action was not carried out; the reason says why.</summary>
    Refused,
}
