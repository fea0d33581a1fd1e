using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A record of the audit as stored: added, never changed.</summary>
internal sealed class AuditRecordRow
{
    /// <summary>An address, or the name of a service account, is longer than any other name in the audit.</summary>
    public const int MaxNameLength = EmailAddress.MaxLength * 2;

    /// <summary>Its place in the chain, counted from 1 without gaps: the primary key.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string OrganizationId { get; init; }

    public required string Action { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public string? Reason { get; init; }

    public required AuditActorKind ActorKind { get; init; }

    public string? ActorId { get; init; }

    public string? ActorName { get; init; }

    public string? SubjectId { get; init; }

    public string? SubjectName { get; init; }

    /// <summary>JSON: the members that changed, each with its old and new value.</summary>
    public string? Changes { get; init; }

    public string? CorrelationId { get; init; }

    public string? Address { get; init; }

    /// <summary>SHA-256 over the predecessor's hash and all members above, in hexadecimal.</summary>
    public string Hash { get; set; } = "";
}
