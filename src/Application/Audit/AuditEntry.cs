using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit;

/// <summary>What happened, as far as whoever did it can tell; who asked, when and from where is added to it.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
public sealed record AuditEntry(string Action)
{
    /// <summary>The id of whom or what it was done to: a user, a service account, a signing key, an organization, a role, a local.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The subject's address or name at the time.</summary>
    public string? SubjectName { get; init; }

    /// <summary>What changed.</summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];

    /// <summary>The organization it concerns, when it is not the one the caller acts in.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>How it ended.</summary>
    public AuditOutcome Outcome { get; init; }

    /// <summary>Why it was refused: one of <see cref="ErrorCodes"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Who did it, when it is not the caller, as with somebody who has just signed in.</summary>
    public AuditActor? Actor { get; init; }

    /// <summary>The same, refused.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The entry.</returns>
    public AuditEntry Refused(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return this with { Outcome = AuditOutcome.Refused, Reason = error.Code };
    }
}
