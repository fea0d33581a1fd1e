using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit;

/// <summary>
/// An event to record in the audit. <see cref="IAuditTrail"/> adds the time, the caller and the origin of the request.
/// </summary>
public sealed record AuditEntry(string Action)
{
    /// <summary>The id of the affected user, service account, signing key, organization, role or local.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The subject's email address or name at that time.</summary>
    public string? SubjectName { get; init; }

    /// <summary>The fields that changed.</summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];

    /// <summary>The affected organization; null for the caller's.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Whether the action succeeded or was refused.</summary>
    public AuditOutcome Outcome { get; init; }

    /// <summary>Why the action was refused: one of <see cref="ErrorCodes"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Who performed the action; null for the caller. It is set for a sign-in, where the caller is still anonymous.</summary>
    public AuditActor? Actor { get; init; }

    /// <summary>Copies the entry as a refused action, with the code of the error as the reason.</summary>
    public AuditEntry Refused(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return this with { Outcome = AuditOutcome.Refused, Reason = error.Code };
    }
}
