namespace HelpDesk.Users.Application.Audit;

/// <summary>How it ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Succeeded,

    /// <summary>It was not done; the reason says why.</summary>
    Refused,
}
