using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A stored audit record. It is never changed.</summary>
internal sealed class AuditRecordRow
{
    /// <summary>The longest names in the audit are email addresses and names of service accounts.</summary>
    public const int MaxNameLength = EmailAddress.MaxLength * 2;

    /// <summary>The primary key: the position in the chain, from 1 and without gaps.</summary>
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

    /// <summary>The changed members with their old and new values, as JSON.</summary>
    public string? Changes { get; init; }

    public string? CorrelationId { get; init; }

    public string? Address { get; init; }

    /// <summary>SHA-256 of the predecessor's hash and all members above, in hexadecimal.</summary>
    public string Hash { get; set; } = "";
}
