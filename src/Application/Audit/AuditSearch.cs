using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit;

/// <summary>Which records of the caller's organization are asked for; what is null asks for all.</summary>
public abstract record AuditSearch : IInputErrors
{
    /// <summary>The most records that can be asked for at once, when not all are.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The id of whom or what it was done to.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The id of the user or service account that did it.</summary>
    public string? ActorId { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>How it ended.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only records that are older than the one in this place.</summary>
    public long? Before { get; init; }

    /// <summary>How many, the newest first: 1 to <see cref="MaxLimit"/>.</summary>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Error> InputErrors { get; init; } = [];
}
